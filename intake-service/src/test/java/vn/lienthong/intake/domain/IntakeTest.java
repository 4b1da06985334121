package vn.lienthong.intake.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.intake.domain.Story.accepted;
import static vn.lienthong.intake.domain.Story.at;
import static vn.lienthong.intake.domain.Story.flags;
import static vn.lienthong.intake.domain.Story.refusal;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.FactReported;
import vn.lienthong.contracts.event.FeedbackAnswered;
import vn.lienthong.contracts.event.ResultReturned;
import vn.lienthong.contracts.post.Acknowledged;
import vn.lienthong.contracts.post.AnsweredFeedback;
import vn.lienthong.contracts.post.Extended;
import vn.lienthong.contracts.post.Feedback;
import vn.lienthong.contracts.post.PostedFact;
import vn.lienthong.contracts.post.ProvidedSupplement;
import vn.lienthong.contracts.post.Received;
import vn.lienthong.contracts.post.RefusedReception;
import vn.lienthong.contracts.post.RequestedPayment;
import vn.lienthong.contracts.post.RequestedSupplement;
import vn.lienthong.contracts.post.Resolved;
import vn.lienthong.contracts.post.Returned;
import vn.lienthong.contracts.post.SentBack;
import vn.lienthong.contracts.post.Submitted;
import vn.lienthong.contracts.post.Transferred;
import vn.lienthong.contracts.post.Withdrawn;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.DuePrecision;
import vn.lienthong.contracts.value.DueSource;
import vn.lienthong.contracts.value.FeedbackKind;
import vn.lienthong.contracts.value.Finding;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.OverdueCause;
import vn.lienthong.intake.domain.Command.Poster;

class IntakeTest {
    private static final String MORNING = "2017-03-06T08:15:00";
    private static final String IN_2026 = "2026-10-05T08:15:00";
    private static final Returned RETURNED = new Returned("00565", Channel.DIRECT, "Nguyễn Văn A", "cb-01");
    private static final RequestedSupplement SUPPLEMENT = new RequestedSupplement("thiếu", List.of(), null, null);
    private final Story story = new Story();

    // reception

    @Test
    void a_same_day_procedure_received_in_the_morning_is_due_that_day() {
        var received =
                (DossierReceived) accepted(story.when(MORNING, received())).event();

        assertThat(received.promised().due()).isEqualTo(new DueDate(at("2017-03-06T23:59:59"), DuePrecision.DAY));
        assertThat(received.promised().slipDueAt())
                .isEqualTo(at("2017-03-06T17:00:00").plusSeconds(1800));
        assertThat(received.promised().source()).isEqualTo(DueSource.COMPUTED);
        assertThat(received.resolvingUnit()).isEqualTo("00565");
        assertThat(received.field()).isEqualTo("CT");
    }

    @Test
    void a_group_keeps_the_optional_parts_that_are_asked_for_each_once() {
        story.toldAt("2026-10-05T12:00:00");

        var birth = accepted(story.when(IN_2026, asking("LT-KHAISINH", List.of("can-cuoc", "can-cuoc"))));
        var death = accepted(story.when(IN_2026, asking("LT-KHAITU", List.of())));

        assertThat(((DossierReceived) birth.event()).parts()).containsExactly("can-cuoc");
        assertThat(((DossierReceived) death.event()).parts()).isNull();
    }

    @Test
    void nobody_asks_for_parts_that_there_are_not_or_that_always_belong_to_it() {
        story.toldAt("2026-10-05T12:00:00");

        for (var part : List.of("bhyt", "bao-tro", "x")) {
            assertThat(story.when(IN_2026, asking("LT-KHAISINH", List.of("can-cuoc", part))))
                    .as(part)
                    .isEqualTo(Decision.Rejected.because(Rule.NO_OPTIONAL_PART, part, "LT-KHAISINH"));
        }
        assertThat(refusal(story.when(IN_2026, asking("2.000815", List.of("can-cuoc")))))
                .isEqualTo(Rule.NO_OPTIONAL_PART);
        assertThat(refusal(story.when(MORNING, asking("2.000815", List.of("can-cuoc")))))
                .isEqualTo(Rule.NO_OPTIONAL_PART);
    }

