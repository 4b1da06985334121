package vn.lienthong.reporting.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.lienthong.catalogue.Catalogue;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierSentBack;
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.event.DueDateMoved;
import vn.lienthong.contracts.event.DueDateSet;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.LegCompleted;
import vn.lienthong.contracts.event.ResponsibilityPassed;
import vn.lienthong.contracts.event.RoutePlanned;
import vn.lienthong.contracts.event.TransferAcknowledged;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.DueReason;
import vn.lienthong.contracts.value.Leg;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.Passing;
import vn.lienthong.contracts.value.Scope;
import vn.lienthong.reporting.domain.Facts;

/** Who gave the dossier to whom, in a story of the ward 00565, the district 018 and the city 01. */
class ControlSlipTest {
    private static final PersonalData NOBODY = new PersonalData(null, null, null, Map.of(), Map.of(), false);

    private final Facts facts =
            new Facts().add("2017-03-06T08:15", Facts.received(Channel.DIRECT, Facts.day("2017-03-10")));

    @Test
    void a_hand_over_that_was_acknowledged_is_one_line_with_both_parties_and_times() {
        facts.add("2017-03-06T09:00", new DossierTransferred("00565", "018", "cb-01", "cv-01", null))
                .add("2017-03-06T10:30", new TransferAcknowledged("018", "cv-02", null));

        assertThat(hops()).singleElement().satisfies(hop -> {
            assertThat(hop.giver()).isEqualTo(new Hop.Party("00565", "Thị trấn Trâu Quỳ", "cb-01"));
            assertThat(hop.receiver()).isEqualTo(new Hop.Party("018", "Huyện Gia Lâm", "cv-02"));
            assertThat(hop.given()).isEqualTo("09 giờ 00 phút, ngày 06 tháng 03 năm 2017");
            assertThat(hop.taken()).isEqualTo("10 giờ 30 phút, ngày 06 tháng 03 năm 2017");
            assertThat(hop.outcome()).isEmpty();
        });
    }

    @Test
    void until_it_is_acknowledged_the_receivers_time_is_open() {
        facts.add("2017-03-06T09:00", new DossierTransferred("00565", "018", null, "cv-01", null));

        assertThat(hops()).singleElement().satisfies(hop -> {
            assertThat(hop.taken()).isEmpty();
            assertThat(hop.receiver().officer()).isEqualTo("cv-01");
        });
    }

    @Test
    void what_nobody_reported_sent_is_a_line_without_a_giver() {
        facts.add("2017-03-06T10:30", new TransferAcknowledged("018", "cv-02", null));

        assertThat(hops()).singleElement().satisfies(hop -> {
            assertThat(hop.giver()).isEqualTo(Hop.Party.NOBODY);
            assertThat(hop.given()).isEmpty();
            assertThat(hop.taken()).startsWith("10 giờ 30");
        });
    }

    @Test
    void a_send_back_is_a_line_of_its_own_and_says_so() {
        facts.add("2017-03-06T09:00", new DossierTransferred("00565", "018", null, null, null))
                .add("2017-03-07T09:00", new DossierSentBack("018", "00565", null));

        assertThat(hops()).extracting(Hop::remark).containsExactly("", "Trả lại");
    }

    @Test
    void who_gives_the_dossier_on_is_told_how_it_stood_with_its_own_step() {
        route();
        facts.add("2017-03-06T09:00", new DossierTransferred("00565", "018", null, null, "b"))
                .add("2017-03-09T16:00", new LegCompleted("018", "b", "cv-02"))
                .add("2017-03-09T17:00", new DossierTransferred("018", "01", null, null, "c"));

        assertThat(hops()).extracting(Hop::outcome).containsExactly("", "Quá hạn");
    }

    @Test
    void a_step_whose_limit_was_moved_is_judged_by_the_one_in_force() {
        route();
        var later = Facts.day("2017-03-09");
        facts.add(
                        "2017-03-06T12:00",
                        new DueDateMoved(
                                Scope.LEG, "b", Facts.day("2017-03-08"), later, DueReason.SUPPLEMENT_PAUSE, null, null))
                .add("2017-03-09T16:00", new LegCompleted("018", null, "cv-02"));

        assertThat(hops()).singleElement().satisfies(hop -> {
            assertThat(hop.remark()).isEqualTo("Hoàn thành phần việc");
            assertThat(hop.outcome()).isEqualTo("Đúng hạn");
        });
    }

