/** Journals and log held against each other when an auditor asks for it, while the suite runs. */
package vn.lienthong.reporting.verification;
