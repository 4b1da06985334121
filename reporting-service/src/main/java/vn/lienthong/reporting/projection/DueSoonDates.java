package vn.lienthong.reporting.projection;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.reporting.domain.BusinessDay;
import vn.lienthong.reporting.domain.DossierView;
import vn.lienthong.workingtime.DueDates;
import vn.lienthong.workingtime.UnknownYearException;

/** From when an open dossier is due soon: the start of the last working day before its due day. */
@Singleton
public class DueSoonDates {
    private final LiveCatalogue catalogue;

    public DueSoonDates(LiveCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** @return {@code null} for a closed dossier, one without due date, or a unit or year without calendar */
    public Instant of(DossierView view) {
        if (view.closedAt() != null || view.due() == null || view.receivedAt() == null) return null;
        return of(view.unit(), BusinessDay.of(view.receivedAt()), view.due());
    }

    private Instant of(String unit, LocalDate received, DueDate due) {
        if (catalogue.now().unit(unit, received).isEmpty()) return null;
        try {
            return DueDates.dueSoonFrom(due, catalogue.now().calendar(unit, received));
        } catch (UnknownYearException beyondTheCalendar) {
            return null;
        }
    }
}
