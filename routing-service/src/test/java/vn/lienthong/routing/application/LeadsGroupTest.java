package vn.lienthong.routing.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.event.DossierWithdrawn;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.event.LegCompleted;
import vn.lienthong.contracts.event.LegOpened;
import vn.lienthong.contracts.event.PaymentConfirmed;
import vn.lienthong.contracts.event.PaymentRequested;
import vn.lienthong.contracts.event.ProcessingStopped;
import vn.lienthong.contracts.event.ResponsibilityPassed;
import vn.lienthong.contracts.event.RoutePlanned;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.log.EventId;
import vn.lienthong.contracts.value.Leg;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.contracts.value.PartEnd;
import vn.lienthong.contracts.value.Passing;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.contracts.value.StopGround;
import vn.lienthong.routing.domain.Heard;
import vn.lienthong.routing.domain.Telling;

/** A group of three: a birth at the ward first, then side by side the police and the insurance. */
class LeadsGroupTest {
    private static final Instant RECEIVED = Instant.parse("2026-09-14T01:00:00Z");
    private static final String GROUP = "01.00565-260914-0001";
    private static final BigDecimal AMOUNT = new BigDecimal(20_000_000);
    private static final String WARD = "00565";
    private static final String POLICE = "CA00565";
    private static final String INSURANCE = "BHXH01";
    private static final PostId ORIGIN = new PostId("urn:vn:motcua:trau-quy", "1");

    private final Map<String, List<Fact>> facts = new HashMap<>();
    private Telling telling = new WithinTenMinutes(Set.of());
    private Instant recordedAt;
    private int place;

    @BeforeEach
    void planned() {
        happened(GROUP, Owner.INTAKE, RECEIVED, reception(null, WARD));
        happened(
                GROUP,
                Owner.ROUTING,
                RECEIVED,
                new RoutePlanned(
                        List.of(
                                part("birth", WARD),
                                part("residence", POLICE, "birth"),
                                part("insurance", INSURANCE, "birth")),
                        "1"));
        lead(facts.get(GROUP).getFirst());
    }

    private static Leg part(String id, String unit, String... after) {
        return new Leg(id, unit, id, null, List.of(after), "P-" + id);
    }

    @Nested
    class In_order {
        @Test
        void first_begins_what_waits_for_nothing() {
            assertThat(opened()).containsExactly("birth");
            assertThat(last(LegOpened.class).time()).isEqualTo(RECEIVED);
        }

        @Test
        void what_waits_begins_at_the_moment_at_which_the_last_before_it_ended() {
            resolved("birth", after(1), Outcome.APPROVED);

            assertThat(opened()).containsExactly("birth", "residence", "insurance");
            assertThat(last(LegOpened.class).time()).isEqualTo(after(1));
            assertThat(closed()).isEmpty();
        }

        @Test
        void with_the_last_part_the_group_is_resolved_at_its_moment() {
            resolved("birth", after(1), Outcome.APPROVED);
            resolved("insurance", after(3), Outcome.APPROVED);
            assertThat(closed()).isEmpty();

            resolved("residence", after(2), Outcome.APPROVED);

            assertThat(closed()).contains(new DossierResolved(WARD, Outcome.APPROVED, null, null));
            assertThat(History.of(facts.get(GROUP)).close()).map(Fact::time).contains(after(3));
        }

        @Test
        void a_part_is_handed_to_its_agency_as_it_is_received_and_at_the_desk_stays() {
            assertThat(handOver("birth", WARD)).isEmpty();
            assertThat(handOver("residence", POLICE))
                    .map(Saying::event)
                    .contains(new DossierTransferred(WARD, POLICE, null, null, null));
        }