    @Test
    void the_decision_comes_to_the_desk_with_the_result_of_the_whole() {
        facts.add("2017-03-09T10:00", new DossierResolved("00565", Outcome.APPROVED, "ct-01", null));

        assertThat(hops()).singleElement().satisfies(hop -> {
            assertThat(hop.remark()).isEqualTo("Kết quả giải quyết");
            assertThat(hop.outcome()).isEqualTo("Trước hạn");
        });
    }

    @Test
    void what_was_annulled_is_not_on_it() {
        facts.add("2017-03-06T09:00", new DossierTransferred("00565", "018", null, null, null));
        facts.add("2017-03-06T09:30", new FactAnnulled(facts.lastId(), "ld-01"));

        assertThat(hops()).isEmpty();
    }

    @Test
    void a_note_of_the_hand_over_stands_beside_it() {
        facts.add("2017-03-06T09:00", new DossierTransferred("00565", "018", null, null, null));
        var persons = new PersonalData(
                null, null, null, Map.of(facts.lastId(), Map.of("note", "kèm bản vẽ")), Map.of(), false);

        var slip = ControlSlip.of(FormSource.of(facts.dossier(), persons, Catalogue.shipped()));

        assertThat(slip.hops()).extracting(Hop::remark).containsExactly("kèm bản vẽ");
    }

    @Test
    void where_its_unit_ended_it_names_who_took_over_and_while_nobody_has_the_ended_one() {
        assertThat(slipAfter(new Passing("00565", "00577", List.of(), "1656")).resolvedBy())
                .isEqualTo("Xã Bát Tràng");
        assertThat(slipAfter(new Passing("00565", null, List.of(), "1656")).resolvedBy())
                .isEqualTo("Thị trấn Trâu Quỳ");
        assertThat(slipAfter(new Passing("00565", null, List.of(), "1656")).receivedBy())
                .isEqualTo("Thị trấn Trâu Quỳ");
    }

    @Test
    void every_line_names_the_units_of_its_own_moment_and_who_took_over_takes_what_was_underway() {
        var passing = List.of(
                new Passing("00565", "00577", List.of(), "1656"), new Passing("00562", "00565", List.of(), "1656"));
        var facts = new Facts()
                .add("2025-06-20T08:15", Facts.received(Channel.DIRECT, Facts.day("2025-07-10")))
                .add("2025-06-30T08:00", new DossierTransferred("00565", "00562", null, null, null))
                .add("2025-07-01T00:00", new ResponsibilityPassed(LocalDate.of(2025, 7, 1), passing))
                .add("2025-07-02T08:00", new TransferAcknowledged("00565", null, null))
                .add("2025-07-03T08:00", new DossierResolved("00577", Outcome.APPROVED, null, null));
        var slip = ControlSlip.of(FormSource.of(facts.dossier(), NOBODY, Catalogue.shipped()));

        assertThat(slip.hops())
                .extracting(hop -> hop.giver().name() + " > " + hop.receiver().name())
                .containsExactly("Thị trấn Trâu Quỳ > Xã Gia Lâm", "Xã Bát Tràng > Xã Bát Tràng");
        assertThat(slip.others()).isEqualTo("Xã Gia Lâm");
    }

    private static ControlSlip slipAfter(Passing passing) {
        var facts = new Facts()
                .add("2017-03-06T08:15", Facts.received(Channel.DIRECT, Facts.day("2017-03-10")))
                .add("2025-07-01T00:00", new ResponsibilityPassed(LocalDate.of(2025, 7, 1), List.of(passing)));
        return ControlSlip.of(FormSource.of(facts.dossier(), NOBODY, Catalogue.shipped()));
    }

    private void route() {
        facts.add(
                "2017-03-06T08:15",
                new RoutePlanned(
                        List.of(
                                new Leg("b", "018", "thẩm định", null, List.of()),
                                new Leg("c", "01", "quyết định", null, List.of("b"))),
                        "1"));
        facts.add(
                "2017-03-06T08:16",
                new DueDateSet(Scope.LEG, "b", Facts.day("2017-03-08"), DueReason.INITIAL, null, null));
    }

    private List<Hop> hops() {
        return ControlSlip.of(FormSource.of(facts.dossier(), NOBODY, Catalogue.shipped()))
                .hops();
    }
}
