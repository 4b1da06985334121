/** Who did what to the log and its views (kiểm tra người kiểm tra), read from reporting's own journal. */
package vn.lienthong.reporting.audit;
