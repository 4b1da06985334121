/** Reading the log: every record of a partition exactly once, in order, each effect in the transaction of its position. */
package vn.lienthong.journal.consumer;