        @Test
        void where_units_end_meanwhile_parts_begin_at_the_desk_and_agencies_of_then_and_end_with_their_successors() {
            receive("birth");
            var passed = new ResponsibilityPassed(
                    LocalDate.of(2026, 9, 15),
                    List.of(
                            new Passing(WARD, "00577", List.of("00577"), "1656"),
                            new Passing(POLICE, "CA00577", List.of("CA00577"), "1656")));
            for (var dossier : List.of(GROUP, "birth")) happened(dossier, Owner.ROUTING, after(24), passed);

            closed("birth", after(48), new DossierResolved("00577", Outcome.APPROVED, null, null));

            assertThat(last(LegCompleted.class).event())
                    .isEqualTo(new LegCompleted("00577", "birth", null, PartEnd.APPROVED));
            assertThat(facts.get(GROUP))
                    .extracting(Fact::event)
                    .contains(
                            new LegOpened("birth", WARD, "P-birth"),
                            new LegOpened("residence", "CA00577", "P-residence", "00577", null),
                            new LegOpened("insurance", INSURANCE, "P-insurance", "00577", null));
            resolved("residence", after(50), Outcome.APPROVED);
            resolved("insurance", after(51), Outcome.APPROVED);
            assertThat(closed()).contains(new DossierResolved("00577", Outcome.APPROVED, null, null));
        }

        private Optional<Saying> handOver(String part, String unit) {
            var received = happened(part, Owner.INTAKE, after(1), reception("routing-3-9", unit));
            return LeadsGroup.toHandOver(history(part), received);
        }
    }

    @Nested
    class Without_a_result {
        @Test
        void a_refusal_bars_what_waits_for_it_and_ends_the_group() {
            resolved("birth", after(1), Outcome.REFUSED);

            assertThat(opened()).containsExactly("birth");
            assertThat(closed()).contains(new DossierResolved(WARD, Outcome.REFUSED, null, null));
        }

        @Test
        void a_stop_bars_what_waits_for_it_and_stops_the_group() {
            closed("birth", after(1), new ProcessingStopped(WARD, StopGround.SUPPLEMENT_EXPIRED, null));

            assertThat(closed()).contains(new ProcessingStopped(WARD, StopGround.PART_STOPPED, null));
        }

        @Test
        void what_runs_beside_a_stopped_part_goes_on() {
            resolved("birth", after(1), Outcome.APPROVED);
            closed("insurance", after(2), new DossierWithdrawn());
            assertThat(closed()).isEmpty();

            resolved("residence", after(3), Outcome.APPROVED);

            assertThat(closed()).contains(new ProcessingStopped(WARD, StopGround.PART_STOPPED, null));
            assertThat(ends()).containsEntry("insurance", PartEnd.WITHDRAWN);
        }

        @Test
        void withdrawn_as_a_whole_it_stops_what_is_open_and_begins_nothing_more() {
            receive("birth");
            var withdrawn = happened(GROUP, Owner.INTAKE, after(1), new DossierWithdrawn());
            keepWithGroup("birth", withdrawn);

            assertThat(history("birth").close())
                    .map(Fact::event)
                    .contains(new ProcessingStopped(WARD, StopGround.APPLICANT_REQUEST, null));
            assertThat(opened()).containsExactly("birth");

            var annulled = happened(GROUP, Owner.INTAKE, after(2), new FactAnnulled(withdrawn.id(), "ct-01"));
            keepWithGroup("birth", annulled);

            assertThat(history("birth").close()).isEmpty();
            assertThat(ends()).isEmpty();
        }

        @Test
        void what_was_decided_before_the_whole_was_withdrawn_stays_decided() {
            resolved("birth", after(1), Outcome.APPROVED);
            var withdrawn = happened(GROUP, Owner.INTAKE, after(2), new DossierWithdrawn());

            assertThat(LeadsGroup.toStop(history("birth"), history(GROUP), withdrawn))
                    .isEmpty();
        }
    }

    @Nested
    class While_there_is_something_to_pay {
        @Test
        void nothing_more_begins_until_it_is_paid() {
            happened(GROUP, Owner.INTAKE, after(1), new PaymentRequested(AMOUNT, "VND", null));
            resolved("birth", after(2), Outcome.APPROVED);
            assertThat(opened()).containsExactly("birth");

            lead(happened(GROUP, Owner.INTAKE, after(5), new PaymentConfirmed(AMOUNT, "VND", null)));

            assertThat(opened()).containsExactly("birth", "residence", "insurance");
            assertThat(last(LegOpened.class).time()).isEqualTo(after(5));
        }

