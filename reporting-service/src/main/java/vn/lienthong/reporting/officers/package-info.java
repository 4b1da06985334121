/** How officers and agencies are scored for the handling of dossiers (đánh giá việc giải quyết, TT 01/2018/TT-VPCP art 13-15). */
package vn.lienthong.reporting.officers;
