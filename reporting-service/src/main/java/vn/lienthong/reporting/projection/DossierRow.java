package vn.lienthong.reporting.projection;

import java.time.Instant;
import vn.lienthong.reporting.domain.Dossier;
import vn.lienthong.reporting.domain.DossierView;
import vn.lienthong.reporting.projection.BatchFold.Place;

/**
 * A row of the table of dossiers.
 *
 * @param dueSoonFrom by the calendar of the receiving unit, or {@code null}
 * @param pending reported facts that their owner has not answered
 * @param offset of the last record that concerned it
 */
record DossierRow(int partition, DossierView view, Instant dueSoonFrom, int pending, long offset) {
    /** @param last the place of the last record that concerned it */
    static DossierRow of(Place last, Dossier dossier, DueSoonDates dueSoon) {
        var view = DossierView.of(dossier);
        var pending = dossier.history().unanswered().size();
        return new DossierRow(last.partition(), view, dueSoon.of(view), pending, last.offset());
    }
}
