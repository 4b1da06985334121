package vn.lienthong.deadline.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.contracts.event.*;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.value.DueReason;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.contracts.value.Scope;

/**
 * What follows from a history by itself: due dates set and moved, clocks suspended and resumed, duties done too late, and
 * whether what was said to have expired still has. Each follows from one fact, so what has been said is compared with what
 * follows now: the missing is said, what a late or corrected fact has changed is corrected, what no longer follows is
 * annulled. A due date that was moved by a decision follows from that decision itself: it is never said here, but corrected
 * and annulled like the others. A pause that was decided is neither said here nor taken back.
 */
public final class Consequences {
    private final Map<Key, Saying> following = new LinkedHashMap<>();

    /** @param about the leg of a clock, or the name of a duty */
    private record Key(Class<?> type, String cause, Scope scope, String about) {}

    /** What does not happen is said when its time has passed, see {@link NoticeRules}; here that stands or not. */
    private record Passed(History history, Map<Key, Fact> said, Instant now) {
        boolean isToBeSaid(Obligation obligation) {
            var missed = obligation.missed();
            var isSaid =
                    said.containsKey(key(missed.event(), missed.causationId()).orElseThrow());
            return obligation.isDone()
                    ? obligation.isDoneTooLate() && (isSaid || !isOpen(obligation))
                    : isSaid && obligation.isMissedAt(now);
        }

        boolean isToBeSaid(SupplementExpiry expiry) {
            var expired = expiry.expired();
            return said.containsKey(key(expired.event(), expired.causationId()).orElseThrow())
                    && expiry.isExpiredAt(now);
        }

        /** A report without an answer may turn out to be what was owed, in time. */
        private boolean isOpen(Obligation obligation) {
            return history.unanswered().stream().anyMatch(fact -> fact.time().isBefore(obligation.missedFrom()));
        }
    }

    private Consequences() {}

    /**
     * What is still to be said about this history.
     *
     * @param now what is not done yet and was said to be missed stands only if its time has come by then
     * @param cause the fact that changed it, to which corrections are ascribed
     */
    public static List<Saying> toSay(History history, TimeSheet sheet, Instant now, String cause) {
        var consequences = new Consequences();
        sheet.pauses().stream().filter(pause -> !pause.isDecided()).forEach(consequences::pause);
        sheet.clocks().forEach(consequences::clock);
        var said = said(history);
        var passed = new Passed(history, said, now);
        sheet.obligations().stream()
                .filter(passed::isToBeSaid)
                .map(Obligation::missed)
                .forEach(consequences::add);
        sheet.expiries().stream()
                .filter(passed::isToBeSaid)
                .map(SupplementExpiry::expired)
                .forEach(consequences::add);
        return consequences.beyond(said, cause);
    }

    private void pause(Pause pause) {
        add(new Saying(new ClockSuspended(pause.ground(), pause.basis()), pause.from(), pause.cause()));
        if (!pause.isOpen())
            add(new Saying(new ClockResumed(pause.ground(), pause.basis()), pause.to(), pause.resumedBy()));
    }

    private void clock(Clock clock) {
        Step before = null;
        for (var step : clock.steps()) {
            add(new Saying(dueDate(clock, before, step), step.time(), step.cause()));
            before = step;
        }
    }

    private static DeadlineEvent dueDate(Clock clock, Step before, Step step) {
        var version = step.calendarVersion();
        return before == null
                ? new DueDateSet(clock.scope(), clock.leg(), step.due(), DueReason.INITIAL, step.basis(), version)
                : new DueDateMoved(
                        clock.scope(),
                        clock.leg(),
                        before.due(),
                        step.due(),
                        step.reason(),
                        step.basis(),
                        version,
                        step.decidedVersion());
    }

    private void add(Saying saying) {
        following.put(key(saying.event(), saying.causationId()).orElseThrow(), saying);
    }

    private List<Saying> beyond(Map<Key, Fact> said, String cause) {
        var sayings = new ArrayList<Saying>();
        following.forEach((key, saying) -> {
            var fact = said.get(key);
            if (fact == null) sayings.add(saying);
            else if (!reads(fact, saying)) sayings.add(correction(fact, saying, cause));
        });
        said.forEach((key, fact) -> {
            if (!following.containsKey(key))
                sayings.add(new Saying(new FactAnnulled(fact.id(), null), fact.time(), cause));
        });
        return sayings;
    }

    private static boolean reads(Fact fact, Saying saying) {
        return fact.event().equals(saying.event()) && fact.time().equals(saying.time());
    }

    private static Saying correction(Fact fact, Saying saying, String cause) {
        return new Saying(FactCorrected.reading(fact.id(), saying.time(), saying.event(), null), saying.time(), cause);
    }

    private static Map<Key, Fact> said(History history) {
        var said = new LinkedHashMap<Key, Fact>();
        for (var fact : history.facts()) {
            if (fact.owner() == Owner.DEADLINE && fact.event() instanceof DeadlineEvent event)
                key(event, cause(event, fact)).ifPresent(key -> said.putIfAbsent(key, fact));
        }
        return said;
    }

    private static String cause(DeadlineEvent event, Fact fact) {
        return event instanceof DueDateMoved moved && Step.isDecided(moved.reason()) ? fact.id() : fact.causationId();
    }

    /** By what a consequence is known again; what deadline says otherwise is none. */
    private static Optional<Key> key(DeadlineEvent event, String cause) {
        return switch (event) {
            case DueDateSet set -> Optional.of(new Key(DueDateSet.class, cause, set.scope(), set.leg()));
            case DueDateMoved moved -> Optional.of(new Key(DueDateMoved.class, cause, moved.scope(), moved.leg()));
            case ClockSuspended said when Pause.isDecided(said.ground()) -> Optional.empty();
            case ClockResumed said when Pause.isDecided(said.ground()) -> Optional.empty();
            case ClockSuspended _, ClockResumed _, SupplementExpired _ ->
                Optional.of(new Key(event.getClass(), cause, null, null));
            case DutyMissed missed ->
                Optional.of(new Key(DutyMissed.class, cause, null, missed.duty().name()));
            case DueSoon _, DossierOverdue _, OverdueWithdrawn _, ExtensionGranted _ -> Optional.empty();
            case FactRefused _, FactCorrected _, FactAnnulled _, QuarantineAct _ -> Optional.empty();
        };
    }
}