        @Test
        void each_demand_is_to_be_paid() {
            happened(GROUP, Owner.INTAKE, after(1), new PaymentRequested(AMOUNT, "VND", "tax"));
            happened(GROUP, Owner.INTAKE, after(1), new PaymentRequested(AMOUNT, "VND", "fee"));
            resolved("birth", after(2), Outcome.APPROVED);

            lead(happened(GROUP, Owner.INTAKE, after(3), new PaymentConfirmed(AMOUNT, "VND", "tax")));
            assertThat(opened()).containsExactly("birth");
            lead(happened(GROUP, Owner.INTAKE, after(4), new PaymentConfirmed(AMOUNT, "VND", "fee")));

            assertThat(opened()).containsExactly("birth", "residence", "insurance");
        }

        @Test
        void what_is_asked_for_with_one_part_holds_what_waits_for_another_until_it_is_paid() {
            whereTwoRunBeforeAThird();
            happened("b", Owner.INTAKE, after(1), new PaymentRequested(AMOUNT, "VND", "tax"));
            resolved("a", after(2), Outcome.APPROVED);
            assertThat(opened()).containsExactly("a", "b");

            lead(happened(GROUP, Owner.INTAKE, after(3), new PaymentConfirmed(AMOUNT, "VND", null)));
            assertThat(opened()).as("paid with another dossier").containsExactly("a", "b");
            lead(happened("b", Owner.INTAKE, after(4), new PaymentConfirmed(AMOUNT, "VND", "tax")));

            assertThat(opened()).containsExactly("a", "b", "c");
            assertThat(last(LegOpened.class).time()).isEqualTo(after(4));
        }

        @Test
        void of_a_part_that_was_approved_it_is_still_to_be_paid_but_not_of_one_that_was_withdrawn() {
            whereTwoRunBeforeAThird();
            happened("b", Owner.INTAKE, after(1), new PaymentRequested(AMOUNT, "VND", "tax"));
            closed("b", after(2), new DossierResolved(WARD, Outcome.APPROVED, null, null));
            resolved("a", after(3), Outcome.APPROVED);
            assertThat(opened()).containsExactly("a", "b");

            facts.clear();
            whereTwoRunBeforeAThird();
            happened("b", Owner.INTAKE, after(1), new PaymentRequested(AMOUNT, "VND", "tax"));
            closed("b", after(2), new DossierWithdrawn());
            resolved("a", after(3), Outcome.APPROVED);
            assertThat(opened()).containsExactly("a", "b", "c");
        }

        private void whereTwoRunBeforeAThird() {
            facts.clear();
            happened(GROUP, Owner.INTAKE, RECEIVED, reception(null, WARD));
            var legs = List.of(part("a", WARD), part("b", WARD), part("c", POLICE, "a"));
            lead(happened(GROUP, Owner.ROUTING, RECEIVED, new RoutePlanned(legs, "1")));
            receive("a");
            receive("b");
        }
    }

    @Nested
    class Told_late {
        @Test
        void the_next_part_begins_when_its_agency_is_told_of_the_end_that_it_waited_for() {
            recordedAt = after(5);
            resolved("birth", after(1), Outcome.APPROVED);

            assertThat(opened()).containsExactly("birth", "residence", "insurance");
            assertThat(last(LegOpened.class).time()).isEqualTo(after(5));
            assertThat(possibleFrom()).isEqualTo(after(1));
            assertThat(last(LegCompleted.class).time()).isEqualTo(after(1));
        }

        @Test
        void it_begins_at_the_end_itself_where_that_was_told_in_time() {
            recordedAt = after(1).plus(Duration.ofMinutes(10)).minusMillis(1);
            resolved("birth", after(1), Outcome.APPROVED);

            assertThat(last(LegOpened.class).time()).isEqualTo(after(1));
            assertThat(possibleFrom()).isNull();
        }

