package vn.lienthong.reporting.forms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import vn.lienthong.contracts.event.DeadlineEvent;
import vn.lienthong.contracts.event.DossierSentBack;
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.event.DueDateMoved;
import vn.lienthong.contracts.event.DueDateSet;
import vn.lienthong.contracts.event.IntakeEvent;
import vn.lienthong.contracts.event.LegCompleted;
import vn.lienthong.contracts.event.ReportingEvent;
import vn.lienthong.contracts.event.ResponsibilityPassed;
import vn.lienthong.contracts.event.RoutePlanned;
import vn.lienthong.contracts.event.RoutingEvent;
import vn.lienthong.contracts.event.TransferAcknowledged;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.Scope;
import vn.lienthong.reporting.domain.Course;
import vn.lienthong.reporting.domain.Due;
import vn.lienthong.reporting.domain.Punctuality;
import vn.lienthong.reporting.forms.Hop.Kind;
import vn.lienthong.reporting.forms.Hop.Party;

/** Walks through a history and pairs who gave the dossier with who took it. */
final class HopFold {
    private final FormSource source;
    private final List<Hop> hops = new ArrayList<>();
    private final Map<String, String> agencies = new LinkedHashMap<>();
    private final Map<String, DueDate> dues = new HashMap<>();
    /** Steps that are finished and whose result no hop has told yet. */
    private final Map<String, Step> finished = new LinkedHashMap<>();

    private record Step(Fact fact, LegCompleted event, DueDate due) {
        Punctuality result() {
            return due == null ? null : Due.at(fact.time(), due);
        }
    }

    private HopFold(FormSource source) {
        this.source = source;
    }

    static List<Hop> of(FormSource source) {
        var fold = new HopFold(source);
        for (var fact : source.dossier().history().facts()) fold.apply(fact);
        fold.finished.values().forEach(fold::stepFinished);
        fold.result();
        return fold.hops.stream().sorted(Comparator.comparing(Hop::time)).toList();
    }

    private void apply(Fact fact) {
        switch (fact.event()) {
            case RoutePlanned e -> e.legs().forEach(leg -> agencies.put(leg.id(), leg.unit()));
            case DossierTransferred e -> transferred(e, fact);
            case TransferAcknowledged e -> acknowledged(e, fact);
            case DossierSentBack e -> sentBack(e, fact);
            case LegCompleted e -> finished.put(step(e), new Step(fact, e, dues.get(step(e))));
            case ResponsibilityPassed e -> agencies.replaceAll((_, agency) -> e.after(agency));
            case DueDateSet e when e.scope() == Scope.LEG -> dues.put(e.leg(), e.due());
            case DueDateMoved e when e.scope() == Scope.LEG -> dues.put(e.leg(), e.to());
            case IntakeEvent _, RoutingEvent _, DeadlineEvent _, ReportingEvent _ -> {}
        }
    }

    /** A system that does not name the step means the one of its agency. */
    private String step(LegCompleted e) {
        if (e.leg() != null) return e.leg();
        return agencies.entrySet().stream()
                .filter(agency -> agency.getValue().equals(e.unit()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(e.unit());
    }

    private void transferred(DossierTransferred e, Fact fact) {
        hops.add(new Hop(
                Kind.HANDED_OVER,
                fact.id(),
                party(e.fromUnit(), e.fromOfficer(), fact),
                party(e.toUnit(), e.toOfficer(), fact),
                e.leg(),
                fact.time(),
                null,
                result(e.fromUnit(), fact.time()),
                source.noted(fact, "note")));
    }

    /** The dossier is back with the sender at once. */
    private void sentBack(DossierSentBack e, Fact fact) {
        hops.add(new Hop(
                Kind.SENT_BACK,
                fact.id(),
                party(e.fromUnit(), null, fact),
                party(e.toUnit(), null, fact),
                e.leg(),
                fact.time(),
                fact.time(),
                null,
                source.noted(fact, "reason")));
    }

    private void acknowledged(TransferAcknowledged e, Fact fact) {
        var taker = party(e.unit(), e.officer(), fact);
        for (int i = hops.size() - 1; i >= 0; i--) {
            if (!isAwaited(hops.get(i), e, fact.time())) continue;
            hops.set(i, hops.get(i).takenBy(named(taker, hops.get(i).receiver()), fact.time()));
            return;
        }
        hops.add(new Hop(Kind.HANDED_OVER, fact.id(), Party.NOBODY, taker, e.leg(), null, fact.time(), null, ""));
    }

    /** By whom it was given to, or by who took over from that. */
    private boolean isAwaited(Hop hop, TransferAcknowledged e, Instant at) {
        return hop.takenAt() == null
                && source.passed(hop.receiver().unit(), hop.givenAt(), at).equals(e.unit())
                && (e.leg() == null || hop.leg() == null || e.leg().equals(hop.leg()));
    }

    private static Party named(Party taker, Party expected) {
        return taker.officer().isEmpty() && taker.unit().equals(expected.unit()) ? expected : taker;
    }

    /** Of the step that the giver finished last, or still has in hand. */
    private Punctuality result(String giver, Instant at) {
        var done = finished.entrySet().stream()
                .filter(step -> passed(step.getValue(), at).equals(giver))
                .map(Map.Entry::getKey)
                .toList();
        if (!done.isEmpty()) {
            var results = done.stream().map(step -> finished.remove(step).result());
            return results.filter(Objects::nonNull).reduce((_, last) -> last).orElse(null);
        }
        return inHand(giver, at).map(dues::get).map(due -> Due.at(at, due)).orElse(null);
    }

    /** Who stands by then where the unit stood that finished it. */
    private String passed(Step step, Instant at) {
        return source.passed(step.event().unit(), step.fact().time(), at);
    }

    private Optional<String> inHand(String unit, Instant at) {
        return hops.stream()
                .filter(hop -> hop.leg() != null
                        && source.passed(hop.receiver().unit(), hop.givenAt(), at)
                                .equals(unit))
                .map(Hop::leg)
                .reduce((_, last) -> last);
    }

    private void stepFinished(Step step) {
        hops.add(new Hop(
                Kind.STEP_FINISHED,
                step.fact().id(),
                party(step.event().unit(), step.event().officer(), step.fact()),
                Party.NOBODY,
                step.event().leg(),
                step.fact().time(),
                null,
                step.result(),
                ""));
    }

    /** From who resolves it to the desk that received it. */
    private void result() {
        Course.of(source.dossier()).closing().ifPresent(closing -> {
            var at = closing.fact().time();
            hops.add(new Hop(
                    Kind.RESULT,
                    closing.fact().id(),
                    party(source.resolver(at), null, closing.fact()),
                    party(source.desk(at), null, closing.fact()),
                    null,
                    at,
                    null,
                    closing.punctuality(),
                    ""));
        });
    }

    private Party party(String unit, String officer, Fact fact) {
        return new Party(unit, source.unit(unit, fact.time()), InWords.orEmpty(officer));
    }
}
