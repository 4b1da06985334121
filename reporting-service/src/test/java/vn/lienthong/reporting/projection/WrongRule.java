package vn.lienthong.reporting.projection;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.lienthong.contracts.event.ClockSuspended;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierOverdue;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.event.DossierWithdrawn;
import vn.lienthong.contracts.event.DueDateMoved;
import vn.lienthong.contracts.event.DueDateSet;
import vn.lienthong.contracts.event.ExtensionGranted;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.event.ProcessingStopped;
import vn.lienthong.contracts.event.SupplementRequested;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.DueReason;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.PromisedDue;
import vn.lienthong.contracts.value.Scope;
import vn.lienthong.reporting.domain.DueBasis;
import vn.lienthong.reporting.report.Figures;

/**
 * A ledger that is wrong in one point, as ledgers in the field are: it reads other facts than there are, keeps other
 * entries than were booked, or sums them otherwise.
 */
record WrongRule(String name, BiFunction<List<Fact>, Question, Map<String, Figures>> figures) {

    static Stream<WrongRule> all() {
        return Stream.of(
                without("withdrawn stays open", fact -> fact.event() instanceof DossierWithdrawn),
                without("stopped stays open", fact -> fact.event() instanceof ProcessingStopped),
                without("only what was approved is resolved", WrongRule::isRefused),
                dossiers("the last close counts, not the first", WrongRule::onlyTheLastClose),
                dossiers("overdue is what somebody noticed", unlessDue(DossierOverdue.class, false)),
                dossiers("what awaits a supplement is never overdue", unlessDue(SupplementRequested.class, true)),
                without("the clock runs on while others are awaited", fact -> fact.event() instanceof ClockSuspended),
                dossiers("an extension saves whenever it comes", WrongRule::extendedAtOnce),
                without("an extension puts nothing off", WrongRule::isOfExtension),
                events("due on the last day is overdue", event -> due(event, Duration.ofDays(1))),
                events("the due date of a leg is the dossier's", WrongRule::ofDossier),
                times("days are those of Greenwich", fact -> fact.time().minus(Duration.ofHours(7))),
                times("a late fact counts on the day it was recorded", Fact::recordedAt),
                without("corrections are not read", fact -> fact.event() instanceof FactCorrected),
                without("what was annulled stays", fact -> fact.event() instanceof FactAnnulled),
                dossiers("it counts where it was sent last", WrongRule::countedWhereSent),
                events("it counts where it was received", WrongRule::countedWhereReceived),
                events("a parent counts beside its parts", WrongRule::withoutParent),
                booked("nothing is reversed", entry -> entry.entry().amount() > 0),
                booked(
                        "what it had before it passed stays behind",
                        entry -> !entry.entry().posting().isOfPassing()),
                new WrongRule("what came on the first day is carried in", (facts, question) -> LedgerInMemory.of(facts)
                        .figures(question, question.period().from())),
                new WrongRule("what was recorded since was known already", (facts, question) -> LedgerInMemory.of(facts)
                        .figures(question.knowing(facts.size()))),
                new WrongRule("every report is by the date in force", (facts, question) -> LedgerInMemory.of(facts)
                        .figures(question.on(DueBasis.IN_FORCE))));
    }

    private static WrongRule reading(String name, UnaryOperator<List<Fact>> facts) {
        return new WrongRule(
                name, (told, question) -> LedgerInMemory.of(facts.apply(told)).figures(question));
    }

    private static WrongRule without(String name, Predicate<Fact> which) {
        return reading(name, facts -> facts.stream().filter(which.negate()).toList());
    }

    private static WrongRule events(String name, UnaryOperator<DossierEvent> event) {
        return reading(name, facts -> facts.stream()
                .map(fact -> fact.reading(fact.time(), event.apply(fact.event()), fact.flags()))
                .toList());
    }

    private static WrongRule times(String name, Function<Fact, Instant> time) {
        return reading(name, facts -> facts.stream()
                .map(fact -> fact.reading(time.apply(fact), fact.event(), fact.flags()))
                .toList());
    }

    /** Each dossier by itself. */
    private static WrongRule dossiers(String name, UnaryOperator<List<Fact>> dossier) {
        return reading(name, facts -> facts.stream().collect(Collectors.groupingBy(Fact::dossier)).values().stream()
                .flatMap(of -> dossier.apply(of).stream())
                .sorted(Comparator.comparing(Fact::offset))
                .toList());
    }

    private static WrongRule booked(String name, Predicate<BookedEntry> which) {
        return new WrongRule(name, (facts, question) -> new LedgerInMemory(LedgerInMemory.of(facts).entries().stream()
                        .filter(which)
                        .toList())
                .figures(question));
    }

