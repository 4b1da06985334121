package vn.lienthong.reporting.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.event.DossierAssigned;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierSentBack;
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.event.LegCompleted;
import vn.lienthong.contracts.event.ResponsibilityPassed;
import vn.lienthong.contracts.event.ResultReturned;
import vn.lienthong.contracts.event.TransferAcknowledged;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.Passing;
import vn.lienthong.reporting.domain.Facts;

class CustodyTest {
    private final Facts facts =
            new Facts().add("2017-03-06T08:15", Facts.received(Channel.DIRECT, Facts.day("2017-03-10")));

    @Test
    void each_holding_ends_where_the_next_begins() {
        facts.add("2017-03-06T09:00", new DossierTransferred("00565", "018", null, null, null))
                .add("2017-03-06T10:00", new TransferAcknowledged("018", "cv-01", null))
                .add("2017-03-06T11:00", new DossierAssigned("018", "cv-02", "TNMT", null))
                .add("2017-03-07T09:00", new DossierSentBack("018", "00565", null))
                .add("2017-03-08T09:00", new ResultReturned("00565", Channel.DIRECT, null));

        assertThat(holdings())
                .containsExactly(
                        "00565 cb-01 null 06T08:15 06T10:00",
                        "018 cv-01 null 06T10:00 06T11:00",
                        "018 cv-02 TNMT 06T11:00 07T09:00",
                        "00565 null null 07T09:00 08T09:00");
    }

    @Test
    void a_leg_is_in_hand_beside_the_dossier_until_it_is_completed() {
        facts.add("2017-03-06T10:00", new TransferAcknowledged("018", "cv-01", "2"))
                .add("2017-03-07T10:00", new LegCompleted("018", "2", "cv-01"));

        assertThat(holdings()).containsExactly("00565 cb-01 null 06T08:15 open", "018 cv-01 null 06T10:00 07T10:00");
    }

    @Test
    void what_is_completed_without_naming_a_leg_leaves_the_dossier_where_it_is() {
        facts.add("2017-03-07T10:00", new LegCompleted("00565", null, "cb-01"))
                .add("2017-03-09T10:00", new TransferAcknowledged("018", "cv-01", null));

        assertThat(holdings()).containsExactly("00565 cb-01 null 06T08:15 09T10:00", "018 cv-01 null 09T10:00 open");
    }

    @Test
    void of_two_that_were_sent_it_at_once_each_has_it_until_it_acts_itself() {
        facts.add("2017-03-06T09:00", new DossierTransferred("00565", "018", null, null, null))
                .add("2017-03-06T09:00", new DossierTransferred("00565", "01", null, null, null))
                .add("2017-03-06T10:00", new TransferAcknowledged("018", "cv-01", null))
                .add("2017-03-06T11:00", new TransferAcknowledged("01", "cv-02", null))
                .add("2017-03-07T08:00", new DossierAssigned("01", "cv-03", null, null))
                .add("2017-03-07T09:00", new LegCompleted("018", null, "cv-01"))
                .add("2017-03-08T09:00", new DossierTransferred("01", "00565", null, null, null))
                .add("2017-03-08T10:00", new TransferAcknowledged("00565", "cb-01", null));

        assertThat(holdings())
                .containsExactly(
                        "00565 cb-01 null 06T08:15 06T10:00",
                        "018 cv-01 null 06T10:00 07T09:00",
                        "01 cv-02 null 06T11:00 07T08:00",
                        "01 cv-03 null 07T08:00 08T10:00",
                        "00565 cb-01 null 08T10:00 open");
    }

    @Test
    void what_a_unit_hands_on_that_never_said_it_had_it_is_no_longer_with_the_one_before() {
        facts.add("2017-03-06T09:00", new DossierTransferred("00565", "018", null, null, null))
                .add("2017-03-06T10:00", new DossierTransferred("018", "01", null, null, null))
                .add("2017-03-06T11:00", new TransferAcknowledged("01", "cv-02", null))
                .add("2017-03-07T09:00", new LegCompleted("01", null, "cv-02"));

        assertThat(holdings()).containsExactly("00565 cb-01 null 06T08:15 06T11:00", "01 cv-02 null 06T11:00 open");
    }

    @Test
    void what_was_sent_twice_is_answered_once() {
        facts.add("2017-03-06T09:00", new DossierTransferred("00565", "018", null, null, null))
                .add("2017-03-06T09:30", new DossierTransferred("00565", "018", null, null, null))
                .add("2017-03-06T10:00", new TransferAcknowledged("018", "cv-01", null))
                .add("2017-03-06T11:00", new DossierTransferred("018", "01", null, null, null))
                .add("2017-03-06T12:00", new TransferAcknowledged("01", "cv-02", null))
                .add("2017-03-06T13:00", new DossierTransferred("01", "018", null, null, null))
                .add("2017-03-06T14:00", new TransferAcknowledged("018", "cv-01", null));

        assertThat(holdings())
                .containsExactly(
                        "00565 cb-01 null 06T08:15 06T10:00",
                        "018 cv-01 null 06T10:00 06T12:00",
                        "01 cv-02 null 06T12:00 06T14:00",
                        "018 cv-01 null 06T14:00 open");
    }

    @Test
    void what_passed_to_another_unit_is_in_its_hands_from_that_moment() {
        var passing = new Passing("00565", "00577", List.of("00577"), "1656/NQ");
        facts.add("2017-03-07T00:00", new ResponsibilityPassed(LocalDate.of(2017, 3, 7), List.of(passing)));

        assertThat(holdings()).containsExactly("00565 cb-01 null 06T08:15 07T00:00", "00577 null null 07T00:00 open");
    }

    @Test
    void who_signed_is_named_with_the_authority() {
        facts.add("2017-03-07T09:00", new DossierResolved("00565", Outcome.APPROVED, "pct-01", "12/UQ"));

        assertThat(Custody.of(facts.dossier().history()).signatures())
                .singleElement()
                .satisfies(signed -> {
                    assertThat(signed.signer()).isEqualTo("pct-01");
                    assertThat(signed.delegation()).isEqualTo("12/UQ");
                });
    }

    private List<String> holdings() {
        return Custody.of(facts.dossier().history()).holdings().stream()
                .map(held -> "%s %s %s %s %s"
                        .formatted(
                                held.unit(),
                                held.officer(),
                                held.room(),
                                local(held.from()),
                                held.to() == null ? "open" : local(held.to())))
                .toList();
    }

    private static String local(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneId.of("Asia/Ho_Chi_Minh"))
                .toString()
                .substring(8, 16);
    }
}
