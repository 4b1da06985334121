package vn.lienthong.routing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.routing.domain.RoutingTest.assertFlags;
import static vn.lienthong.routing.domain.RoutingTest.assertRefused;
import static vn.lienthong.routing.domain.RoutingTest.transfer;
import static vn.lienthong.routing.domain.Told.CLERK;
import static vn.lienthong.routing.domain.Told.DELEGATION;
import static vn.lienthong.routing.domain.Told.DISTRICT;
import static vn.lienthong.routing.domain.Told.LEADER;
import static vn.lienthong.routing.domain.Told.REGISTERED;
import static vn.lienthong.routing.domain.Told.WARD;

import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.contracts.value.Outcome;

class SignaturesTest {
    private final Told told = Told.received("08:00");

    private static Command signed(String signer, String delegation) {
        return new Command.Resolve(WARD, Outcome.APPROVED, signer, delegation);
    }

    @Test
    void who_leads_the_unit_needs_no_delegation() {
        assertFlags(told.report("09:00", signed(LEADER, null)));
        assertFlags(told.command("09:00", signed(LEADER, null)));
    }

    @Test
    void whom_no_register_knows_signs_by_no_right_for_a_unit_that_has_one() {
        told.reported("08:30", transfer(WARD, REGISTERED));
        assertFlags(
                told.report("09:00", new Command.Resolve(REGISTERED, Outcome.APPROVED, "cb-99", null)),
                Flag.WRONG_RESOLVING_UNIT,
                Flag.NO_DELEGATION);
        assertFlags(
                told.report("09:00", new Command.Resolve(REGISTERED, Outcome.APPROVED, null, null)),
                Flag.WRONG_RESOLVING_UNIT);
    }

    @Test
    void nobody_judges_him_for_a_unit_that_has_none_nor_whoever_is_not_named() {
        assertFlags(told.report("09:00", signed("cb-99", null)));
        assertFlags(told.command("09:00", signed("cb-99", null)));
        assertFlags(told.command("09:00", signed(null, null)));
    }

    @Test
    void who_records_a_decision_without_a_signer_signs_it_himself_if_the_unit_has_him_in_its_register() {
        assertThat(told.signed("09:00", signed(null, DELEGATION), CLERK)).isEqualTo(signed(CLERK, DELEGATION));
        assertThat(told.signed("09:00", signed(null, null), "cb-99")).isEqualTo(signed(null, null));
        assertThat(told.signed("09:00", signed(LEADER, null), CLERK)).isEqualTo(signed(LEADER, null));
        assertThat(told.signed("09:00", new Command.Resolve(DISTRICT, Outcome.APPROVED, null, null), CLERK))
                .as("of another unit")
                .isEqualTo(new Command.Resolve(DISTRICT, Outcome.APPROVED, null, null));
    }

    @Test
    void a_stranger_who_records_a_decision_of_a_unit_with_a_register_signs_it_himself_and_is_judged() {
        var unsigned = new Command.Resolve(REGISTERED, Outcome.APPROVED, null, null);
        var bySelf = new Command.Resolve(REGISTERED, Outcome.APPROVED, "cb-99", null);

        assertThat(told.signed("09:00", unsigned, "cb-99")).isEqualTo(bySelf);
        assertThat(told.signed("09:00", unsigned, null)).isEqualTo(unsigned);
    }

    @Test
    void an_officer_who_does_not_lead_the_unit_needs_a_delegation() {
        assertFlags(told.report("09:00", signed(CLERK, null)), Flag.NO_DELEGATION);
        assertFlags(told.report("09:00", signed(CLERK, DELEGATION)));
    }

    @Test
    void who_leads_another_unit_needs_a_delegation_of_this_one() {
        told.reported("08:30", transfer(WARD, DISTRICT));
        assertFlags(
                told.report("09:00", new Command.Resolve(DISTRICT, Outcome.APPROVED, LEADER, null)),
                Flag.WRONG_RESOLVING_UNIT,
                Flag.NO_DELEGATION);
    }

    @Test
    void a_delegation_that_is_named_must_hold_whoever_signs() {
        assertFlags(told.report("10:00", signed(CLERK, DELEGATION)), Flag.NO_DELEGATION);
        assertFlags(told.report("09:00", signed(CLERK, "16/QĐ-UBND")), Flag.NO_DELEGATION);
        assertFlags(told.report("09:00", signed(LEADER, DELEGATION)), Flag.NO_DELEGATION);
        assertFlags(told.report("09:00", signed(null, DELEGATION)), Flag.NO_DELEGATION);
    }

    @Test
    void what_is_commanded_without_a_delegation_is_refused_but_on_a_ground() {
        assertRefused(told.command("10:00", signed(CLERK, DELEGATION)), Rule.NO_DELEGATION);
        assertFlags(
                told.decide("10:00", signed(CLERK, DELEGATION), Manner.COMMANDED_WITH_GROUND),
                Flag.NO_DELEGATION,
                Flag.OVERRIDDEN);
    }

    @Test
    void a_signature_told_late_is_judged_by_the_time_it_was_given() {
        told.reported("12:00", transfer(WARD, DISTRICT));
        assertFlags(told.report("09:59", signed(CLERK, DELEGATION)));
    }
}