    private static boolean isRefused(Fact fact) {
        return fact.event() instanceof DossierResolved resolved && resolved.outcome() == Outcome.REFUSED;
    }

    private static List<Fact> onlyTheLastClose(List<Fact> facts) {
        var last = facts.stream()
                .filter(fact -> History.closes(fact.event()))
                .max(Comparator.comparing(Fact::time))
                .orElse(null);
        return facts.stream()
                .filter(fact -> !History.closes(fact.event()) || fact == last)
                .toList();
    }

    /** No due date at all, if there is such an event, or none. */
    private static UnaryOperator<List<Fact>> unlessDue(Class<? extends DossierEvent> event, boolean is) {
        return facts -> facts.stream().anyMatch(fact -> event.isInstance(fact.event())) == is
                ? facts.stream()
                        .filter(fact -> !isOfDueDate(fact.event()))
                        .map(fact -> fact.reading(fact.time(), promising(fact.event(), null), fact.flags()))
                        .toList()
                : facts;
    }

    private static boolean isOfDueDate(DossierEvent event) {
        return event instanceof DueDateSet || event instanceof DueDateMoved || event instanceof ExtensionGranted;
    }

    private static List<Fact> extendedAtOnce(List<Fact> facts) {
        var start = facts.getFirst().time();
        return facts.stream()
                .map(fact -> isOfExtension(fact) ? fact.reading(start, fact.event(), fact.flags()) : fact)
                .toList();
    }

    private static boolean isOfExtension(Fact fact) {
        return fact.event() instanceof ExtensionGranted
                || fact.event() instanceof DueDateMoved moved && moved.reason() == DueReason.EXTENSION_APOLOGY;
    }

    private static List<Fact> countedWhereSent(List<Fact> facts) {
        var sent = facts.stream()
                .filter(fact -> fact.event() instanceof DossierTransferred)
                .map(fact -> ((DossierTransferred) fact.event()).toUnit())
                .reduce((_, last) -> last);
        return facts.stream()
                .map(fact -> sent.isPresent() && fact.event() instanceof DossierReceived received
                        ? fact.reading(fact.time(), resolvedBy(received, sent.get()), fact.flags())
                        : fact)
                .toList();
    }

    private static DossierEvent countedWhereReceived(DossierEvent event) {
        return event instanceof DossierReceived received ? resolvedBy(received, null) : event;
    }

    private static DossierEvent ofDossier(DossierEvent event) {
        return event instanceof DueDateMoved moved
                ? new DueDateMoved(Scope.DOSSIER, null, moved.from(), moved.to(), moved.reason(), null, null)
                : event;
    }

    private static DossierEvent due(DossierEvent event, Duration earlier) {
        return switch (event) {
            case DossierReceived e
            when e.promised() != null ->
                promising(e, promised(e.promised(), earlier(e.promised().due(), earlier)));
            case DueDateSet e -> new DueDateSet(e.scope(), e.leg(), earlier(e.due(), earlier), e.reason(), null, null);
            case DueDateMoved e ->
                new DueDateMoved(e.scope(), e.leg(), e.from(), earlier(e.to(), earlier), e.reason(), null, null);
            case ExtensionGranted e -> new ExtensionGranted(earlier(e.newDue(), earlier), null, null);
            case DossierEvent e -> e;
        };
    }

    private static DueDate earlier(DueDate due, Duration by) {
        return new DueDate(due.at().minus(by), due.precision());
    }

    private static PromisedDue promised(PromisedDue old, DueDate due) {
        return new PromisedDue(due, due.at(), old.source(), due, old.limit(), "1", "1");
    }

    private static DossierEvent promising(DossierEvent event, PromisedDue promised) {
        return event instanceof DossierReceived e ? received(e, e.resolvingUnit(), promised, e.parent()) : event;
    }

    private static DossierEvent resolvedBy(DossierReceived e, String unit) {
        return received(e, unit, e.promised(), e.parent());
    }

    private static DossierEvent withoutParent(DossierEvent event) {
        return event instanceof DossierReceived e ? received(e, e.resolvingUnit(), e.promised(), null) : event;
    }

    private static DossierReceived received(DossierReceived e, String resolver, PromisedDue promised, String parent) {
        return new DossierReceived(
                e.unit(),
                e.procedure(),
                e.field(),
                e.channel(),
                resolver,
                promised,
                e.officer(),
                null,
                null,
                null,
                null,
                parent);
    }

    @Override
    public String toString() {
        return name;
    }
}
