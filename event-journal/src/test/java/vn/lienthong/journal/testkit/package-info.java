/** For tests of everything that stands on the journal: real servers, fresh databases, a toy service, a chain checker. */
package vn.lienthong.journal.testkit;
