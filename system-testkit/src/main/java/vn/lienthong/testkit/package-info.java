/** How a test talks to a whole suite: over HTTP, in the log, in the tables. */
package vn.lienthong.testkit;
