/**
 * Views built anew from the log beside those that answer, compared with them at the same place of the log, and put in their
 * place (diễn lại). See ADR 0031.
 */
package vn.lienthong.reporting.replay;
