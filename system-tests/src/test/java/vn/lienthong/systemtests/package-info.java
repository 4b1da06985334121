/** The whole suite running as processes of its own, seen from outside: over HTTP, in the log, in the journals. */
package vn.lienthong.systemtests;
