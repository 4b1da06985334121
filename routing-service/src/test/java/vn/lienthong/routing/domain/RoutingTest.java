package vn.lienthong.routing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.routing.domain.Told.DISTRICT;
import static vn.lienthong.routing.domain.Told.NOWHERE;
import static vn.lienthong.routing.domain.Told.OTHER_WARD;
import static vn.lienthong.routing.domain.Told.WARD;
import static vn.lienthong.routing.domain.Told.at;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierWithdrawn;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.StopGround;
import vn.lienthong.routing.domain.Decision.Accepted;
import vn.lienthong.routing.domain.Decision.Rejected;

class RoutingTest {

    @Nested
    class Refused_is_only_what_cannot_have_happened {
        @Test
        void a_dossier_that_no_one_received() {
            assertRefused(new Told().report("09:00", resolve(WARD)), Rule.UNKNOWN_DOSSIER);
        }

        @Test
        void a_unit_that_does_not_exist() {
            assertRefused(Told.received("08:00").report("09:00", transfer(WARD, NOWHERE)), Rule.UNKNOWN_UNIT);
        }

        @Test
        void a_transfer_to_itself() {
            assertRefused(Told.received("08:00").report("09:00", transfer(WARD, WARD)), Rule.TRANSFER_TO_ITSELF);
        }

        @Test
        void a_send_back_to_itself() {
            assertRefused(Told.received("08:00").report("09:00", sendBack(WARD, WARD)), Rule.TRANSFER_TO_ITSELF);
        }

        @Test
        void a_second_resolution_whatever_its_time() {
            var told = Told.received("08:00").reported("10:00", resolve(WARD));
            assertRefused(told.report("11:00", resolve(WARD)), Rule.SECOND_RESOLUTION);
            assertRefused(told.report("09:00", resolve(WARD)), Rule.SECOND_RESOLUTION);
        }

        @Test
        void what_happened_before_the_reception() {
            assertRefused(Told.received("08:00").report("07:54", resolve(WARD)), Rule.BEFORE_RECEPTION);
        }

        @Test
        void what_happened_after_the_resolution() {
            var told = Told.received("08:00").reported("10:00", resolve(WARD));
            assertRefused(told.report("10:01", transfer(WARD, DISTRICT)), Rule.AFTER_CLOSE);
            assertRefused(told.report("10:01", stop(WARD)), Rule.AFTER_CLOSE);
        }

        @Test
        void a_resolution_after_the_withdrawal() {
            var told = Told.received("08:00").with("10:00", new DossierWithdrawn());
            assertRefused(told.report("10:01", resolve(WARD)), Rule.AFTER_CLOSE);
        }

        @Test
        void what_lies_more_than_five_minutes_in_the_future() {
            assertRefused(Told.received("08:00").report("23:05:01", resolve(WARD)), Rule.IN_THE_FUTURE);
            assertThat(Told.received("08:00").report("23:05", resolve(WARD))).isInstanceOf(Accepted.class);
        }
    }

    @Nested
    class Everything_else_is_recorded_with_flags {
        @Test
        void a_transfer_off_the_route() {
            assertFlags(Told.receivedForDistrict("08:00").report("09:00", transfer(WARD, OTHER_WARD)), Flag.OFF_ROUTE);
        }

        @Test
        void skipping_a_step_of_the_route() {
            var told = Told.receivedForDistrict("08:00").reported("09:00", transfer(WARD, OTHER_WARD));
            assertFlags(told.report("09:30", transfer(OTHER_WARD, DISTRICT)));
            assertFlags(
                    Told.receivedForDistrict("08:00").report("09:30", transfer(OTHER_WARD, DISTRICT)),
                    Flag.OFF_ROUTE,
                    Flag.NOT_TRANSFERRED);
        }

        @Test
        void acknowledging_what_no_one_reported_sent() {
            assertFlags(Told.received("08:00").report("09:00", acknowledge(DISTRICT)), Flag.NOT_TRANSFERRED);
        }

