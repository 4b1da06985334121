/** Procedures whose time limit was shortened (cắt giảm thời hạn giải quyết), by the dated versions of the catalogue. */
package vn.lienthong.reporting.simplification;