        @Test
        void so_it_does_where_no_law_says_how_soon_it_is_to_be_told() {
            telling = new NoLaw();
            recordedAt = after(5);
            resolved("birth", after(1), Outcome.APPROVED);

            assertThat(last(LegOpened.class).time()).isEqualTo(after(1));
        }

        @Test
        void so_it_does_where_a_source_that_posts_in_bulk_told_it() {
            telling = new WithinTenMinutes(Set.of(ORIGIN.source()));
            recordedAt = after(5);
            resolved("birth", after(1), Outcome.APPROVED);

            assertThat(last(LegOpened.class).time()).isEqualTo(after(1));
        }

        @Test
        void so_it_does_in_the_past_with_which_a_group_was_loaded_but_not_in_what_happened_since() {
            facts.clear();
            recordedAt = after(4);
            planned();
            resolved("birth", after(1), Outcome.APPROVED);
            assertThat(last(LegOpened.class).time()).isEqualTo(after(1));

            facts.clear();
            recordedAt = after(4);
            planned();
            recordedAt = after(9);
            resolved("birth", after(5), Outcome.APPROVED);
            assertThat(last(LegOpened.class).time()).isEqualTo(after(9));
        }

        @Test
        void the_next_part_begins_when_it_is_told_that_what_was_to_be_paid_is_paid() {
            happened(GROUP, Owner.INTAKE, after(1), new PaymentRequested(AMOUNT, "VND", null));
            resolved("birth", after(2), Outcome.APPROVED);
            recordedAt = after(7);

            lead(happened(GROUP, Owner.INTAKE, after(3), new PaymentConfirmed(AMOUNT, "VND", null)));

            assertThat(last(LegOpened.class).time()).isEqualTo(after(7));
            assertThat(possibleFrom()).isEqualTo(after(3));
        }
    }

    @Nested
    class By_a_correction {
        @Test
        void a_refusal_that_was_an_approval_lets_the_next_begin_when_that_was_told() {
            resolved("birth", after(1), Outcome.REFUSED);
            correctToApproval(after(48), after(49));

            assertThat(opened()).containsExactly("birth", "residence", "insurance");
            assertThat(last(LegOpened.class).time()).isEqualTo(after(49));
            assertThat(possibleFrom()).isEqualTo(after(1));
        }

        @Test
        void so_it_does_where_no_law_says_how_soon_anything_is_to_be_told() {
            telling = new NoLaw();
            resolved("birth", after(1), Outcome.REFUSED);
            correctToApproval(after(48), after(49));

            assertThat(last(LegOpened.class).time()).isEqualTo(after(49));
        }

        @Test
        void in_the_past_with_which_a_group_was_loaded_it_lets_it_begin_at_its_business_time() {
            for (var law : List.of(telling, new NoLaw())) {
                telling = law;
                facts.clear();
                recordedAt = after(1000);
                planned();
                resolved("birth", after(1), Outcome.REFUSED);
                correctToApproval(after(48), after(1001));

                assertThat(last(LegOpened.class).time()).isEqualTo(after(48));
                assertThat(possibleFrom()).isEqualTo(after(1));
            }
        }

        @Test
        void so_it_does_where_a_source_that_posts_in_bulk_corrected() {
            telling = new WithinTenMinutes(Set.of(ORIGIN.source()));
            resolved("birth", after(1), Outcome.REFUSED);
            correctToApproval(after(48), after(1000));

            assertThat(last(LegOpened.class).time()).isEqualTo(after(48));
        }

        @Test
        void a_part_that_is_asked_for_later_begins_when_it_was_asked_for() {
            var legs = List.of(part("birth", WARD), part("card", POLICE));
            var plan = facts.get(GROUP).get(1);
            recordedAt = after(30);
            happened(GROUP, Owner.ROUTING, after(29), reading(plan, new RoutePlanned(legs, "1")));

            lead(happened(GROUP, Owner.INTAKE, after(29), new FactCorrected("intake-3-1", null, null, "ct-01")));

            assertThat(opened()).containsExactly("birth", "card");
            assertThat(last(LegOpened.class).time()).isEqualTo(after(30));
            assertThat(possibleFrom()).isEqualTo(RECEIVED);
        }

