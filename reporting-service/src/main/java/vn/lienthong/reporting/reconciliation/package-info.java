/**
 * Holds published tables against themselves and against the ledger (đối chiếu số liệu đã công bố): plain Java. {@link
 * vn.lienthong.reporting.reconciliation.Arithmetic} finds what cannot be true whatever happened, {@link
 * vn.lienthong.reporting.reconciliation.LedgerComparison} what the suite counted otherwise.
 */
package vn.lienthong.reporting.reconciliation;