    @Test
    void a_posted_due_date_is_the_due_date_and_flagged_where_it_differs() {
        var decision = story.when(MORNING, received("2017-03-08"));
        var promised = ((DossierReceived) accepted(decision).event()).promised();

        assertThat(flags(decision)).containsExactly(Flag.DUE_DIFFERS);
        assertThat(promised.due()).isEqualTo(new DueDate(at("2017-03-08T23:59:59"), DuePrecision.DAY));
        assertThat(promised.source()).isEqualTo(DueSource.POSTED);
        assertThat(promised.computed().at()).isEqualTo(at("2017-03-06T23:59:59"));
    }

    @Test
    void a_posted_due_date_that_agrees_is_not_flagged() {
        assertThat(flags(story.when(MORNING, received("2017-03-06")))).isEmpty();
        assertThat(flags(story.when(MORNING, received("2017-03-06T17:00:00+07:00"))))
                .isEmpty();
    }

    @Test
    void a_reception_outside_desk_hours_is_flagged_on_a_working_day_at_the_desk_only() {
        assertThat(flags(story.when("2017-03-06T20:00:00", received()))).containsExactly(Flag.OUTSIDE_DESK_HOURS);
        assertThat(flags(story.when("2017-03-05T20:00:00", received()))).isEmpty();
        assertThat(flags(story.when("2017-03-06T20:00:00", received(Channel.ONLINE))))
                .isEmpty();
    }

    @Test
    void a_dossier_filed_online_is_not_withdrawn_before_the_reception_that_followed() {
        story.given("2017-03-05T20:00:00", new Submitted("00565", "2.000815", null, null, null));
        story.given(MORNING, received());
        assertThat(refusal(story.when("2017-03-05T21:00:00", new Withdrawn(null))))
                .isEqualTo(Rule.BEFORE_RECEPTION);
    }

    @Test
    void a_code_is_given_once() {
        story.given(MORNING, received());
        assertThat(refusal(story.when("2017-03-07T08:00:00", received()))).isEqualTo(Rule.CODE_USED);
    }

    @Test
    void a_code_refused_at_the_desk_is_not_given_again() {
        story.given(MORNING, new RefusedReception("00565", "không thuộc thẩm quyền", null));
        assertThat(refusal(story.when("2017-03-07T08:00:00", received()))).isEqualTo(Rule.CODE_USED);
        assertThat(refusal(story.when("2017-03-07T08:00:00", new RefusedReception("00565", "x", null))))
                .isEqualTo(Rule.CODE_USED);
    }

    @Test
    void a_dossier_filed_online_is_received_under_its_code() {
        story.given("2017-03-05T22:00:00", new Submitted("00565", "2.000815", null, null, null));
        assertThat(accepted(story.when(MORNING, received())).time()).isEqualTo(at(MORNING));
    }

    @Test
    void what_was_withdrawn_before_reception_is_not_received_any_more() {
        story.given("2017-03-05T22:00:00", new Submitted("00565", "2.000815", null, null, null))
                .given("2017-03-05T23:00:00", new Withdrawn(null));
        assertThat(refusal(story.when(MORNING, received()))).isEqualTo(Rule.AFTER_CLOSE);
    }

    @Test
    void a_filing_told_after_the_reception_must_lie_before_it() {
        story.given(MORNING, received());
        var submitted = new Submitted("00565", "2.000815", null, null, null);
        assertThat(accepted(story.when("2017-03-05T22:00:00", submitted))).isNotNull();
        assertThat(refusal(story.when("2017-03-06T22:00:00", submitted))).isEqualTo(Rule.CODE_USED);
    }

