package vn.lienthong.reporting.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.LegOpened;
import vn.lienthong.contracts.event.PaymentConfirmed;
import vn.lienthong.contracts.event.PaymentRequested;
import vn.lienthong.contracts.event.RoutePlanned;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.contracts.value.Leg;

/** A group of two parts, the second behind the first. */
class ViewOfAGroupTest {
    private static final BigDecimal AMOUNT = BigDecimal.valueOf(120_000);
    private static final LegOpened SECOND = new LegOpened("b", "018", "P-b");

    private final Facts facts = new Facts()
            .add("2026-10-05T08:00", Facts.received(Channel.DIRECT, null))
            .add(
                    "2026-10-05T08:00",
                    new RoutePlanned(
                            List.of(
                                    new Leg("a", "00565", "a", null, List.of(), "P-a"),
                                    new Leg("b", "018", "b", null, List.of("a"), "P-b")),
                            "1"))
            .add("2026-10-05T08:00", new LegOpened("a", "00565", "P-a"));

    @Test
    void
            a_part_that_began_after_a_payment_was_asked_for_and_before_it_was_paid_is_flagged_also_where_that_is_told_later() {
        facts.add("2026-10-06T08:00", SECOND).add("2026-10-05T10:00", request("tax"));

        assertThat(view().flags()).containsExactly(Flag.BEGUN_UNPAID);
        assertThat(view().status()).isEqualTo(Status.AWAITING_PAYMENT);
        assertThat(view().awaiting()).containsExactly(Awaiting.PAYMENT);

        facts.add("2026-10-07T08:00", new PaymentConfirmed(AMOUNT, "VND", "tax"));
        assertThat(view().flags()).as("paid too late").containsExactly(Flag.BEGUN_UNPAID);
        assertThat(view().status()).isEqualTo(Status.IN_PROCESS);
    }

    @Test
    void one_of_two_demands_that_was_not_paid_when_it_began_is_enough() {
        facts.add("2026-10-05T10:00", request("tax"))
                .add("2026-10-05T10:00", request("fee"))
                .add("2026-10-05T11:00", new PaymentConfirmed(AMOUNT, "VND", "fee"))
                .add("2026-10-06T08:00", SECOND);

        assertThat(view().flags()).containsExactly(Flag.BEGUN_UNPAID);
    }

    @Test
    void what_was_paid_before_or_asked_for_afterwards_or_never_was_is_not_flagged() {
        facts.add("2026-10-05T10:00", request("tax"))
                .add("2026-10-05T11:00", new PaymentConfirmed(AMOUNT, "VND", "tax"))
                .add("2026-10-06T08:00", SECOND)
                .add("2026-10-06T09:00", request("fee"));
        assertThat(view().flags()).isEmpty();

        facts.add("2026-10-05T12:00", request("more"));
        assertThat(view().flags()).isNotEmpty();
        facts.add("2026-10-06T10:00", new FactAnnulled(facts.lastId(), "ct-01"));
        assertThat(view().flags()).isEmpty();
    }

    private static PaymentRequested request(String reference) {
        return new PaymentRequested(AMOUNT, "VND", reference);
    }

    private DossierView view() {
        return new ViewFold(facts.dossier()).view();
    }
}
