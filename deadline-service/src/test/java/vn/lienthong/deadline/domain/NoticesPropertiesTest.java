package vn.lienthong.deadline.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.deadline.domain.Story.at;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierWithdrawn;
import vn.lienthong.contracts.event.DueDateMoved;
import vn.lienthong.contracts.event.DueDateSet;
import vn.lienthong.contracts.event.ExtensionGranted;
import vn.lienthong.contracts.event.PaymentConfirmed;
import vn.lienthong.contracts.event.PaymentRequested;
import vn.lienthong.contracts.event.SupplementProvided;
import vn.lienthong.contracts.event.SupplementRequested;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.workingtime.DueDates;
import vn.lienthong.workingtime.WorkCalendar;

class NoticesPropertiesTest {
    private static final Instant RECEIVED = at("2026-03-02T09:00");

    /** Something that happens so many hours after the reception. */
    record Happening(int hour, DossierEvent event) {
        Instant time() {
            return RECEIVED.plus(Duration.ofHours(hour));
        }
    }

    @Property(tries = 500)
    void in_whatever_order_facts_arrive_the_notices_that_stand_are_those_a_clerk_would_give(
            @ForAll("happenings") List<Happening> happenings,
            @ForAll @IntRange(min = 1, max = 10) int limit,
            @ForAll Random chance) {
        var story = told(happenings, limit, chance);

        assertThat(Notices.in(story.history()).overdue().keySet())
                .extracting(Notices.Subject::dueAt)
                .containsExactlyInAnyOrderElementsOf(missedByHand(happenings, limit));
    }

    @Property(tries = 500)
    void what_has_been_said_tells_the_due_date_in_force(
            @ForAll("happenings") List<Happening> happenings,
            @ForAll @IntRange(min = 1, max = 10) int limit,
            @ForAll Random chance) {
        var story = told(happenings, limit, chance);

        assertThat(lastSaid(story)).isEqualTo(story.sheet().dossier().inForce().due());
        assertThat(story.consequences()).isEmpty();
        assertThat(story.withdrawn()).isEmpty();
    }

    /** What is known at the change has happened by then; of the rest some arrives late. It is carried out twice more. */
    @Property(tries = 500)
    void whatever_arrives_around_a_change_of_calendars_what_has_been_said_tells_the_due_date_in_force(
            @ForAll("happenings") List<Happening> happenings,
            @ForAll @IntRange(min = 1, max = 10) int limit,
            @ForAll @IntRange(min = 1, max = 900) int changed,
            @ForAll Random chance) {
        var story = received(new Story(NewCalendarLaw.LAW), limit);
        var arriving = new ArrayList<>(happenings);
        Collections.shuffle(arriving, chance);
        var before = chance.nextInt(arriving.size() + 1);
        var now = arriving.subList(0, before).stream()
                .map(Happening::time)
                .reduce(RECEIVED.plus(Duration.ofHours(changed)), NoticesPropertiesTest::later)
                .plusMillis(1);
        arriving.subList(0, before).forEach(happening -> tell(story, happening));
        story.said(story.moves(NewCalendarLaw.CHANGE, now));
        arriving.subList(before, arriving.size()).forEach(happening -> tell(story, happening));

        assertThat(lastSaid(story)).isEqualTo(story.sheet().dossier().inForce().due());
        assertThat(story.consequences()).isEmpty();
        var end = Story.at("2026-06-01T00:00");
        story.said(story.moves(NewCalendarLaw.CHANGE, end));
        assertThat(story.moves(NewCalendarLaw.CHANGE, end.plusMillis(1))).isEmpty();
        assertThat(story.consequences()).isEmpty();
    }

    @Property(tries = 300)
    void facts_that_arrive_in_order_never_withdraw_a_notice(
            @ForAll("happenings") List<Happening> happenings, @ForAll @IntRange(min = 1, max = 10) int limit) {
        var story = received(limit);
        for (var happening : happenings) {
            // all that is due before it happens has been noticed by then
            story.said(NoticeRules.due(
                    story.history(), story.sheet(), happening.time().minusMillis(1)));
            tell(story, happening);
            assertThat(story.withdrawn()).isEmpty();
        }
    }

