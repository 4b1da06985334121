/** Dated reference data: units, agencies, procedures, calendars. */
package vn.lienthong.catalogue;
