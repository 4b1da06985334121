/** Journal, relay and positioned consumer: how a fact becomes durable, reaches the log and is read from it. */
package vn.lienthong.journal;
