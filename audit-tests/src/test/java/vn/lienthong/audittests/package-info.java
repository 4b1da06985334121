/** What leaders and auditors are told by a whole suite: the figures of the cases, views built anew, a log that is proved. */
package vn.lienthong.audittests;
