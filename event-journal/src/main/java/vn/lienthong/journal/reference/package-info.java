/** How a service comes to know reference data: the log {@code reference-data}, read from its beginning. */
package vn.lienthong.journal.reference;
