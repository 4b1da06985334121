package vn.lienthong.deadline.domain;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.LegCompleted;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.value.Duty;
import vn.lienthong.workingtime.DueDates;
import vn.lienthong.workingtime.WorkCalendar;

/**
 * Whoever has finished a part has it synchronised soon after (đồng bộ dữ liệu, NĐ 63/2024 art. 7(4)). It is done when the
 * suite has learned of it, so the fact that tells of the end shows whether that was in time; while none does, nothing is owed.
 */
final class Synchronisation {
    private Synchronisation() {}

    /** @param by the officer, or the signer, {@code null} if none was named */
    private record Finish(String unit, String by) {
        static Optional<Finish> of(DossierEvent event) {
            if (event instanceof LegCompleted done) return Optional.of(new Finish(done.unit(), done.officer()));
            return event instanceof DossierResolved resolved
                    ? Optional.of(new Finish(resolved.unit(), resolved.signer()))
                    : Optional.empty();
        }
    }

    /** One for each part that was finished while the dossier was open, the decision included. */
    static List<Obligation> owed(History history, TimeSheet sheet, TimeLaw law) {
        return terms(sheet, law).stream()
                .flatMap(terms -> whileOpen(history, sheet)
                        .flatMap(fact ->
                                Finish.of(fact.event())
                                        .map(finish -> owed(fact, finish, history, law, terms))
                                        .stream()))
                .toList();
    }

    private static Optional<TimeLaw.DutyTerms> terms(TimeSheet sheet, TimeLaw law) {
        if (!sheet.isReceived()) return Optional.empty();
        var received = (DossierReceived) sheet.reception().event();
        return law.duty(
                Duty.SYNCHRONISATION,
                received.procedure(),
                WorkCalendar.dayOf(sheet.reception().time()));
    }

    private static Stream<Fact> whileOpen(History history, TimeSheet sheet) {
        return history.facts().stream()
                .filter(fact -> !fact.time().isBefore(sheet.reception().time()))
                .filter(fact ->
                        sheet.isOpen() || !fact.time().isAfter(sheet.close().time()));
    }

    private static Obligation owed(Fact fact, Finish finish, History history, TimeLaw law, TimeLaw.DutyTerms terms) {
        var calendar = law.calendar(finish.unit(), WorkCalendar.dayOf(fact.time()));
        var due = DueDates.compute(fact.time(), terms.limit(), calendar).due();
        return Obligation.byItsDate(Duty.SYNCHRONISATION, finish.unit(), due, terms.basis(), fact, fact, null)
                .doneBy(finish.by())
                .doneAt(history.learnedAt(fact));
    }
}