    @Test
    void nobody_files_to_himself_what_another_unit_received() {
        story.given(MORNING, received());
        var stranger = new Submitted("08728", "2.000815", null, null, null);
        assertThat(refusal(story.when("2017-03-05T22:00:00", stranger, Poster.system("08728"))))
                .isEqualTo(Rule.FOREIGN_DOSSIER);
    }

    @Test
    void unknown_units_and_procedures_are_refused() {
        assertThat(refusal(story.when(MORNING, received("99999", "2.000815")))).isEqualTo(Rule.UNKNOWN_UNIT);
        assertThat(refusal(story.when(MORNING, received("00565", "9.9")))).isEqualTo(Rule.UNKNOWN_PROCEDURE);
    }

    // times

    @Test
    void what_lies_in_the_future_is_refused_beyond_five_minutes() {
        assertThat(refusal(story.when("2017-03-20T12:05:01", received()))).isEqualTo(Rule.IN_THE_FUTURE);
        assertThat(accepted(story.when("2017-03-20T12:05:00", received()))).isNotNull();
    }

    @Test
    void a_time_shortly_before_the_reception_is_moved_up_and_flagged() {
        story.given(MORNING, received());
        var skewed = accepted(story.when("2017-03-06T08:10:00", RETURNED));

        assertThat(skewed.time()).isEqualTo(at(MORNING));
        assertThat(skewed.flags()).containsExactly(Flag.CLOCK_SKEW);
    }

    @Test
    void a_time_further_before_the_reception_is_refused() {
        story.given(MORNING, received());
        assertThat(refusal(story.when("2017-03-06T08:09:59", RETURNED))).isEqualTo(Rule.BEFORE_RECEPTION);
        assertThat(refusal(story.when("2017-03-06T08:09:59", new Withdrawn(null))))
                .isEqualTo(Rule.BEFORE_RECEPTION);
    }

    @Test
    void a_result_cannot_be_returned_of_what_was_only_filed() {
        story.given("2017-03-05T22:00:00", new Submitted("00565", "2.000815", null, null, null));
        assertThat(refusal(story.when(MORNING, RETURNED))).isEqualTo(Rule.BEFORE_RECEPTION);
    }

    @Test
    void after_a_withdrawal_nothing_is_asked_of_the_citizen_any_more() {
        story.given(MORNING, received()).given("2017-03-06T10:00:00", new Withdrawn(null));

        assertThat(refusal(story.when("2017-03-06T10:00:01", SUPPLEMENT))).isEqualTo(Rule.AFTER_CLOSE);
        assertThat(refusal(story.when("2017-03-06T11:00:00", payment()))).isEqualTo(Rule.AFTER_CLOSE);
        assertThat(accepted(story.when("2017-03-06T09:00:00", SUPPLEMENT))).isNotNull();
        assertThat(accepted(story.when("2017-03-06T11:00:00", RETURNED)).event())
                .isInstanceOf(ResultReturned.class);
        assertThat(refusal(story.when("2017-03-06T11:00:00", new Withdrawn(null))))
                .isEqualTo(Rule.ALREADY_WITHDRAWN);
    }

    @Test
    void a_return_before_any_close_is_recorded_for_intake_does_not_know_the_agencies() {
        story.given(MORNING, received());
        assertThat(flags(story.when("2017-03-06T09:00:00", RETURNED))).isEmpty();
    }

    // supplements

    @Test
    void a_second_supplement_without_ground_is_flagged() {
        story.given(MORNING, received())
                .given("2017-03-06T09:00:00", SUPPLEMENT)
                .given("2017-03-06T10:00:00", new ProvidedSupplement(null, null));

        assertThat(flags(story.when("2017-03-06T11:00:00", SUPPLEMENT))).containsExactly(Flag.SECOND_SUPPLEMENT);
        var grounded = new RequestedSupplement("thiếu", List.of(), null, "luật khác");
        assertThat(flags(story.when("2017-03-06T11:00:00", grounded))).isEmpty();
    }

