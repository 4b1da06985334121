/** Dated reference data: units, agencies, officers, procedures, calendars. */
package vn.lienthong.catalogue;