        @Test
        void what_a_payment_held_that_nobody_had_asked_for_begins_when_that_was_told() {
            var requested = happened(GROUP, Owner.INTAKE, after(1), new PaymentRequested(AMOUNT, "VND", null));
            resolved("birth", after(2), Outcome.APPROVED);

            lead(happened(GROUP, Owner.INTAKE, after(30), new FactAnnulled(requested.id(), "ct-01")));

            assertThat(opened()).containsExactly("birth", "residence", "insurance");
            assertThat(last(LegOpened.class).time()).isEqualTo(after(30));
        }

        private void correctToApproval(Instant at, Instant told) {
            var refusal = history("birth").close().orElseThrow();
            recordedAt = told;
            var approval = new DossierResolved(WARD, Outcome.APPROVED, null, null);
            keepWithGroup("birth", happened("birth", Owner.ROUTING, at, reading(refusal, approval)));
        }

        private static FactCorrected reading(Fact fact, DossierEvent event) {
            return FactCorrected.reading(fact.id(), fact.time(), event, "ct-01");
        }
    }

    @Nested
    class Told_otherwise_later {
        @Test
        void an_end_that_never_was_is_taken_back_with_the_close_of_the_group_but_what_began_has_begun() {
            resolved("birth", after(1), Outcome.APPROVED);
            resolved("insurance", after(2), Outcome.APPROVED);
            resolved("residence", after(3), Outcome.APPROVED);
            var decision = history("residence").close().orElseThrow();

            var annulled = happened("residence", Owner.ROUTING, after(4), new FactAnnulled(decision.id(), "ct-01"));
            keepWithGroup("residence", annulled);

            assertThat(closed()).isEmpty();
            assertThat(ends()).containsOnlyKeys("birth", "insurance");
            assertThat(opened()).containsExactly("birth", "residence", "insurance");
        }

        @Test
        void a_group_that_had_been_stopped_before_its_last_part_ended_is_not_resolved_besides() {
            resolved("birth", after(1), Outcome.REFUSED);
            assertThat(closed()).containsInstanceOf(DossierResolved.class);
            var stop = new ProcessingStopped(WARD, StopGround.AUTHORITY_CHANGED, null);

            lead(happened(GROUP, Owner.ROUTING, RECEIVED, stop));

            assertThat(closed()).contains(stop);
            assertThat(history(GROUP).conflictingCloses()).isEmpty();
        }

        @Test
        void an_approval_that_was_a_refusal_reads_so_and_what_it_opened_goes_on() {
            resolved("birth", after(1), Outcome.APPROVED);
            var decision = history("birth").close().orElseThrow();

            var annulled = happened("birth", Owner.ROUTING, after(2), new FactAnnulled(decision.id(), "ct-01"));
            keepWithGroup("birth", annulled);
            resolved("birth", after(2), Outcome.REFUSED);

            assertThat(ends()).containsEntry("birth", PartEnd.REFUSED);
            assertThat(closed()).isEmpty();
        }

        @Test
        void a_part_whose_reception_never_was_is_called_for_anew() {
            receive("birth");
            var received = facts.get("birth").getFirst();
            var first = last(LegOpened.class);

            var annulled = happened("birth", Owner.INTAKE, after(1), new FactAnnulled(received.id(), "ct-01"));
            keepWithGroup("birth", annulled);

            assertThat(opened()).containsExactly("birth");
            assertThat(last(LegOpened.class).id()).isNotEqualTo(first.id());
        }

