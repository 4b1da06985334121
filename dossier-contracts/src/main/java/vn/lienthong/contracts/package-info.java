/** The published language: events, posted facts, the record of the log. */
package vn.lienthong.contracts;
