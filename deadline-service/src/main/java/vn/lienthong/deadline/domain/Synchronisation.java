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
import vn.lienthong.contracts.value.Duty;

/**
 * Whoever has finished a part has it synchronised soon after (đồng bộ dữ liệu, NĐ 63/2024 art. 7(4)). It is done when the
 * suite has learned of it, so the fact that tells of the end shows whether that was in time; while none does, nothing is owed.
 * Nor is it of what {@link Told} does not measure.
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
        if (!sheet.isReceived()) return List.of();
        var told = new Told(history, sheet.reception(), law);
        return told.terms().stream()
                .flatMap(terms -> firstTold(history, sheet).entrySet().stream()
                        .filter(part -> told.isMeasured(part.getValue(), terms))
                        .map(part -> owed(part.getValue(), part.getKey(), told, terms)))
                .toList();
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

    private static Stream<Fact> whileOpen(History history, TimeSheet sheet) {
        return history.facts().stream()
                .filter(fact -> !fact.time().isBefore(sheet.reception().time()))
                .filter(fact ->
                        sheet.isOpen() || !fact.time().isAfter(sheet.close().time()));
    }

    private static Obligation owed(Fact fact, Part part, Told told, TimeLaw.DutyTerms terms) {
        var due = told.due(fact, part.unit(), terms);
        return Obligation.byItsDate(Duty.SYNCHRONISATION, part.unit(), due, terms.basis(), fact, fact, null)
                .doneBy(finisher(fact.event()))
                .doneAt(told.history().learnedAt(fact));
    }
}