        @Test
        void the_end_of_a_part_whose_reception_never_was_is_none() {
            resolved("birth", after(1), Outcome.REFUSED);
            var received = facts.get("birth").getFirst();

            var annulled = happened("birth", Owner.INTAKE, after(2), new FactAnnulled(received.id(), "ct-01"));
            keepWithGroup("birth", annulled);

            assertThat(ends()).isEmpty();
            assertThat(closed()).isEmpty();
        }

        @Test
        void a_group_that_was_never_received_stops_its_open_parts_until_that_turns_out_wrong() {
            receive("birth");
            var received = facts.get(GROUP).getFirst();
            var annulled = happened(GROUP, Owner.INTAKE, after(1), new FactAnnulled(received.id(), "ct-01"));
            keepWithGroup("birth", annulled);
            assertThat(history("birth").close()).isPresent();

            var again = happened(GROUP, Owner.INTAKE, after(2), new FactAnnulled(annulled.id(), "ct-01"));
            keepWithGroup("birth", again);

            assertThat(history("birth").close()).isEmpty();
            assertThat(opened()).containsExactly("birth");
        }

        @Test
        void told_twice_it_says_nothing_twice() {
            resolved("birth", after(1), Outcome.APPROVED);
            var size = facts.get(GROUP).size();

            keepWithGroup("birth", history("birth").close().orElseThrow());

            assertThat(facts.get(GROUP)).hasSize(size);
        }
    }

    /** However a group of ten parts goes: each begins once, when all before it were approved, and all end with the last. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987, 1597})
    void in_whatever_order_parts_end(long seed) {
        var random = new Random(seed);
        facts.clear();
        var legs = randomLegs(random);
        happened(GROUP, Owner.INTAKE, RECEIVED, reception(null, WARD));
        happened(GROUP, Owner.ROUTING, RECEIVED, new RoutePlanned(legs, "1"));
        lead(facts.get(GROUP).getFirst());

        for (int hour = 1; closed().isEmpty(); hour++) {
            var open = opened().stream().filter(leg -> !ends().containsKey(leg)).toList();
            assertThat(open).as("seed %d", seed).isNotEmpty();
            var approved = random.nextInt(8) > 0;
            resolved(open.get(random.nextInt(open.size())), after(hour), approved ? Outcome.APPROVED : Outcome.REFUSED);
        }

        assertThat(opened()).as("seed %d", seed).doesNotHaveDuplicates();
        for (var leg : legs) {
            var approved = leg.after().stream().allMatch(before -> ends().get(before) == PartEnd.APPROVED);
            assertThat(opened().contains(leg.id())).as("seed %d, %s", seed, leg).isEqualTo(approved);
            assertThat(ends().containsKey(leg.id()))
                    .as("seed %d, %s", seed, leg)
                    .isEqualTo(approved);
        }
        var whole = ends().size() == legs.size() && ends().values().stream().allMatch(PartEnd.APPROVED::equals);
        assertThat(((DossierResolved) closed().orElseThrow()).outcome())
                .as("seed %d", seed)
                .isEqualTo(whole ? Outcome.APPROVED : Outcome.REFUSED);
    }

    private static List<Leg> randomLegs(Random random) {
        var legs = new ArrayList<Leg>();
        for (int n = 0; n < 10; n++) {
            var before = legs.stream()
                    .map(Leg::id)
                    .filter(_ -> random.nextInt(4) == 0)
                    .toArray(String[]::new);
            legs.add(part("p" + n, WARD, before));
        }
        return legs;
    }

    /** As intake does, once it is called for. */
    private void receive(String part) {
        if (facts.containsKey(part)) return;
        var called = history(GROUP).facts().stream()
                .filter(fact ->
                        fact.event() instanceof LegOpened opened && opened.leg().equals(part))
                .findFirst()
                .orElseThrow();
        happened(part, Owner.INTAKE, RECEIVED, reception(called.id(), WARD));
    }

    private void resolved(String part, Instant at, Outcome outcome) {
        closed(part, at, new DossierResolved(WARD, outcome, null, null));
    }

    private void closed(String part, Instant at, DossierEvent close) {
        receive(part);
        keepWithGroup(part, happened(part, Owner.ROUTING, at, close));
    }