    @Test
    void a_supplement_shortly_before_its_request_is_moved_up_to_it() {
        story.given(MORNING, received()).given("2017-03-06T09:00:00", SUPPLEMENT);
        var provided = accepted(story.when("2017-03-06T08:57:00", new ProvidedSupplement(null, null)));
        assertThat(provided.time()).isEqualTo(at("2017-03-06T09:00:00"));
        assertThat(provided.flags()).containsExactly(Flag.CLOCK_SKEW);
    }

    // feedback

    @Test
    void a_feedback_is_answered_by_its_event_id_or_by_the_id_its_source_gave_it() {
        story.given(MORNING, received())
                .given("2017-03-06T09:00:00", new Feedback(FeedbackKind.COMPLAINT, "lâu", null));
        var byEvent = accepted(story.when("2017-03-06T10:00:00", answered("intake-3-2")));
        var byPost = accepted(story.when("2017-03-06T10:00:00", answered("post-2")));

        assertThat(byEvent.event()).isEqualTo(new FeedbackAnswered("intake-3-2", Finding.UNFOUNDED, null));
        assertThat(byPost.event()).isEqualTo(byEvent.event());
        assertThat(refusal(story.when("2017-03-06T10:00:00", answered("nothing"))))
                .isEqualTo(Rule.UNKNOWN_FEEDBACK);
    }

    // facts of other owners

    @Test
    void what_another_service_owns_is_passed_on_without_free_text() {
        story.given(MORNING, received());
        var reported = (FactReported) accepted(story.when(
                        "2017-03-06T09:00:00", new Resolved("00565", Outcome.REFUSED, "ct-01", null, "không đủ")))
                .event();

        assertThat(reported.factType()).isEqualTo("resolved");
        assertThat(reported.data().toString())
                .isEqualTo("{\"unit\":\"00565\",\"outcome\":\"REFUSED\",\"signer\":\"ct-01\"}");
    }

    @Test
    void whether_it_fits_the_time_is_for_its_owner_to_say() {
        story.given(MORNING, received());
        var early = accepted(story.when("2017-03-01T09:00:00", new Acknowledged("018", null, null)));
        assertThat(early.time()).isEqualTo(at("2017-03-01T09:00:00"));
    }

    @Test
    void nothing_happens_to_an_unknown_dossier() {
        assertThat(refusal(story.when(MORNING, RETURNED))).isEqualTo(Rule.UNKNOWN_DOSSIER);
        assertThat(refusal(story.when(MORNING, new Resolved("00565", Outcome.APPROVED, null, null, null))))
                .isEqualTo(Rule.UNKNOWN_DOSSIER);
        assertThat(refusal(story.when(MORNING, answered("x")))).isEqualTo(Rule.UNKNOWN_DOSSIER);
    }

    @Test
    void no_unit_hands_a_dossier_to_itself() {
        story.given(MORNING, received());
        assertThat(refusal(story.when(MORNING, new Transferred("018", "018", null, null, null, null))))
                .isEqualTo(Rule.TRANSFER_TO_ITSELF);
        assertThat(refusal(story.when(MORNING, new SentBack("018", "018", "x", null))))
                .isEqualTo(Rule.TRANSFER_TO_ITSELF);
        assertThat(refusal(story.when(MORNING, new Transferred("018", "99999", null, null, null, null))))
                .isEqualTo(Rule.UNKNOWN_UNIT);
    }

    // who may

    @Test
    void a_system_speaks_for_its_unit_and_those_below() {
        assertThat(accepted(story.when(MORNING, received(), Poster.system("00565"))))
                .isNotNull();
        assertThat(accepted(story.when(MORNING, received(), Poster.system("01"))))
                .isNotNull();
        assertThat(refusal(story.when(MORNING, received(), Poster.system("00568"))))
                .isEqualTo(Rule.FOREIGN_UNIT);
        assertThat(refusal(story.when(MORNING, received(), Poster.system(null))))
                .isEqualTo(Rule.FOREIGN_UNIT);
    }

