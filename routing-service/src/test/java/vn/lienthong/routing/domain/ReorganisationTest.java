package vn.lienthong.routing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.event.ResponsibilityPassed;
import vn.lienthong.contracts.event.RoutePlanned;
import vn.lienthong.contracts.event.TransferAcknowledged;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.contracts.value.Leg;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.Passing;
import vn.lienthong.routing.domain.Decision.Accepted;
import vn.lienthong.routing.domain.Decision.Rejected;

/** On the first of July Trâu Quỳ (00565) and Đa Tốn (00577) end, and others that bear their codes begin. */
class ReorganisationTest {
    private static final LocalDate DAY = LocalDate.of(2025, 7, 1);
    private static final String OLD = "00571";
    private static final String NEW = "00565";
    private static final String OTHER = "00577";
    private static final String DOCUMENT = "1656/NQ-UBTVQH15";

    private final List<Fact> facts = new ArrayList<>();
    private final Routing routing = new Routing((_, _) -> true, Told.SIGNATURES);

    @BeforeEach
    void received() {
        happened("2025-06-02T09:00", reception(OLD, null));
    }

    @Test
    void the_successor_holds_and_resolves_what_the_unit_had() {
        pass(to(OLD, NEW));

        assertThat(dossier().holder()).contains(NEW);
        assertThat(dossier().reception()).map(Reception::resolvingUnit).contains(NEW);
        assertThat(resolution(NEW, "2025-07-02T09:00", Manner.COMMANDED)).isEqualTo(List.of());
    }

    @Test
    void who_is_no_more_does_nothing_with_it_from_that_day_on() {
        pass(to(OLD, NEW));

        assertThat(resolve(OLD, "2025-07-02T09:00", Manner.COMMANDED)).isEqualTo(new Rejected(Rule.WRONG_UNIT, OLD));
    }

    @Test
    void what_it_had_done_before_may_be_told_afterwards() {
        pass(to(OLD, NEW));

        assertThat(resolution(OLD, "2025-06-30T16:00", Manner.REPORTED)).isEqualTo(List.of());
        assertThat(resolution(NEW, "2025-06-30T16:00", Manner.REPORTED))
                .containsExactly(Flag.NOT_TRANSFERRED, Flag.WRONG_RESOLVING_UNIT);
    }

    @Test
    void units_that_swap_their_codes_pass_on_at_once() {
        facts.clear();
        happened("2025-06-02T09:00", reception(NEW, OTHER));
        happened("2025-06-03T09:00", new DossierTransferred(NEW, OTHER, null, null, null));
        happened("2025-06-03T10:00", new TransferAcknowledged(OTHER, null, null));

        pass(to(NEW, OTHER), to(OTHER, NEW));

        assertThat(dossier().holder()).contains(NEW);
        assertThat(dossier().reception())
                .map(received -> List.of(received.unit(), received.resolvingUnit()))
                .contains(List.of(OTHER, NEW));
    }

    @Test
    void the_legs_of_its_route_and_what_was_on_its_way_are_the_successors() {
        happened(
                "2025-06-02T09:00",
                new RoutePlanned(
                        List.of(
                                new Leg("check", "00526", "check", null, List.of()),
                                new Leg("decide", OTHER, "decide", null, List.of("check"))),
                        "1"));
        happened("2025-06-30T09:00", new DossierTransferred(OLD, OTHER, null, null, "decide"));

        pass(to(OTHER, NEW));

        assertThat(broken(new Command.Acknowledge(NEW, null, "decide"), "2025-07-02T09:00", Manner.COMMANDED))
                .isEmpty();
        assertThat(dossier().route().unitOf("decide")).isEqualTo(NEW);
    }

    @Test
    void while_nobody_is_assigned_not_even_who_bears_the_code_today_may_act() {
        facts.clear();
        happened("2025-06-02T09:00", reception(NEW, null));
        pass(undecided(NEW, NEW, OTHER));

        assertThat(dossier().holder()).contains("00565@2025-06-30");
        assertThat(resolve(NEW, "2025-07-02T09:00", Manner.COMMANDED)).isEqualTo(new Rejected(Rule.WRONG_UNIT, NEW));
    }

    @Test
    void who_is_assigned_has_it_from_that_day_on() {
        pass(undecided(OLD, NEW, OTHER));

        assign(new Assignment(null, OTHER, "12/QĐ-UBND", false));

        assertThat(dossier().holder()).contains(OTHER);
        assertThat(resolution(OTHER, "2025-07-02T09:00", Manner.REPORTED)).isEqualTo(List.of());
        assertThat(decide(new Assignment(null, NEW, "13/QĐ-UBND", false)))
                .isEqualTo(new Rejected(Rule.NOT_UNASSIGNED, null));
    }

    @Test
    void only_a_successor_is_assigned_unless_there_is_a_ground() {
        pass(undecided(OLD, NEW, OTHER));

        assertThat(decide(new Assignment(null, "00118", "12/QĐ-UBND", false)))
                .isEqualTo(new Rejected(Rule.NO_SUCCESSOR, "00118"));
        assertThat(((Accepted) decide(new Assignment(null, "00118", "12/QĐ-UBND", true))).flags())
                .containsExactly(Flag.OVERRIDDEN);
    }

