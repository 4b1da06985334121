/**
 * The values of reference facts: units, agencies, officers, delegations, procedures, calendars, each dated, as the
 * catalogue's files write them.
 */
package vn.lienthong.contracts.reference;
