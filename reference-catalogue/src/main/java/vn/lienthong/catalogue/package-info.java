/** Dated reference data: units, agencies, officers, delegations, procedures, calendars. */
package vn.lienthong.catalogue;
