package vn.lienthong.deadline.adapter.rest;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.lienthong.contracts.event.*;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.reference.RuleSet;
import vn.lienthong.contracts.value.DuePrecision;
import vn.lienthong.contracts.value.DueReason;
import vn.lienthong.contracts.value.Duty;
import vn.lienthong.contracts.value.Limit;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.contracts.value.Scope;
import vn.lienthong.contracts.value.SuspensionGround;
import vn.lienthong.deadline.domain.Clock;
import vn.lienthong.deadline.domain.NoticeRules;
import vn.lienthong.deadline.domain.Obligation;
import vn.lienthong.deadline.domain.Pause;
import vn.lienthong.deadline.domain.Step;
import vn.lienthong.deadline.domain.SupplementExpiry;
import vn.lienthong.deadline.domain.TimeSheet;
import vn.lienthong.deadline.domain.Upcoming;
import vn.lienthong.service.problem.Language;
import vn.lienthong.workingtime.DueDates;

/**
 * The clocks of a dossier with everything they stand on.
 *
 * @param receivedAt {@code null} of one that was filed online and not received yet, as are its due dates
 * @param beginning of a part of a group, why it was received then; {@code null} of every other dossier
 * @param dueAt in force
 * @param originalDueAt as promised at reception
 * @param rules the general law that it keeps from its reception or filing
 * @param missedDuties what was not done by a date of its own
 * @param supplements that are awaited by a date of their own, and that did not come by it
 * @param dueDates of the dossier and its legs, each in force from {@code inForceFrom} until the next of its clock
 */
