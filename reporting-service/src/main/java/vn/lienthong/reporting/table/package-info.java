/**
 * Tables as they are printed, whatever they are put on: plain Java. A report says once, as a {@link
 * vn.lienthong.reporting.table.PrintedTable}, what stands where; {@code adapter/sheet} and {@code adapter/paper} put it
 * into a workbook and on a page.
 */
package vn.lienthong.reporting.table;