    @Test
    void of_a_unit_that_ended_the_units_that_took_it_over_say_what_happens_from_then_on() {
        story.toldAt("2025-07-02T09:00:00")
                .given(
                        "2025-06-16T09:00:00",
                        received("00571", "2.000815", Channel.POST, null),
                        Poster.system("00571"));
        var gone = new Withdrawn(null);
        assertThat(refusal(story.when("2025-06-30T09:00:00", gone, Poster.system("00565"))))
                .isEqualTo(Rule.FOREIGN_DOSSIER);
        assertThat(accepted(story.when("2025-07-01T09:00:00", gone, Poster.system("00565"))))
                .isNotNull();
        assertThat(accepted(story.when("2025-07-01T09:00:00", gone, new Poster("00565", true, null))))
                .isNotNull();
        assertThat(refusal(story.when("2025-07-01T09:00:00", gone, Poster.system("00577"))))
                .isEqualTo(Rule.FOREIGN_DOSSIER);
    }

    @Test
    void only_those_in_charge_of_a_dossier_say_what_happens_to_it() {
        story.given(MORNING, received());
        var neighbour = Poster.system("00568");
        assertThat(refusal(story.when("2017-03-06T09:00:00", new Withdrawn(null), neighbour)))
                .isEqualTo(Rule.FOREIGN_DOSSIER);
        var extended = new Extended("2017-03-09", "bận", "1/TXL", OverdueCause.PROCESSING);
        assertThat(refusal(story.when("2017-03-06T09:00:00", extended, neighbour)))
                .isEqualTo(Rule.FOREIGN_DOSSIER);
    }

    @ParameterizedTest
    @MethodSource("beginningsElsewhere")
    void nobody_takes_over_a_dossier_by_its_code(PostedFact beginning) {
        var received = new Story().given(MORNING, received());
        var filed = new Story().given("2017-03-05T22:00:00", new Submitted("00565", "2.000815", null, null, null));
        var neighbour = Poster.system("00568");

        assertThat(refusal(received.when("2017-03-05T21:00:00", beginning, neighbour)))
                .isEqualTo(Rule.FOREIGN_DOSSIER);
        assertThat(refusal(filed.when(MORNING, beginning, neighbour))).isEqualTo(Rule.FOREIGN_DOSSIER);
    }

    static Stream<PostedFact> beginningsElsewhere() {
        return Stream.of(
                new Submitted("00568", "2.000815", null, null, null),
                received("00568", "2.000815"),
                new RefusedReception("00568", "không thuộc thẩm quyền", null));
    }

    @Test
    void but_who_is_above_both_units_has_a_dossier_filed_at_one_received_at_the_other() {
        story.given("2017-03-05T22:00:00", new Submitted("00565", "2.000815", null, null, null));
        assertThat(accepted(story.when(MORNING, received("00568", "2.000815"), Poster.system("018"))))
                .isNotNull();
    }

    // people at a screen

    @Test
    void a_person_is_stopped_before_breaking_a_rule() {
        var clerk = new Poster("00565", true, null);
        assertThat(refusal(story.when("2017-03-06T20:00:00", received(), clerk)))
                .isEqualTo(Rule.OUTSIDE_DESK_HOURS);
        assertThat(refusal(story.when(MORNING, received("2017-03-08"), clerk))).isEqualTo(Rule.DUE_DIFFERS);
        assertThat(flags(story.when(MORNING, received(), clerk))).isEmpty();
    }

