/** Working time in Viet Nam: calendars, periods, due dates with their explanation. Pure: no clock, no I/O. */
package vn.lienthong.workingtime;
