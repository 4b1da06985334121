package vn.lienthong.routing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.routing.domain.RoutingTest.acknowledge;
import static vn.lienthong.routing.domain.RoutingTest.assertFlags;
import static vn.lienthong.routing.domain.RoutingTest.assertRefused;
import static vn.lienthong.routing.domain.RoutingTest.resolve;
import static vn.lienthong.routing.domain.RoutingTest.transfer;
import static vn.lienthong.routing.domain.Told.DISTRICT;
import static vn.lienthong.routing.domain.Told.WARD;
import static vn.lienthong.routing.domain.Told.at;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.contracts.value.Outcome;

class CorrectionTest {
    private final Told told = Told.received("08:00").reported("10:00", resolve(WARD));
    private final String resolution = told.facts().getLast().id();

    @Test
    void moves_a_resolution_to_the_time_it_really_had() {
        var accepted = assertFlags(told.decide(correction(at("11:00"), null)));
        assertThat(accepted.time()).isEqualTo(at("20:00"));
        var corrected = (FactCorrected) accepted.fact();
        assertThat(corrected.fact()).isEqualTo(resolution);
        assertThat(corrected.time()).isEqualTo(at("11:00"));
        assertThat(corrected.data()).isEqualTo(EventTypes.tree(resolve(WARD).fact()));

        told.with("20:00", corrected);
        assertThat(told.dossier().closedAt()).contains(at("11:00"));
    }

    @Test
    void replaces_the_content_and_keeps_the_time() {
        var refused = new Command.Resolve(WARD, Outcome.REFUSED, "signer", null);
        var corrected = (FactCorrected)
                assertFlags(told.decide(correction(null, refused))).fact();
        assertThat(corrected.time()).isEqualTo(at("10:00"));
        assertThat(corrected.data().get("outcome").asText()).isEqualTo("REFUSED");
    }

    @Test
    void without_time_and_content_annuls_the_fact() {
        var accepted = assertFlags(told.decide(correction(null, null)));
        assertThat(accepted.fact()).isEqualTo(new FactAnnulled(resolution, "head"));
        told.with("20:00", accepted.fact());
        assertFlags(told.report("12:00", resolve(WARD)));
    }

    @Test
    void is_judged_as_if_the_fact_had_come_so() {
        assertRefused(told.decide(correction(at("07:00"), null)), Rule.BEFORE_RECEPTION);
        assertFlags(
                told.decide(correction(null, new Command.Resolve(DISTRICT, Outcome.APPROVED, null, null))),
                Flag.NOT_TRANSFERRED,
                Flag.WRONG_RESOLVING_UNIT);
    }

    @Test
    void needs_a_fact_that_stands() {
        var none = new Correction("intake-0-99", at("20:00"), Optional.empty(), Optional.empty(), "head");
        assertRefused(told.decide(none), Rule.UNKNOWN_FACT);
        told.with("20:00", new FactAnnulled(resolution, "head"));
        assertRefused(told.decide(correction(null, null)), Rule.UNKNOWN_FACT);
    }

    @Test
    void cannot_make_another_kind_of_fact_of_it() {
        assertRefused(told.decide(correction(null, acknowledge(WARD))), Rule.UNREADABLE_DATA);
    }

    @Test
    void may_follow_another_correction() {
        told.with("20:00", ((Decision.Accepted) told.decide(correction(at("11:00"), null))).fact());
        told.with("20:30", ((Decision.Accepted) told.decide(correction(at("12:00"), null))).fact());
        assertThat(told.dossier().closedAt()).contains(at("12:00"));
    }

    @Test
    void of_a_transfer_moves_what_was_sent() {
        var sent = Told.received("08:00").reported("09:00", transfer(WARD, DISTRICT));
        var elsewhere = new Correction(
                sent.lastReported(),
                at("20:00"),
                Optional.empty(),
                Optional.of(transfer(WARD, Told.OTHER_WARD)),
                "head");
        sent.with("20:00", assertFlags(sent.decide(elsewhere)).fact());
        assertFlags(sent.report("21:00", acknowledge(Told.OTHER_WARD)));
    }

    @Test
    void names_what_was_commanded_by_its_own_id() {
        var commanded = Told.received("08:00").with("10:00", resolve(WARD).fact());
        var id = commanded.facts().getLast().id();
        assertThat(assertFlags(commanded.decide(annulmentOf(id))).fact()).isEqualTo(new FactAnnulled(id, "head"));
        commanded.with("20:00", new FactAnnulled(id, "head"));
        assertRefused(commanded.decide(annulmentOf(id)), Rule.UNKNOWN_FACT);
    }

    @Test
    void of_a_correction_lets_the_fact_read_as_before() {
        told.with("20:00", ((Decision.Accepted) told.decide(correction(at("11:00"), null))).fact(), "intake-0-9");
        var corrected = told.facts().getLast().id();

        told.with("20:10", assertFlags(told.decide(annulmentOf("intake-0-9"))).fact());
        assertThat(told.dossier().closedAt()).contains(at("10:00"));
        assertRefused(told.decide(annulmentOf(corrected)), Rule.UNKNOWN_FACT);
    }

    @Test
    void of_an_annulment_brings_the_fact_back_and_can_be_taken_back_too() {
        told.with("20:00", ((Decision.Accepted) told.decide(correction(null, null))).fact());
        told.with("20:10", assertFlags(told.decide(annulmentOf(lastId()))).fact());
        assertThat(told.dossier().closedAt()).contains(at("10:00"));
        told.with("20:20", assertFlags(told.decide(annulmentOf(lastId()))).fact());
        assertThat(told.dossier().closedAt()).isEmpty();
    }

    @Test
    void of_an_annulment_is_refused_where_the_fact_could_not_have_happened_beside_what_came_since() {
        told.with("20:00", ((Decision.Accepted) told.decide(correction(null, null))).fact());
        var annulled = lastId();
        told.reported("12:00", resolve(WARD));
        assertRefused(told.decide(annulmentOf(annulled)), Rule.SECOND_RESOLUTION);
    }

    @Test
    void of_what_routing_said_by_itself_there_is_none() {
        var planned = Told.receivedForDistrict("08:00");
        var plan = planned.facts().getLast();
        assertRefused(planned.decide(annulmentOf(plan.id())), Rule.UNKNOWN_FACT);
        planned.with("09:00", FactCorrected.reading(plan.id(), plan.time(), plan.event(), null));
        assertRefused(planned.decide(annulmentOf(planned.facts().getLast().id())), Rule.UNKNOWN_FACT);
    }

    private String lastId() {
        return told.facts().getLast().id();
    }

    private static Correction annulmentOf(String fact) {
        return new Correction(fact, at("20:00"), Optional.empty(), Optional.empty(), "head");
    }

    private Correction correction(Instant time, Command reading) {
        return new Correction(
                told.facts().get(1).id(), at("20:00"), Optional.ofNullable(time), Optional.ofNullable(reading), "head");
    }
}