    @Test
    void a_person_may_insist_on_a_ground() {
        var insisting = new Poster("00565", true, "khách đã chờ từ trước 17 giờ");
        assertThat(flags(story.when("2017-03-06T20:00:00", received(), insisting)))
                .containsExactlyInAnyOrder(Flag.OUTSIDE_DESK_HOURS, Flag.OVERRIDDEN);
        assertThat(flags(story.when(MORNING, received(), insisting))).isEmpty();
    }

    @Test
    void a_person_speaks_for_his_own_unit_alone() {
        assertThat(refusal(story.when(MORNING, received(), new Poster("018", true, null))))
                .isEqualTo(Rule.FOREIGN_UNIT);
    }

    private static AnsweredFeedback answered(String feedback) {
        return new AnsweredFeedback(feedback, Finding.UNFOUNDED, "đã giải thích", null);
    }

    private static RequestedPayment payment() {
        return new RequestedPayment(BigDecimal.TEN, "VND", null);
    }

    @Test
    void a_person_returns_the_result_of_a_closed_dossier_only_or_says_on_what_ground() {
        story.given(MORNING, received());
        assertThat(refusal(story.when("2017-03-06T14:00:00", RETURNED, clerk(null))))
                .isEqualTo(Rule.NOT_CLOSED);
        assertThat(flags(story.when("2017-03-06T14:00:00", RETURNED, clerk("khách chờ"))))
                .containsExactlyInAnyOrder(Flag.NOT_CLOSED, Flag.OVERRIDDEN);
        assertThat(flags(story.when("2017-03-06T14:00:00", RETURNED))).isEmpty();

        story.closedByAgency("2017-03-06T14:30:00");
        assertThat(refusal(story.when("2017-03-06T14:00:00", RETURNED, clerk(null))))
                .isEqualTo(Rule.NOT_CLOSED);
        assertThat(flags(story.when("2017-03-06T14:27:00", RETURNED, clerk(null))))
                .containsExactly(Flag.CLOCK_SKEW);
        assertThat(flags(story.when("2017-03-06T15:00:00", RETURNED, clerk(null))))
                .isEmpty();
    }

    @Test
    void a_person_withdraws_what_an_agency_has_closed_only_on_a_ground() {
        story.given(MORNING, received()).closedByAgency("2017-03-06T14:30:00");
        var withdrawn = new Withdrawn(null);
        assertThat(refusal(story.when("2017-03-06T15:00:00", withdrawn, clerk(null))))
                .isEqualTo(Rule.CLOSE_CONFLICT);
        assertThat(flags(story.when("2017-03-06T15:00:00", withdrawn, clerk("toà tuyên"))))
                .containsExactlyInAnyOrder(Flag.CLOSE_CONFLICT, Flag.OVERRIDDEN);
    }

    @Test
    void a_person_asks_for_no_supplement_after_an_agencys_close() {
        story.given(MORNING, received()).closedByAgency("2017-03-06T14:30:00");
        var requested = new RequestedSupplement("thiếu", List.of(), null, null);
        assertThat(refusal(story.when("2017-03-06T15:00:00", requested, clerk("x"))))
                .isEqualTo(Rule.AFTER_CLOSE);
    }

    private static Poster clerk(String ground) {
        return new Poster("00565", true, ground);
    }

    static Received received() {
        return received("00565", "2.000815");
    }

    private static Received received(String unit, String procedure) {
        return received(unit, procedure, Channel.DIRECT, null);
    }

    static Received asking(String procedure, List<String> parts) {
        return new Received(
                "00565", procedure, Channel.ONLINE, null, null, null, null, null, null, null, null, null, null, parts);
    }

    private static Received received(Channel channel) {
        return received("00565", "2.000815", channel, null);
    }

    private static Received received(String due) {
        return received("00565", "2.000815", Channel.DIRECT, due);
    }

    static Received received(String unit, String procedure, Channel channel, String due) {
        return new Received(unit, procedure, channel, due, null, null, "cb-01", null, null, null, null, null, null);
    }
}
