/** Group commit: commands that arrive together are decided in memory and appended in one transaction. */
package vn.lienthong.journal.commit;
