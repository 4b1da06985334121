/** Versions of events that nobody writes any more and every log may hold: each says what it is in today's words. */
package vn.lienthong.contracts.event.earlier;