        @Test
        void a_resolution_with_open_legs_by_the_wrong_unit() {
            assertFlags(
                    Told.receivedForDistrict("08:00").report("09:00", resolve(WARD)),
                    Flag.WRONG_RESOLVING_UNIT,
                    Flag.OPEN_LEGS);
        }

        @Test
        void a_close_by_a_unit_that_has_nothing_to_do_with_the_dossier() {
            var told = Told.received("08:00");
            assertFlags(told.report("09:00", resolve(OTHER_WARD)), Flag.NOT_TRANSFERRED, Flag.WRONG_RESOLVING_UNIT);
            assertFlags(told.report("09:00", stop(OTHER_WARD)), Flag.NOT_TRANSFERRED);
        }

        @Test
        void all_that_comes_of_a_unit_which_says_that_it_has_what_nobody_sent_it() {
            var told = Told.received("08:00").reported("09:00", acknowledge(OTHER_WARD));
            assertFlags(told.report("09:10", transfer(OTHER_WARD, DISTRICT)), Flag.NOT_TRANSFERRED);
            told.reported("09:10", transfer(OTHER_WARD, DISTRICT)).reported("09:20", acknowledge(DISTRICT));
            assertFlags(told.report("09:30", stop(DISTRICT)), Flag.NOT_TRANSFERRED);
        }

        @Test
        void nothing_that_comes_of_a_unit_to_which_the_resolving_unit_handed_it() {
            var told = Told.receivedForDistrict("08:00");
            assertFlags(told.report("09:00", transfer(DISTRICT, WARD)), Flag.NOT_TRANSFERRED);
            told.reported("09:00", transfer(DISTRICT, OTHER_WARD)).reported("09:10", acknowledge(OTHER_WARD));
            assertFlags(told.report("09:20", stop(OTHER_WARD)));
        }

        @Test
        void a_resolution_at_the_very_moment_of_the_withdrawal() {
            var told = Told.received("08:00").with("10:00", new DossierWithdrawn());
            assertFlags(told.report("10:00", resolve(WARD)), Flag.CLOSE_CONFLICT);
        }

        @Test
        void a_resolution_that_happened_before_a_withdrawal_we_knew_first() {
            var told = Told.received("08:00").with("10:00", new DossierWithdrawn());
            assertFlags(told.report("09:59", resolve(WARD)));
        }

        @Test
        void clocks_that_differ_by_up_to_five_minutes() {
            var accepted = assertFlags(Told.received("08:00").report("07:55", resolve(WARD)), Flag.CLOCK_SKEW);
            assertThat(accepted.time()).isEqualTo(at("08:00"));
        }

        @Test
        void an_acknowledgement_whose_clock_runs_before_that_of_the_sender() {
            var told = Told.received("08:00").reported("09:00", transfer(WARD, DISTRICT));
            var accepted = assertFlags(told.report("08:57", acknowledge(DISTRICT)), Flag.CLOCK_SKEW);
            assertThat(accepted.time()).isEqualTo(at("09:00"));
            assertFlags(told.report("08:54", acknowledge(DISTRICT)), Flag.NOT_TRANSFERRED);
        }
    }

    @Nested
    class Nothing_is_wrong_with {
        @Test
        void a_ward_that_resolves_its_own_procedure_without_any_transfer() {
            assertFlags(Told.received("08:00").report("09:00", resolve(WARD)));
        }

        @Test
        void the_planned_route_from_the_ward_over_the_district_and_back() {
            var told = Told.receivedForDistrict("08:00")
                    .reported("09:00", transfer(WARD, DISTRICT))
                    .reported("09:10", acknowledge(DISTRICT));
            assertThat(told.dossier().holder()).contains(DISTRICT);
            assertFlags(told.report("10:00", resolve(DISTRICT)));
            assertFlags(told.report("10:00", transfer(DISTRICT, WARD)));
        }

