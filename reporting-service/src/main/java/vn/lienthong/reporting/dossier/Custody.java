package vn.lienthong.reporting.dossier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import vn.lienthong.contracts.event.DeadlineEvent;
import vn.lienthong.contracts.event.DossierAssigned;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierSentBack;
import vn.lienthong.contracts.event.DossierTransferred;
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
 * it has it until the receiver has acknowledged it; several have it that were sent it at once.
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
        private boolean isOfWhole() {
            return leg == null;
        }

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
        private final List<Holding> open = new ArrayList<>();
        private final List<Handover> underway = new ArrayList<>();
        private final List<Signature> signatures = new ArrayList<>();

        private record Handover(String from, String to, String leg) {
            boolean isAnsweredBy(String unit, String forLeg) {
                return to.equals(unit) && (leg == null || forLeg == null || leg.equals(forLeg));
            }
        }

        void apply(Fact fact) {
            var at = fact.time();
            switch (fact.event()) {
                case DossierReceived e -> begin(new Holding(null, e.unit(), e.officer(), null, at, null), null);
                case DossierTransferred e -> underway.add(new Handover(e.fromUnit(), e.toUnit(), e.leg()));
                case TransferAcknowledged e -> arrive(new Holding(e.leg(), e.unit(), e.officer(), null, at, null));
                case DossierAssigned e -> arrive(new Holding(e.leg(), e.unit(), e.officer(), e.room(), at, null));
                case DossierSentBack e -> sendBack(e, at);
                case LegCompleted e when e.ended() == null -> complete(e, at);
                case ResponsibilityPassed e -> pass(e, at);
                case ResultReturned _ -> end(_ -> true, at);
                case DossierResolved e
                when e.signer() != null ->
                    signatures.add(new Signature(e.unit(), e.signer(), e.delegation(), at, fact.flags()));
                case IntakeEvent _, RoutingEvent _, DeadlineEvent _, ReportingEvent _ -> {}
            }
        }

        private void arrive(Holding next) {
            var giver = underway.stream()
                    .filter(sent -> sent.isAnsweredBy(next.unit(), next.leg()))
                    .reduce((_, last) -> last)
                    .map(Handover::from)
                    .orElse(null);
            underway.removeIf(sent -> sent.from().equals(giver) && sent.isAnsweredBy(next.unit(), next.leg()));
            begin(next, giver);
        }

        private void sendBack(DossierSentBack e, Instant at) {
            underway.removeIf(sent -> sent.from().equals(e.toUnit()) && sent.isAnsweredBy(e.fromUnit(), e.leg()));
            begin(new Holding(e.leg(), e.toUnit(), null, null, at, null), e.fromUnit());
        }

        /**
         * A leg passes from whoever had it. The whole passes from who gave it; where nobody told who did, or that he ever had
         * it, from the only one who has it. What was sent to several at once each of them has until he acts himself.
         *
         * @param giver {@code null} where nobody told
         */
        private void begin(Holding next, String giver) {
            var alone = open.stream().filter(Holding::isOfWhole).count() == 1;
            end(
                    held -> Objects.equals(held.leg(), next.leg())
                            && (next.leg() != null
                                    || held.unit().equals(next.unit())
                                    || (hadWhole(giver) ? held.unit().equals(giver) : alone)),
                    next.from());
            open.add(next);
        }

        private boolean hadWhole(String unit) {
            return Stream.concat(open.stream(), ended.stream())
                    .anyMatch(held -> held.isOfWhole() && held.unit().equals(unit));
        }

        /** What is completed without naming a leg stays with who has it alone. */
        private void complete(LegCompleted e, Instant at) {
            var shared = open.stream().filter(Holding::isOfWhole).count() > 1;
            end(
                    held -> e.leg() == null
                            ? shared && held.isOfWhole() && held.unit().equals(e.unit())
                            : e.leg().equals(held.leg()),
                    at);
        }

        private void end(Predicate<Holding> isOver, Instant at) {
            open.stream().filter(isOver).map(held -> held.until(at)).forEach(ended::add);
            open.removeIf(isOver);
        }

        private void pass(ResponsibilityPassed passed, Instant at) {
            underway.replaceAll(sent -> new Handover(passed.after(sent.from()), passed.after(sent.to()), sent.leg()));
            var gone = open.stream()
                    .filter(held -> !passed.after(held.unit()).equals(held.unit()))
                    .toList();
            end(gone::contains, at);
            gone.stream()
                    .map(held -> new Holding(held.leg(), passed.after(held.unit()), null, null, at, null))
                    .forEach(open::add);
        }

        List<Holding> holdings() {
            var all = new ArrayList<>(ended);
            all.addAll(open);
            all.sort((one, other) -> one.from().compareTo(other.from()));
            return all;
        }
    }
}
