/** Who signed what on whose authority (ủy quyền, giao ký thay). */
package vn.lienthong.reporting.delegations;