        @Test
        void any_transfer_of_a_procedure_without_steps() {
            assertFlags(Told.received("08:00").report("09:00", transfer(WARD, OTHER_WARD)));
        }

        @Test
        void sending_to_two_units_at_once() {
            var told = Told.received("08:00")
                    .reported("09:00", transfer(WARD, DISTRICT))
                    .reported("09:01", transfer(WARD, OTHER_WARD))
                    .reported("09:10", acknowledge(DISTRICT));
            assertFlags(told.report("09:11", acknowledge(OTHER_WARD)));
            assertThat(told.reported("09:11", acknowledge(OTHER_WARD))
                            .dossier()
                            .custody()
                            .holders())
                    .containsExactly(DISTRICT, OTHER_WARD);
        }
    }

    @Nested
    class A_command_of_a_person {
        @Test
        void is_refused_where_a_report_would_be_flagged() {
            var told = Told.receivedForDistrict("08:00");
            assertRefused(told.command("09:00", acknowledge(DISTRICT)), Rule.NOT_TRANSFERRED);
        }

        @ParameterizedTest
        @ValueSource(strings = {"09:00", "09:01"})
        void is_refused_where_it_meets_another_close_even_one_of_a_faster_clock(String withdrawn) {
            var told = Told.received("08:00").with(withdrawn, new DossierWithdrawn());
            assertRefused(told.command("09:00", resolve(WARD)), Rule.CLOSE_CONFLICT);
            assertRefused(told.command("09:00", stop(WARD)), Rule.CLOSE_CONFLICT);
            assertFlags(
                    told.decide("09:00", resolve(WARD), Manner.COMMANDED_WITH_GROUND),
                    Flag.CLOSE_CONFLICT,
                    Flag.OVERRIDDEN);
        }

        @Test
        void passes_with_a_ground_and_says_so() {
            var told = Told.receivedForDistrict("08:00");
            var decision = told.decide("09:00", acknowledge(DISTRICT), Manner.COMMANDED_WITH_GROUND);
            assertFlags(decision, Flag.NOT_TRANSFERRED, Flag.OVERRIDDEN);
        }

        @Test
        void passes_on_no_ground_where_its_unit_has_nothing_to_do_with_the_dossier() {
            var told = Told.receivedForDistrict("08:00").reported("08:30", acknowledge(OTHER_WARD));
            for (var command : List.of(
                    acknowledge(OTHER_WARD),
                    transfer(OTHER_WARD, WARD),
                    sendBack(OTHER_WARD, WARD),
                    resolve(OTHER_WARD),
                    stop(OTHER_WARD))) {
                assertRefused(told.decide("09:00", command, Manner.COMMANDED_WITH_GROUND), Rule.WRONG_UNIT);
                assertRefused(told.command("09:00", command), Rule.WRONG_UNIT);
            }
            told.reported("08:40", transfer(WARD, OTHER_WARD));
            assertFlags(told.command("09:00", acknowledge(OTHER_WARD)));
        }

        @Test
        void needs_no_ground_for_what_breaks_no_rule() {
            assertFlags(Told.received("08:00").decide("09:00", resolve(WARD), Manner.COMMANDED_WITH_GROUND));
        }

        @Test
        void is_not_refused_for_a_clock_that_differs() {
            assertFlags(Told.received("08:00").command("07:58", resolve(WARD)), Flag.CLOCK_SKEW);
        }
    }

    @Nested
    class A_send_back {
        @Test
        void returns_the_dossier_to_the_sender_and_opens_its_leg_again() {
            var told = Told.receivedForDistrict("08:00")
                    .reported("09:00", transfer(WARD, DISTRICT))
                    .reported("09:30", sendBack(DISTRICT, WARD));
            assertThat(told.dossier().holder()).contains(WARD);
            assertThat(told.dossier().custody().underway()).isEmpty();
            assertThat(told.dossier().route().finished()).isEmpty();
            assertFlags(told.report("10:00", transfer(WARD, DISTRICT)));
        }

