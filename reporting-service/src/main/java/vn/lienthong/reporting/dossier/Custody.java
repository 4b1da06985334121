package vn.lienthong.reporting.dossier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import vn.lienthong.contracts.event.DeadlineEvent;
import vn.lienthong.contracts.event.DossierAssigned;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierSentBack;
import vn.lienthong.contracts.event.IntakeEvent;
import vn.lienthong.contracts.event.LegCompleted;
import vn.lienthong.contracts.event.ReportingEvent;
import vn.lienthong.contracts.event.ResponsibilityPassed;
import vn.lienthong.contracts.event.ResultReturned;
import vn.lienthong.contracts.event.RoutingEvent;
import vn.lienthong.contracts.event.TransferAcknowledged;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.value.Flag;

/**
 * Who had a dossier in hand, and each leg of it, at every moment (ai giữ hồ sơ, từ khi nào), and who signed. A unit that sent
 * it has it until the receiver has acknowledged it.
 *
 * @param holdings in the order in which they began
 */
public record Custody(List<Holding> holdings, List<Signature> signatures) {

    /**
     * @param leg {@code null} for the dossier as a whole
     * @param officer {@code null} until one is told
     * @param to {@code null} while it lasts
     */
    public record Holding(String leg, String unit, String officer, String room, Instant from, Instant to) {
        private Holding until(Instant end) {
            return new Holding(leg, unit, officer, room, from, end);
        }
    }

    /** @param delegation on whose authority, {@code null} if none was named */
    public record Signature(String unit, String signer, String delegation, Instant at, Set<Flag> flags) {}

    /**
     * The holding that what is said at a moment concerns: the last one of the officer it names, if he had any by then;
     * else of those that last then the one begun last; else the one that ended last.
     *
     * @param officer {@code null} where none is named
     */
    public Optional<Holding> concernedAt(Instant at, String officer) {
        var begun =
                holdings.stream().filter(holding -> !holding.from().isAfter(at)).toList();
        return lastOf(begun, holding -> officer != null && officer.equals(holding.officer()))
                .or(() -> lastOf(
                        begun, holding -> holding.to() == null || holding.to().isAfter(at)))
                .or(() -> begun.stream().max(Comparator.comparing(Holding::to)));
    }

    private static Optional<Holding> lastOf(List<Holding> holdings, Predicate<Holding> isMeant) {
        return holdings.stream().filter(isMeant).reduce((_, later) -> later);
    }

    public static Custody of(History history) {
        var fold = new Fold();
        history.facts().forEach(fold::apply);
        return new Custody(fold.holdings(), List.copyOf(fold.signatures));
    }

    private static final class Fold {
        private final List<Holding> ended = new ArrayList<>();
        private final Map<String, Holding> open = new LinkedHashMap<>();
        private final List<Signature> signatures = new ArrayList<>();

        void apply(Fact fact) {
            var at = fact.time();
            switch (fact.event()) {
                case DossierReceived e -> begin(new Holding(null, e.unit(), e.officer(), null, at, null));
                case TransferAcknowledged e -> begin(new Holding(e.leg(), e.unit(), e.officer(), null, at, null));
                case DossierAssigned e -> begin(new Holding(e.leg(), e.unit(), e.officer(), e.room(), at, null));
                case DossierSentBack e -> begin(new Holding(e.leg(), e.toUnit(), null, null, at, null));
                case LegCompleted e when e.ended() == null && e.leg() != null -> end(e.leg(), at);
                case ResponsibilityPassed e -> List.copyOf(open.values()).forEach(holding -> pass(holding, e, at));
                case ResultReturned _ -> new ArrayList<>(open.keySet()).forEach(leg -> end(leg, at));
                case DossierResolved e
                when e.signer() != null ->
                    signatures.add(new Signature(e.unit(), e.signer(), e.delegation(), at, fact.flags()));
                case IntakeEvent _, RoutingEvent _, DeadlineEvent _, ReportingEvent _ -> {}
            }
        }

        private void begin(Holding next) {
            end(next.leg(), next.from());
            open.put(next.leg(), next);
        }

        private void end(String leg, Instant at) {
            var before = open.remove(leg);
            if (before != null) ended.add(before.until(at));
        }

        private void pass(Holding holding, ResponsibilityPassed passed, Instant at) {
            var unit = passed.after(holding.unit());
            if (!unit.equals(holding.unit())) begin(new Holding(holding.leg(), unit, null, null, at, null));
        }

        List<Holding> holdings() {
            var all = new ArrayList<>(ended);
            all.addAll(open.values());
            all.sort((one, other) -> one.from().compareTo(other.from()));
            return all;
        }
    }
}
