/** Views, ledger and reports. */
package vn.lienthong.reporting;