        @Test
        void after_the_close_opens_a_leg_and_not_the_dossier() {
            var told = Told.received("08:00")
                    .reported("09:00", transfer(WARD, DISTRICT))
                    .reported("10:00", resolve(WARD))
                    .reported("11:00", sendBack(DISTRICT, WARD));
            assertThat(told.dossier().closedAt()).contains(at("10:00"));
            assertThat(told.dossier().reopened()).containsExactly(WARD);
            assertRefused(told.report("11:30", resolve(WARD)), Rule.SECOND_RESOLUTION);
            assertRefused(told.report("11:30", new Command.CompleteLeg(DISTRICT, null, null)), Rule.AFTER_CLOSE);
            assertFlags(told.report("11:30", new Command.CompleteLeg(WARD, null, null)));
            told.reported("11:30", new Command.CompleteLeg(WARD, null, null));
            assertThat(told.dossier().reopened()).isEmpty();
        }
    }

    @Nested
    class A_late_fact {
        @Test
        void is_judged_by_what_was_so_at_its_business_time() {
            var told = Told.received("08:00").reported("12:00", transfer(WARD, DISTRICT));
            assertFlags(told.report("11:00", acknowledge(DISTRICT)), Flag.NOT_TRANSFERRED);
            told.reported("10:00", transfer(WARD, DISTRICT));
            assertFlags(told.report("11:00", acknowledge(DISTRICT)));
        }

        @Test
        void may_close_the_dossier_before_the_close_we_knew() {
            var told = Told.received("08:00").reported("12:00", stop(WARD)).reported("11:00", resolve(WARD));
            assertThat(told.dossier().closedAt()).contains(at("11:00"));
        }

        @Test
        void counts_from_the_reception_as_corrected() {
            var told = Told.received("08:00");
            var reception = told.facts().getFirst().id();
            told.with("13:00", new vn.lienthong.contracts.event.FactCorrected(reception, at("09:00"), null, "head"));
            assertRefused(told.report("08:30", resolve(WARD)), Rule.BEFORE_RECEPTION);
        }
    }

    @Test
    void an_annulled_reception_leaves_no_dossier() {
        var told = Told.received("08:00");
        told.with(
                "09:00",
                new vn.lienthong.contracts.event.FactAnnulled(
                        told.facts().getFirst().id(), "head"));
        assertThat(told.facts().getFirst().event()).isInstanceOf(DossierReceived.class);
        assertRefused(told.report("10:00", resolve(WARD)), Rule.UNKNOWN_DOSSIER);
    }

    @Test
    void the_fact_recorded_is_the_fact_reported() {
        var accepted = assertFlags(Told.received("08:00").report("09:00", resolve(WARD)));
        assertThat(accepted.fact()).isEqualTo(new DossierResolved(WARD, Outcome.APPROVED, "signer", null));
        assertThat(accepted.time()).isEqualTo(at("09:00"));
    }

    static Accepted assertFlags(Decision decision, Flag... flags) {
        assertThat(decision).isInstanceOf(Accepted.class);
        var accepted = (Accepted) decision;
        assertThat(accepted.flags()).containsExactlyInAnyOrder(flags);
        return accepted;
    }

    static void assertRefused(Decision decision, Rule rule) {
        assertThat(decision).isInstanceOfSatisfying(Rejected.class, no -> assertThat(no.rule())
                .isEqualTo(rule));
    }

    static Command transfer(String from, String to) {
        return new Command.Transfer(from, to, null, null, null);
    }

    static Command acknowledge(String unit) {
        return new Command.Acknowledge(unit, null, null);
    }

    static Command sendBack(String from, String to) {
        return new Command.SendBack(from, to, null);
    }

    static Command resolve(String unit) {
        return new Command.Resolve(unit, Outcome.APPROVED, "signer", null);
    }

    static Command stop(String unit) {
        return new Command.Stop(unit, StopGround.APPLICANT_REQUEST, null);
    }
}
