package vn.lienthong.reporting.projection;

import java.time.Instant;
import vn.lienthong.reporting.domain.DossierView;

/**
 * A row of the table of dossiers.
 *
 * @param dueSoonFrom by the calendar of the receiving unit, or {@code null}
 * @param pending reported facts that their owner has not answered
 * @param offset of the last record that concerned it
 */
record DossierRow(int partition, DossierView view, Instant dueSoonFrom, int pending, long offset) {}