public record ClockView(
        String dossier,
        State state,
        RulesView rules,
        Instant receivedAt,
        BeginningView beginning,
        Instant dueAt,
        Instant originalDueAt,
        Instant closedAt,
        List<DueDateView> dueDates,
        List<LegView> legs,
        List<SuspensionView> suspensions,
        List<SupplementView> supplements,
        List<DutyView> missedDuties,
        List<NoticeView> notices,
        List<UpcomingView> upcoming,
        Instant asOf) {

    /** Whether the clock of the dossier runs. What was filed online has none before it is received, and none if refused. */
    public enum State {
        NOT_STARTED,
        RUNNING,
        SUSPENDED,
        STOPPED
    }

    /** @param name PRE-2018, ND-61 or ND-118 */
    public record RulesView(String name, String instrument) {
        static RulesView of(RuleSet rules) {
            return new RulesView(rules.ruleSet(), rules.instrument());
        }
    }

    /**
     * @param slipDueAt what a slip says of it
     * @param procedureVersion the version of the procedure by which it counts
     * @param limit what it counts, {@code null} where only a date is known
     * @param cause event id of the fact that set it
     * @param trace day by day, where it was counted
     */
    public record DueDateView(
            Scope scope,
            String leg,
            Instant dueAt,
            DuePrecision precision,
            Instant slipDueAt,
            Instant inForceFrom,
            DueReason reason,
            String basis,
            String calendarVersion,
            String procedureVersion,
            Limit limit,
            String cause,
            List<TraceView> trace) {}

    public record LegView(
            String leg, String unit, Limit limit, Instant startedAt, Instant dueAt, Instant endedAt, String basis) {}

    public record SuspensionView(SuspensionGround ground, String basis, Instant from, Instant to, String cause) {}

    /**
     * A supplement that the law lets be awaited only so long; the dossier is stopped where it does not come.
     *
     * @param request event id of the fact that asked for it
     * @param trace day by day, where it was counted
     */
    public record SupplementView(
            String request,
            Instant requestedAt,
            Instant expiresAt,
            boolean expired,
            String basis,
            String calendarVersion,
            List<TraceView> trace) {}

    /**
     * @param unit that owed it
     * @param officer who did it, {@code null} if nobody did or said
     * @param cause event id of the fact from which it was owed, or that shows what was owed
     */
    public record DutyView(Duty duty, String unit, String officer, Instant dueAt, String basis, String cause) {}

    /**
     * @param occurredAt business time
     * @param type DueSoon, DossierOverdue or OverdueWithdrawn
     */
    public record NoticeView(
            String type,
            Scope scope,
            String leg,
            Instant dueAt,
            Instant occurredAt,
            Instant recordedAt,
            String event) {}

    /**
     * A notice that will be given at that moment unless something happens first.
     *
     * @param duty of DUTY_MISSED, else {@code null}
     */
    public record UpcomingView(Upcoming.Kind kind, Duty duty, Scope scope, String leg, Instant dueAt, Instant at) {}

    /** Filed online and not received yet: nothing runs but the duty to look at it. */
    static ClockView ofFiled(String dossier, History history, TimeSheet sheet, RuleSet rules, Instant now) {
        return new ClockView(
                dossier,
                sheet.close() == null ? State.NOT_STARTED : State.STOPPED,
                RulesView.of(rules),
                null,
                null,
                null,
                null,
                closedAt(sheet),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                duties(sheet, now),
                notices(history),
                upcoming(history, sheet, now),
                now);
    }

    static ClockView of(
            String dossier,
            BeginningView beginning,
            History history,
            TimeSheet sheet,
            RuleSet rules,
            Language language,
            Instant now) {
        return new ClockView(
                dossier,
                state(sheet),
                RulesView.of(rules),
                sheet.reception().time(),
                beginning,
                sheet.dossier().inForce().due().at(),
                sheet.dossier().steps().getFirst().due().at(),
                closedAt(sheet),
                sheet.clocks().flatMap(clock -> dueDates(clock, language)).toList(),
                sheet.legs().stream().map(ClockView::leg).toList(),
                sheet.pauses().stream().map(ClockView::suspension).toList(),
                supplements(sheet, language, now),
                duties(sheet, now),
                notices(history),
                upcoming(history, sheet, now),
                now);
    }

    private static Instant closedAt(TimeSheet sheet) {
        return sheet.close() == null ? null : sheet.close().time();
    }

    private static List<SupplementView> supplements(TimeSheet sheet, Language language, Instant now) {
        return sheet.expiries().stream()
                .filter(expiry -> expiry.isAwaitedAt(now) || expiry.isExpiredAt(now))
                .map(expiry -> supplement(expiry, language, now))
                .toList();
    }

    private static SupplementView supplement(SupplementExpiry expiry, Language language, Instant now) {
        return new SupplementView(
                expiry.request(),
                expiry.requestedAt(),
                expiry.dueAt(),
                expiry.isExpiredAt(now),
                expiry.basis(),
                expiry.counted().calendarVersion(),
                trace(expiry, language));
    }

    /** What an incident has moved was not counted. */
    private static List<TraceView> trace(SupplementExpiry expiry, Language language) {
        return expiry.due().equals(expiry.counted().due())
                ? TraceView.of(expiry.counted().trace(), language)
                : List.of();
    }

    private static List<DutyView> duties(TimeSheet sheet, Instant now) {
        return sheet.missedDuties(now).stream().map(ClockView::duty).toList();
    }

    private static List<UpcomingView> upcoming(History history, TimeSheet sheet, Instant now) {
        return NoticeRules.upcoming(history, sheet, now)
                .map(ClockView::upcoming)
                .toList();
    }

    private static State state(TimeSheet sheet) {
        if (!sheet.isOpen()) return State.STOPPED;
        return sheet.pauses().stream().anyMatch(pause -> pause.to() == null) ? State.SUSPENDED : State.RUNNING;
    }

    private static Stream<DueDateView> dueDates(Clock clock, Language language) {
        return clock.steps().stream()
                .map(step -> new DueDateView(
                        clock.scope(),
                        clock.leg(),
                        step.due().at(),
                        step.due().precision(),
                        DueDates.slipDueAt(step.due(), step.calendar()),
                        step.time(),
                        step.reason(),
                        step.basis(),
                        step.calendarVersion(),
                        step.counting().procedureVersion(),
                        step.counting().limit(),
                        step.cause(),
                        trace(step, language)));
    }

    /** A date that was posted, or moved by an apology or a pause, was not counted: then there is nothing to trace. */
    private static List<TraceView> trace(Step step, Language language) {
        if (!step.counting().isPossible()) return List.of();
        var counted = step.counting().from(step.countedFrom());
        return counted.due().equals(step.due()) ? TraceView.of(counted.trace(), language) : List.of();
    }

    private static LegView leg(Clock leg) {
        var first = leg.steps().getFirst();
        return new LegView(
                leg.leg(),
                leg.unit(),
                leg.limit(),
                first.time(),
                leg.inForce().due().at(),
                leg.end(),
                first.basis());
    }

    private static SuspensionView suspension(Pause pause) {
        return new SuspensionView(pause.ground(), pause.basis(), pause.from(), pause.to(), pause.cause());
    }

    private static DutyView duty(Obligation missed) {
        return new DutyView(
                missed.duty(), missed.unit(), missed.officer(), missed.due().at(), missed.basis(), missed.cause());
    }

    private static UpcomingView upcoming(Upcoming upcoming) {
        var subject = upcoming.subject();
        return upcoming.notice().event() instanceof DutyMissed missed
                ? new UpcomingView(upcoming.kind(), missed.duty(), null, null, missed.dueAt(), upcoming.at())
                : new UpcomingView(
                        upcoming.kind(), null, subject.scope(), subject.leg(), subject.dueAt(), upcoming.at());
    }

    private static List<NoticeView> notices(History history) {
        return history.facts().stream()
                .filter(fact -> fact.owner() == Owner.DEADLINE)
                .sorted(Comparator.comparing(Fact::position))
                .flatMap(fact -> notice(fact).stream())
                .toList();
    }

    private static Optional<NoticeView> notice(Fact fact) {
        return switch ((DeadlineEvent) fact.event()) {
            case DueSoon said -> notice(fact, said.scope(), said.leg(), said.dueAt());
            case DossierOverdue said -> notice(fact, said.scope(), said.leg(), said.dueAt());
            case OverdueWithdrawn said -> notice(fact, said.scope(), said.leg(), said.dueAt());
            case DueDateSet _, DueDateMoved _, ClockSuspended _, ClockResumed _, ExtensionGranted _ -> Optional.empty();
            case DutyMissed _, SupplementExpired _ -> Optional.empty();
            case FactRefused _, FactCorrected _, FactAnnulled _, QuarantineAct _ -> Optional.empty();
        };
    }

    private static Optional<NoticeView> notice(Fact fact, Scope scope, String leg, Instant dueAt) {
        var type = fact.event().getClass().getSimpleName();
        return Optional.of(new NoticeView(type, scope, leg, dueAt, fact.time(), fact.recordedAt(), fact.id()));
    }
}
