package vn.lienthong.deadline.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.LegCompleted;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.Duty;
import vn.lienthong.workingtime.DueDates;
import vn.lienthong.workingtime.WorkCalendar;

/**
 * Whoever has finished a part has it synchronised soon after (đồng bộ dữ liệu, NĐ 63/2024 art. 7(4)). It is done when the
 * suite has learned of it, so the fact that tells of the end shows whether that was in time; while none does, nothing is owed.
 *
 * <p>Nor is it by a source that was declared offline, whatever its grace: it posts in bulk, and that was agreed. Nor for
 * the past with which a dossier was loaded: for what had been finished when its reception was told, if that was told later
 * than the same limit too.
 */
final class Synchronisation {
    private Synchronisation() {}

    /** @param leg {@code null} of a part without a name, and of the decision */
    private record Part(String unit, String leg, boolean isDecision) {
        static Optional<Part> of(DossierEvent event) {
            if (event instanceof LegCompleted done) return Optional.of(new Part(done.unit(), done.leg(), false));
            return event instanceof DossierResolved resolved
                    ? Optional.of(new Part(resolved.unit(), null, true))
                    : Optional.empty();
        }
    }

    /** The officer, or the signer; {@code null} if none was named. */
    private static String finisher(DossierEvent event) {
        if (event instanceof LegCompleted done) return done.officer();
        return event instanceof DossierResolved resolved ? resolved.signer() : null;
    }

    /** One for each part that was finished while the dossier was open, the decision included, whoever told of it first. */
    static List<Obligation> owed(History history, TimeSheet sheet, TimeLaw law) {
        return terms(sheet, law).stream()
                .flatMap(terms -> firstTold(history, sheet).entrySet().stream()
                        .filter(part -> !isOffline(part.getValue(), law))
                        .filter(part -> !isLoaded(part.getValue(), history, sheet, law, terms))
                        .map(part -> owed(part.getValue(), part.getKey(), history, law, terms)))
                .toList();
    }

    private static boolean isOffline(Fact fact, TimeLaw law) {
        return fact.origin() != null && law.grace(fact.origin().source()).isPresent();
    }

    /** By the time with which the reception was told: one that was dated back later did not come late. */
    private static boolean isLoaded(Fact fact, History history, TimeSheet sheet, TimeLaw law, TimeLaw.DutyTerms terms) {
        var told = history.learnedAt(sheet.reception());
        var unit = sheet.unit().orElseThrow();
        var due = due(history.asRecorded(sheet.reception()), unit, law, terms);
        return fact.time().isBefore(told) && !told.isBefore(DueDates.overdueFrom(due));
    }

    private static Map<Part, Fact> firstTold(History history, TimeSheet sheet) {
        var told = new LinkedHashMap<Part, Fact>();
        whileOpen(history, sheet).forEach(fact -> Part.of(fact.event())
                .ifPresent(part -> told.merge(part, fact, (one, other) -> earlier(one, other, history))));
        return told;
    }

    private static Fact earlier(Fact one, Fact other, History history) {
        return history.learnedAt(other).isBefore(history.learnedAt(one)) ? other : one;
    }

    private static Optional<TimeLaw.DutyTerms> terms(TimeSheet sheet, TimeLaw law) {
        return sheet.isReceived()
                ? law.duty(Duty.SYNCHRONISATION, sheet.procedure(), sheet.receivedOn())
                : Optional.empty();
    }

    private static Stream<Fact> whileOpen(History history, TimeSheet sheet) {
        return history.facts().stream()
                .filter(fact -> !fact.time().isBefore(sheet.reception().time()))
                .filter(fact ->
                        sheet.isOpen() || !fact.time().isAfter(sheet.close().time()));
    }

    private static Obligation owed(Fact fact, Part part, History history, TimeLaw law, TimeLaw.DutyTerms terms) {
        var due = due(fact, part.unit(), law, terms);
        return Obligation.byItsDate(Duty.SYNCHRONISATION, part.unit(), due, terms.basis(), fact, fact, null)
                .doneBy(finisher(fact.event()))
                .doneAt(history.learnedAt(fact));
    }

    private static DueDate due(Fact fact, String unit, TimeLaw law, TimeLaw.DutyTerms terms) {
        var calendar = law.calendar(unit, WorkCalendar.dayOf(fact.time()));
        return DueDates.compute(fact.time(), terms.limit(), calendar).due();
    }
}