    /** The happenings arrive in any order, with notices being given in between at any time. */
    private static Story told(List<Happening> happenings, int limit, Random chance) {
        var story = received(limit);
        var arriving = new ArrayList<>(happenings);
        Collections.shuffle(arriving, chance);
        for (var happening : arriving) {
            tell(story, happening);
            story.said(NoticeRules.due(
                    story.history(), story.sheet(), RECEIVED.plus(Duration.ofHours(chance.nextInt(1_200)))));
        }
        return story.said(story.noticesDue("2027-01-01T00:00"));
    }

    private static Story received(int limit) {
        return received(new Story(), limit);
    }

    private static Story received(Story story, int limit) {
        story.received("2026-03-02T09:00", limit);
        return story.said(story.consequences());
    }

    private static void tell(Story story, Happening happening) {
        story.happened(happening.time(), happening.event());
        story.said(story.consequences()).said(story.withdrawn());
    }

    private static DueDate lastSaid(Story story) {
        DueDate last = null;
        for (var fact : story.history().facts()) {
            if (fact.event() instanceof DueDateSet set) last = set.due();
            if (fact.event() instanceof DueDateMoved moved) last = moved.to();
        }
        return last;
    }

    /** Written apart from the clocks on purpose: one pass over what happened, noting each due date that slips by. */
    private static Set<Instant> missedByHand(List<Happening> happenings, int limit) {
        var calendar = Story.LAW.calendar(Story.WARD, WorkCalendar.dayOf(RECEIVED));
        var missed = new TreeSet<Instant>();
        var due = DueDates.compute(RECEIVED, Story.workingDays(limit), calendar).due();
        var waitingFor = new TreeSet<String>();
        var supplemented = false;
        Instant waitingSince = null;
        for (var happening : happenings.stream()
                .sorted(Comparator.comparing(Happening::hour))
                .toList()) {
            var now = happening.time();
            if (waitingFor.isEmpty() && !now.isBefore(due.at().plusSeconds(1))) missed.add(due.at());
            var name = happening.event().getClass().getSimpleName();
            if (happening.event() instanceof ExtensionGranted extension) due = extension.newDue();
            if (name.endsWith("Requested")) {
                if (waitingFor.isEmpty()) {
                    waitingSince = now;
                    supplemented = false;
                }
                waitingFor.add(name.substring(0, 7));
                supplemented |= name.startsWith("Supplem");
            }
            if ((name.endsWith("Provided") || name.endsWith("Confirmed"))
                    && waitingFor.remove(name.substring(0, 7))
                    && waitingFor.isEmpty()
                    && waitingSince.isBefore(due.at().plusSeconds(1))) {
                var moved = supplemented
                        ? DueDates.compute(now, Story.workingDays(limit), calendar)
                                .due()
                        : DueDates.paused(due, later(waitingSince, extendedAt(happenings, now)), now, calendar);
                if (moved.at().isAfter(due.at())) due = moved;
            }
            if (name.equals("DossierResolved") || name.equals("DossierWithdrawn")) return missed;
        }
        if (waitingFor.isEmpty()) missed.add(due.at());
        return missed;
    }

    /** A date given while waiting was given knowing of the wait so far. */
    private static Instant extendedAt(List<Happening> happenings, Instant before) {
        return happenings.stream()
                .filter(happening -> happening.event() instanceof ExtensionGranted)
                .map(Happening::time)
                .filter(time -> time.isBefore(before))
                .max(Comparator.naturalOrder())
                .orElse(RECEIVED);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    @Provide
    Arbitrary<List<Happening>> happenings() {
        var hours = Arbitraries.integers().between(1, 900);
        return Combinators.combine(hours, events())
                .as(Happening::new)
                .list()
                .uniqueElements(Happening::hour)
                .ofMaxSize(7)
                .map(list -> list.stream()
                        .sorted(Comparator.comparing(Happening::hour))
                        .collect(Collectors.toList()));
    }

    private static Arbitrary<DossierEvent> events() {
        var extensions = Arbitraries.integers().between(1, 40).map(days -> (DossierEvent)
                new ExtensionGranted(DueDates.endOf(WorkCalendar.dayOf(RECEIVED).plusDays(days)), "1", null));
        var others = Arbitraries.<DossierEvent>of(
                new SupplementRequested(null, null, null),
                new SupplementProvided(null, null),
                new PaymentRequested(null, null, null),
                new PaymentConfirmed(null, null, null),
                new DossierResolved(Story.WARD, Outcome.APPROVED, null, null),
                new DossierWithdrawn());
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(1, extensions), net.jqwik.api.Tuple.of(4, others));
    }
}
