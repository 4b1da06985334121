package vn.lienthong.routing.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.contracts.reference.SourceRegistration;
import vn.lienthong.contracts.value.Duty;
import vn.lienthong.routing.domain.Telling;
import vn.lienthong.workingtime.DueDates;
import vn.lienthong.workingtime.WorkCalendar;

/** The duty of synchronisation, and what was agreed with the sources, as the reference catalogue has them. */
record LawOfTelling(LiveCatalogue catalogue) implements Telling {
    @Override
    public Optional<Instant> lateFrom(String procedure, String unit, Instant happened, LocalDate receivedOn) {
        return catalogue
                .now()
                .duty(Duty.SYNCHRONISATION, procedure, receivedOn)
                .map(rule -> DueDates.compute(happened, rule.limit(), calendar(unit, WorkCalendar.dayOf(happened))))
                .map(computed -> DueDates.overdueFrom(computed.due()));
    }

    @Override
    public boolean isOffline(String source) {
        return catalogue
                .state()
                .source(source)
                .filter(SourceRegistration::offline)
                .isPresent();
    }

    private WorkCalendar calendar(String unit, LocalDate day) {
        try {
            return catalogue.now().calendar(unit, day).withoutEnd();
        } catch (IllegalArgumentException noneInForce) {
            return WorkCalendar.WEEKDAYS;
        }
    }
}
