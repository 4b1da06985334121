package vn.lienthong.deadline.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.contracts.event.DeadlineEvent;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DutyMissed;
import vn.lienthong.contracts.event.IntakeEvent;
import vn.lienthong.contracts.event.RoutingEvent;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.log.EventId;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.DueSource;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.contracts.value.Limit;
import vn.lienthong.contracts.value.LimitUnit;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.contracts.value.PromisedDue;
import vn.lienthong.deadline.application.CatalogueTimeLaw;
import vn.lienthong.workingtime.DueDates;
import vn.lienthong.workingtime.WorkCalendar;

/** A dossier of Trâu Quỳ told fact by fact, in the order of the log. */
final class Story {
    static final String WARD = "00565";
    static final String DISTRICT = "018";
    static final TimeLaw LAW = new CatalogueTimeLaw(LiveCatalogue.shipped());

    private final TimeLaw law;
    private final List<Fact> facts = new ArrayList<>();
    private Instant recordedAt;

    Story() {
        this(LAW);
    }

    Story(TimeLaw law) {
        this.law = law;
    }

    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(WorkCalendar.ZONE).toInstant();
    }

    static DueDate day(String date) {
        return DueDates.endOf(LocalDate.parse(date));
    }

    static Limit workingDays(int days) {
        return new Limit(BigDecimal.valueOf(days), LimitUnit.WORKING_DAY);
    }

    /** Received with a limit in working days. */
    Story received(String time, int workingDays) {
        var received = at(time);
        var limit = workingDays(workingDays);
        var calendar = law.calendar(WARD, WorkCalendar.dayOf(received));
        return received(
                time, "LOCAL-DCXD", DueDates.compute(received, limit, calendar).due(), limit);
    }

    Story received(String time, String procedure, DueDate due, Limit limit) {
        return received(at(time), WARD, procedure, due, limit);
    }

    /** Received at the ward for the district to resolve. */
    Story receivedForDistrict(String time, Channel channel) {
        var calendar = LAW.calendar(WARD, WorkCalendar.dayOf(at(time)));
        var limit = workingDays(10);
        var due = DueDates.compute(at(time), limit, calendar).due();
        var promised = new PromisedDue(due, due.at(), DueSource.COMPUTED, null, limit, "LOCAL-DCXD/1", "any");
        return happened(
                time,
                new DossierReceived(
                        WARD, "LOCAL-DCXD", "DCXD", channel, DISTRICT, promised, null, null, null, null, null, null));
    }

    Story received(Instant time, String unit, String procedure, DueDate due, Limit limit) {
        var promised = new PromisedDue(due, due.at(), DueSource.COMPUTED, null, limit, procedure + "/1", "any");
        return happened(
                time,
                new DossierReceived(
                        unit, procedure, "DCXD", Channel.DIRECT, unit, promised, null, null, null, null, null, null));
    }

    Story resolved(String time) {
        return happened(time, new DossierResolved(WARD, Outcome.APPROVED, null, null));
    }

    /** What is told from here on is recorded then; before, as it happens. */
    Story recordedFrom(String moment) {
        recordedAt = at(moment);
        return this;
    }

    Story happened(String time, DossierEvent event) {
        return add(at(time), event, null, Set.of());
    }

    Story happened(Instant time, DossierEvent event) {
        return add(time, event, null, Set.of());
    }

    Story answered(String time, DossierEvent event, Fact reported) {
        return add(at(time), event, reported.id(), Set.of());
    }

    /** What deadline decided stands in the log. */
    Story said(List<Saying> sayings) {
        sayings.forEach(saying -> add(saying.time(), saying.event(), saying.causationId(), saying.flags()));
        return this;
    }

    Fact last() {
        return facts.getLast();
    }

    List<Fact> facts() {
        return List.copyOf(facts);
    }

    History history() {
        return History.of(facts);
    }

    TimeSheet sheet() {
        return TimeSheet.of(history(), law);
    }

    /** When all that was told has long passed. */
    List<Saying> consequences() {
        return consequences("9000-01-01T00:00");
    }

    List<Saying> consequences(String now) {
        return Consequences.toSay(history(), sheet(), at(now), null);
    }

    List<Saying> moves(Recount order, Instant now) {
        return recounted(order, now).moves();
    }

    Recount.Outcome recounted(Recount order, Instant now) {
        return order.of(history(), law, now);
    }

    /** Of the clocks. */
    List<Saying> noticesDue(String now) {
        return due(now, false);
    }

    List<Saying> missedDutiesDue(String now) {
        return due(now, true);
    }

    private List<Saying> due(String now, boolean duties) {
        return NoticeRules.due(history(), sheet(), at(now)).stream()
                .filter(saying -> saying.event() instanceof DutyMissed == duties)
                .toList();
    }

    List<Saying> withdrawn() {
        return NoticeRules.withdrawn(history(), sheet(), null);
    }

    private Story add(Instant time, DossierEvent event, String cause, Set<Flag> flags) {
        var offset = facts.size();
        var owner = ownerOf(event);
        facts.add(new Fact(
                EventId.of(owner, 3, offset + 1),
                owner,
                offset + 1,
                offset,
                "018.00565-260302-0001",
                time,
                recordedAt == null ? time : recordedAt,
                WARD,
                null,
                cause,
                new PostId("urn:test", "p" + offset),
                flags,
                event));
        return this;
    }

    private static Owner ownerOf(DossierEvent event) {
        if (event instanceof IntakeEvent && !(event instanceof DeadlineEvent)) return Owner.INTAKE;
        if (event instanceof RoutingEvent && !(event instanceof DeadlineEvent)) return Owner.ROUTING;
        return Owner.DEADLINE;
    }
}