    /** As routing does with what the log brings of a part, or of the group. */
    private void keepWithGroup(String part, Fact told) {
        var called = facts.get(part).stream()
                .map(Fact::event)
                .filter(DossierReceived.class::isInstance)
                .map(DossierReceived.class::cast)
                .findFirst()
                .orElseThrow();
        LeadsGroup.toStop(history(part), history(GROUP), told).ifPresent(saying -> say(part, saying));
        LeadsGroup.toEnd(history(GROUP), called, history(part), told).ifPresent(saying -> say(GROUP, saying));
        LeadsGroup.toCallBack(history(GROUP), called, history(part), told).ifPresent(saying -> say(GROUP, saying));
        lead(told);
    }

    private void lead(Fact told) {
        var heard = new Heard(told, telling);
        for (var next = LeadsGroup.toSay(history(GROUP), parts(), heard);
                next.isPresent();
                next = LeadsGroup.toSay(history(GROUP), parts(), heard)) say(GROUP, next.get());
    }

    private List<History> parts() {
        return facts.keySet().stream()
                .filter(dossier -> !dossier.equals(GROUP))
                .map(this::history)
                .toList();
    }

    private Instant possibleFrom() {
        return ((LegOpened) last(LegOpened.class).event()).possibleFrom();
    }

    private List<String> opened() {
        return history(GROUP).facts().stream()
                .filter(fact -> fact.event() instanceof LegOpened)
                .map(fact -> ((LegOpened) fact.event()).leg())
                .toList();
    }

    private Map<String, PartEnd> ends() {
        var ends = new HashMap<String, PartEnd>();
        for (var fact : history(GROUP).facts())
            if (fact.event() instanceof LegCompleted done) ends.put(done.leg(), done.ended());
        return ends;
    }

    private Optional<DossierEvent> closed() {
        return history(GROUP).close().map(Fact::event);
    }

    private Fact last(Class<? extends DossierEvent> event) {
        return facts.get(GROUP).reversed().stream()
                .filter(fact -> event.isInstance(fact.event()))
                .findFirst()
                .orElseThrow();
    }

    private History history(String dossier) {
        return History.of(facts.getOrDefault(dossier, List.of()));
    }

    private record WithinTenMinutes(Set<String> offline) implements Telling {
        @Override
        public Optional<Instant> lateFrom(String procedure, String unit, Instant happened, LocalDate receivedOn) {
            return Optional.of(happened.plus(Duration.ofMinutes(10)));
        }

        @Override
        public boolean isOffline(String source) {
            return offline.contains(source);
        }
    }

    private record NoLaw() implements Telling {
        @Override
        public Optional<Instant> lateFrom(String procedure, String unit, Instant happened, LocalDate receivedOn) {
            return Optional.empty();
        }

        @Override
        public boolean isOffline(String source) {
            return false;
        }
    }

    private static Instant after(int hours) {
        return RECEIVED.plus(Duration.ofHours(hours));
    }

    private static DossierReceived reception(String part, String resolver) {
        return new DossierReceived(
                WARD, "P", "LT", null, resolver, null, null, null, null, null, null, part == null ? null : GROUP, part);
    }

    private void say(String dossier, Saying saying) {
        add(dossier, Owner.ROUTING, saying.time(), saying.event(), saying.cause());
    }

    private Fact happened(String dossier, Owner owner, Instant time, DossierEvent event) {
        return add(dossier, owner, time, event, null);
    }

    private Fact add(String dossier, Owner owner, Instant time, DossierEvent event, String cause) {
        place++;
        var id = EventId.of(owner, 3, place);
        var told = recordedAt == null ? time : recordedAt;
        var origin = cause == null ? ORIGIN : null;
        var fact = new Fact(id, owner, place, place, dossier, time, told, null, null, cause, origin, Set.of(), event);
        facts.computeIfAbsent(dossier, _ -> new ArrayList<>()).add(fact);
        return fact;
    }
}
