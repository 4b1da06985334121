/** The way of a fact from the journal into the log. */
package vn.lienthong.journal.relay;
