/** The indicators of service to citizens and businesses (bộ chỉ số, QĐ 766/QĐ-TTg) that the log can tell. */
package vn.lienthong.reporting.indicators;