    @Test
    void of_several_that_wait_one_is_named() {
        happened("2025-06-30T09:00", new DossierTransferred(OLD, OTHER, null, null, null));
        pass(undecided(OLD, NEW, "00562"), undecided(OTHER, NEW, OTHER));

        assertThat(decide(new Assignment(null, NEW, "12/QĐ-UBND", false)))
                .isEqualTo(new Rejected(Rule.SEVERAL_UNASSIGNED, null));
        assign(new Assignment(OTHER, NEW, "12/QĐ-UBND", false));

        assertThat(dossier().holder()).contains("00571@2025-06-30");
        assertThat(dossier().custody().isWith(NEW)).isTrue();
    }

    @Test
    void what_was_closed_before_or_received_since_passes_to_nobody() {
        happened("2025-06-30T16:00", new DossierResolved(OLD, Outcome.APPROVED, null, null));
        assertThat(order(to(OLD, NEW))).isEmpty();

        facts.clear();
        happened("2025-07-01T00:00", reception(NEW, null));
        assertThat(order(to(NEW, OTHER))).isEmpty();
    }

    @Test
    void what_was_closed_since_passes_all_the_same() {
        happened("2025-07-01T08:00", new DossierResolved(NEW, Outcome.APPROVED, null, null));

        assertThat(order(to(OLD, NEW))).hasSize(1);
    }

    @Test
    void given_again_the_order_passes_only_what_was_told_since() {
        pass(undecided(OLD, NEW, OTHER), to(OTHER, NEW));
        assign(new Assignment(null, OTHER, "12/QĐ-UBND", false));
        assertThat(order(undecided(OLD, NEW, OTHER), to(OTHER, NEW))).isEmpty();

        happened("2025-06-20T09:00", new DossierTransferred(OLD, OTHER, null, null, null));
        var more = order(undecided(OLD, NEW, OTHER), to(OTHER, NEW));
        assertThat(more).containsExactly(to(OTHER, NEW));
        var said = Reorganisation.said(history(), DAY);
        correct(Reorganisation.with(said, DAY, more));

        assertThat(dossier().custody().underwayTo(NEW, null)).isPresent();
        assertThat(dossier().holder()).contains(OTHER);
    }

    @Test
    void given_again_with_a_rule_the_order_assigns_what_waited() {
        pass(undecided(OLD, NEW, OTHER));

        var more = order(to(OLD, NEW));
        assertThat(more).containsExactly(to(OLD, NEW));
        correct(Reorganisation.with(Reorganisation.said(history(), DAY), DAY, more));

        assertThat(dossier().holder()).contains(NEW);
        assertThat(order(to(OLD, NEW))).isEmpty();
        assertThat(order(undecided(OLD, NEW, OTHER))).isEmpty();
    }

    private static Passing to(String from, String to) {
        return new Passing(from, to, List.of(to), DOCUMENT);
    }

    private static Passing undecided(String from, String... candidates) {
        return new Passing(from, null, List.of(candidates), DOCUMENT);
    }

    private List<Passing> order(Passing... passings) {
        return new Reorganisation(DAY, List.of(passings)).of(history());
    }

    private void pass(Passing... passings) {
        var passed = order(passings);
        if (!passed.isEmpty()) happened("2025-07-01T00:00", new ResponsibilityPassed(DAY, passed));
    }

    private Decision decide(Assignment assignment) {
        return assignment.decide(history(), Told.UNITS, at("2025-07-10T09:00"));
    }

    private void assign(Assignment assignment) {
        var accepted = (Accepted) decide(assignment);
        happened("2025-07-10T09:00", accepted.fact());
    }

    private void correct(ResponsibilityPassed reading) {
        var said = Reorganisation.said(history(), DAY).orElseThrow();
        happened("2025-07-11T09:00", FactCorrected.reading(said.id(), said.time(), reading, null));
    }

    private List<Flag> resolution(String unit, String time, Manner manner) {
        return broken(new Command.Resolve(unit, Outcome.APPROVED, null, null), time, manner);
    }

    private List<Flag> broken(Command command, String time, Manner manner) {
        return ((Accepted) decide(command, time, manner))
                .flags().stream().sorted().toList();
    }

    private Decision resolve(String unit, String time, Manner manner) {
        return decide(new Command.Resolve(unit, Outcome.APPROVED, null, null), time, manner);
    }

    private Decision decide(Command command, String time, Manner manner) {
        return routing.decide(history(), new Request(command, at(time), at("2025-08-01T09:00"), manner));
    }

    private static DossierReceived reception(String unit, String resolvingUnit) {
        return new DossierReceived(
                unit, "2.000815", "CT", Channel.DIRECT, resolvingUnit, null, null, null, null, null, null, null);
    }

    private void happened(String time, DossierEvent event) {
        facts.add(Told.fact(facts.size() + 1, at(time), event, null));
    }

    private static Instant at(String time) {
        return Instant.parse(time + ":00+07:00");
    }

    private History history() {
        return History.of(facts);
    }

    private Dossier dossier() {
        return Dossier.of(history());
    }
}
