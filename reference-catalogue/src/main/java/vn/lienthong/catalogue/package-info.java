/** Dated reference data: units, procedures, calendars. */
package vn.lienthong.catalogue;
