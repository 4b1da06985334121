package vn.lienthong.reporting.indicators;

import jakarta.inject.Singleton;
import java.util.Optional;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.catalogue.Procedure;
import vn.lienthong.contracts.reference.StartRule;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.Limit;
import vn.lienthong.contracts.value.LimitUnit;
import vn.lienthong.reporting.domain.BusinessDay;
import vn.lienthong.reporting.report.CountedDossier;
import vn.lienthong.reporting.report.UnitCalendars;
import vn.lienthong.workingtime.DueDates;
import vn.lienthong.workingtime.WorkCalendar;

/** The time limits that dossiers had when they were received: the one pinned then, else that of the catalogue. */
@Singleton
class ProcedureLimits {
    private final LiveCatalogue catalogue;
    private final UnitCalendars calendars;

    ProcedureLimits(LiveCatalogue catalogue, UnitCalendars calendars) {
        this.catalogue = catalogue;
        this.calendars = calendars;
    }

    /** What procedures that the catalogue does not know count in. */
    LimitUnit unit(CountedDossier counted) {
        return limit(counted).map(Limit::unit).orElse(LimitUnit.WORKING_DAY);
    }

    /** When the procedure's limit ends, for what was promised no date; {@code null} where there is no limit. */
    DueDate ends(CountedDossier counted) {
        if (counted.course().originalDue() != null) return null;
        var start = procedure(counted).map(Procedure::start).orElse(StartRule.RECEPTION);
        return limit(counted)
                .map(limit -> DueDates.compute(counted.receivedAt(), limit, start, calendar(counted))
                        .due())
                .orElse(null);
    }

    WorkCalendar calendar(CountedDossier counted) {
        return calendars.of(counted.reception().event().unit(), BusinessDay.of(counted.receivedAt()));
    }

    private Optional<Limit> limit(CountedDossier counted) {
        var promised = counted.reception().event().promised();
        if (promised != null && promised.limit() != null) return Optional.of(promised.limit());
        return procedure(counted).map(Procedure::limit);
    }

    private Optional<Procedure> procedure(CountedDossier counted) {
        return catalogue.now().procedure(counted.reception().event().procedure(), BusinessDay.of(counted.receivedAt()));
    }
}
