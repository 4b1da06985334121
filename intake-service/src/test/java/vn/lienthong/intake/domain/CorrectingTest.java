package vn.lienthong.intake.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.intake.domain.Story.accepted;
import static vn.lienthong.intake.domain.Story.at;
import static vn.lienthong.intake.domain.Story.refusal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.event.FactReported;
import vn.lienthong.contracts.log.EventId;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.contracts.post.AnsweredFeedback;
import vn.lienthong.contracts.post.Corrected;
import vn.lienthong.contracts.post.Feedback;
import vn.lienthong.contracts.post.PostedFact;
import vn.lienthong.contracts.post.RequestedPayment;
import vn.lienthong.contracts.post.RequestedSupplement;
import vn.lienthong.contracts.post.Resolved;
import vn.lienthong.contracts.post.Returned;
import vn.lienthong.contracts.post.Withdrawn;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.FeedbackKind;
import vn.lienthong.contracts.value.Finding;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.intake.domain.Command.Poster;

class CorrectingTest {
    private static final String MORNING = "2017-03-06T08:15:00";
    private static final String RECEPTION = "intake-3-1";
    private static final Poster STRANGER = Poster.system("08728");
    private final Story story = new Story().given(MORNING, IntakeTest.received());

    @Test
    void without_time_and_data_a_fact_is_annulled() {
        var annulled = accepted(story.whenCorrecting("intake-3-1", correction(null, null)));

        assertThat(annulled.event()).isEqualTo(new FactAnnulled("intake-3-1", "ct-01"));
        assertThat(story.recorded(annulled).dossier().reception()).isEmpty();
    }

    @Test
    void a_corrected_reception_is_promised_anew() throws Exception {
        JsonNode data = Json.mapper().valueToTree(IntakeTest.received("00565", "2.000815", Channel.POST, null));
        var corrected = accepted(story.whenCorrecting("intake-3-1", correction("2017-03-07T08:00:00", data)));

        var event = (FactCorrected) corrected.event();
        var reads = Json.mapper().treeToValue(event.data(), DossierReceived.class);
        assertThat(event.time()).isEqualTo(at("2017-03-07T08:00:00"));
        assertThat(reads.channel()).isEqualTo(Channel.POST);
        assertThat(reads.promised().due().at()).isEqualTo(at("2017-03-07T23:59:59"));
        assertThat(story.recorded(corrected).dossier().receivedAt()).contains(at("2017-03-07T08:00:00"));
    }

    @Test
    void a_reception_moved_in_time_is_due_accordingly() throws Exception {
        var corrected = accepted(story.whenCorrecting("intake-3-1", correction("2017-03-07T08:00:00", null)));

        var reads = Json.mapper().treeToValue(((FactCorrected) corrected.event()).data(), DossierReceived.class);
        assertThat(reads.promised().due().at()).isEqualTo(at("2017-03-07T23:59:59"));
    }

    @Test
    void a_corrected_reception_of_a_part_stays_with_its_group_and_agency() throws Exception {
        var received = new DossierReceived(
                "00565", "2.000815", "CT", Channel.POST, "018", null, null, null, null, null, null, "G", "routing-3-2");
        var part = new Story().recorded(received, at(MORNING), "00565");

        JsonNode data = Json.mapper().valueToTree(IntakeTest.received("00565", "2.000815", Channel.DIRECT, null));
        var corrected = accepted(part.whenCorrecting(RECEPTION, correction("2017-03-06T20:00:00", data)));

        var reads = Json.mapper().treeToValue(((FactCorrected) corrected.event()).data(), DossierReceived.class);
        assertThat(reads.channel()).isEqualTo(Channel.DIRECT);
        assertThat(reads.part()).isEqualTo("routing-3-2");
        assertThat(reads.parent()).isEqualTo("G");
        assertThat(reads.resolvingUnit()).isEqualTo("018");
        assertThat(corrected.flags()).as("nobody sits at the desk").isEmpty();
    }

    @Test
    void a_reception_of_a_part_that_never_was_does_not_come_back_beside_the_one_called_for_in_its_place() {
        var received = new DossierReceived(
                "00565", "2.000815", "CT", Channel.POST, "018", null, null, null, null, null, null, "G", "routing-3-2");
        var part = new Story().recorded(received, at(MORNING), "00565");
        part.recorded(accepted(part.whenCorrecting(RECEPTION, correction(null, null))));

        assertThat(refusal(part.whenCorrecting(part.lastId(), correction(null, null))))
                .isEqualTo(Rule.PART_CALLED_ANEW);
    }

    @Test
    void a_correction_puts_a_dossier_under_no_other() {
        var under = IntakeTest.received("00565", "2.000815", Channel.DIRECT, null);
        ObjectNode data = Json.mapper().valueToTree(under);
        assertThat(refusal(
                        story.whenCorrecting(RECEPTION, correction(null, data.put("parent", "018.018-170306-0009")))))
                .isEqualTo(Rule.FOREIGN_DOSSIER);
    }

    @Test
    void a_group_received_at_another_time_asks_for_the_same_parts() throws Exception {
        var group = new Story()
                .toldAt("2026-10-06T12:00:00")
                .given("2026-10-05T08:00:00", IntakeTest.asking("LT-KHAISINH", List.of("can-cuoc")));

        var corrected = accepted(group.whenCorrecting(RECEPTION, correction("2026-10-05T08:30:00", null)));

        var reads = Json.mapper().treeToValue(((FactCorrected) corrected.event()).data(), DossierReceived.class);
        assertThat(reads.parts()).containsExactly("can-cuoc");
    }

    @Test
    void an_annulled_withdrawal_closes_nothing() {
        story.given("2017-03-06T10:00:00", new Withdrawn(null));
        story.recorded(accepted(story.whenCorrecting("intake-3-2", correction(null, null))));

        assertThat(accepted(story.when("2017-03-06T12:00:00", new Withdrawn(null))))
                .isNotNull();
    }

    @Test
    void the_correction_of_another_owners_fact_is_passed_on_to_it() {
        story.given("2017-03-06T10:00:00", new Resolved("00565", Outcome.APPROVED, null, null, null));
        var data = JsonNodeFactory.instance
                .objectNode()
                .put("unit", "00565")
                .put("outcome", "REFUSED")
                .put("reason", "nhầm");
        var reported =
                (FactReported) accepted(story.whenCorrecting("intake-3-2", correction("2017-03-06T10:30:00", data)))
                        .event();

        assertThat(reported.factType()).isEqualTo("corrected");
        assertThat(reported.data())
                .hasToString("{\"fact\":\"intake-3-2\",\"factType\":\"resolved\",\"approver\":\"ct-01\","
                        + "\"time\":\"2017-03-06T03:30:00Z\",\"data\":{\"unit\":\"00565\",\"outcome\":\"REFUSED\"}}");
    }

    @Test
    void the_correction_of_what_only_its_owner_knows_is_passed_on_to_it() {
        var data = JsonNodeFactory.instance.objectNode().put("unit", "00565").put("outcome", "REFUSED");
        assertThat(passedOn("routing-3-17", correction(null, data)))
                .isEqualTo("{\"fact\":\"routing-3-17\",\"owner\":\"routing\",\"approver\":\"ct-01\","
                        + "\"data\":{\"unit\":\"00565\",\"outcome\":\"REFUSED\"}}");
        assertThat(passedOn("deadline-3-4", correction(null, null)))
                .isEqualTo("{\"fact\":\"deadline-3-4\",\"owner\":\"deadline\",\"approver\":\"ct-01\"}");
        assertThat(refusal(story.whenCorrecting("routing-3-17", correction("2017-03-05T08:00:00", null))))
                .isEqualTo(Rule.BEFORE_RECEPTION);
        var inTheLog = new Corrected(EventId.nameOf("routing-3-17"), "nhầm", "ct-01", null, null);
        assertThat(refusal(story.whenCorrecting("routing-3-17", inTheLog, STRANGER)))
                .isEqualTo(Rule.FOREIGN_DOSSIER);
    }

    @Test
    void a_correction_that_was_passed_on_can_be_annulled_but_not_corrected() {
        story.given("2017-03-06T10:00:00", new Resolved("00565", Outcome.APPROVED, null, null, null));
        story.recorded(accepted(story.whenCorrecting("intake-3-2", correction(null, null))));
        story.recorded(accepted(story.whenCorrecting("routing-3-17", correction(null, null))));

        assertThat(passedOn("intake-3-3", correction(null, null)))
                .isEqualTo("{\"fact\":\"intake-3-3\",\"factType\":\"resolved\",\"approver\":\"ct-01\"}");
        assertThat(passedOn("intake-3-4", correction(null, null)))
                .isEqualTo("{\"fact\":\"intake-3-4\",\"owner\":\"routing\",\"approver\":\"ct-01\"}");
        assertThat(refusal(story.whenCorrecting("intake-3-3", correction("2017-03-06T11:00:00", null))))
                .isEqualTo(Rule.NOT_CORRECTABLE);
    }

    @Test
    void what_was_brought_back_at_its_owner_is_in_a_corrections_way_again() {
        var later = correction("2017-03-07T08:00:00", null);
        story.given("2017-03-06T10:00:00", new Resolved("00565", Outcome.APPROVED, null, null, null));
        story.recorded(accepted(story.whenCorrecting("intake-3-2", correction(null, null))));
        accepted(story.whenCorrecting(RECEPTION, later));
        story.recorded(accepted(story.whenCorrecting("intake-3-3", correction(null, null))));

        assertThat(refusal(story.whenCorrecting(RECEPTION, later))).isEqualTo(Rule.CONTRADICTS_ANOTHER_FACT);
    }

    private String passedOn(String fact, Corrected correction) {
        var reported =
                (FactReported) accepted(story.whenCorrecting(fact, correction)).event();
        return reported.data().toString();
    }

    @Test
    void data_that_does_not_fit_the_fact_is_refused() {
        var data = JsonNodeFactory.instance.objectNode().put("colour", "red");
        assertThat(refusal(story.whenCorrecting("intake-3-1", correction(null, data))))
                .isEqualTo(Rule.MALFORMED_CORRECTION);
        var incomplete = JsonNodeFactory.instance.objectNode().put("unit", "00565");
        assertThat(refusal(story.whenCorrecting("intake-3-1", correction(null, incomplete))))
                .isEqualTo(Rule.MALFORMED_CORRECTION);
    }

    @Test
    void a_fact_is_not_moved_to_another_unit_than_the_posters() {
        JsonNode data = Json.mapper().valueToTree(IntakeTest.received("08728", "2.000815", Channel.POST, null));
        assertThat(refusal(story.whenCorrecting("intake-3-1", correction(null, data))))
                .isEqualTo(Rule.FOREIGN_UNIT);
    }

    @Test
    void what_never_was_cannot_be_corrected() {
        assertThat(refusal(story.whenCorrecting("intake-3-9", correction(null, null))))
                .isEqualTo(Rule.UNKNOWN_FACT);
        assertThat(refusal(story.whenCorrecting(null, correction(null, null)))).isEqualTo(Rule.UNKNOWN_FACT);
    }

    @Test
    void a_correction_can_be_annulled_but_not_corrected() {
        story.given("2017-03-06T14:00:00", new Returned("00565", Channel.DIRECT, null, null));
        story.recorded(accepted(story.whenCorrecting("intake-3-2", correction("2017-03-06T15:00:00", null))));

        assertThat(refusal(story.whenCorrecting("intake-3-3", correction("2017-03-06T16:00:00", null))))
                .isEqualTo(Rule.NOT_CORRECTABLE);
        assertThat(accepted(story.whenCorrecting("intake-3-3", correction(null, null)))
                        .event())
                .isEqualTo(new FactAnnulled("intake-3-3", "ct-01"));
    }

    @Test
    void nothing_is_corrected_into_the_future() {
        assertThat(refusal(story.whenCorrecting("intake-3-1", correction("2017-04-01T08:00:00", null))))
                .isEqualTo(Rule.IN_THE_FUTURE);
    }

    @Test
    void a_reception_is_not_moved_behind_what_came_after_it() {
        story.given("2017-03-06T10:00:00", new Resolved("00565", Outcome.APPROVED, null, null, null));
        assertThat(refusal(story.whenCorrecting(RECEPTION, correction("2017-03-07T08:00:00", null))))
                .isEqualTo(Rule.CONTRADICTS_ANOTHER_FACT);
        assertThat(accepted(story.whenCorrecting(RECEPTION, correction("2017-03-06T10:04:00", null))))
                .isNotNull();
    }

    @Test
    void nor_does_a_person_move_it_behind_an_agencys_close() {
        story.closedByAgency("2017-03-06T10:00:00");
        var later = correction("2017-03-07T08:00:00", null);
        assertThat(refusal(story.whenCorrecting(RECEPTION, later, new Poster("00565", true, "x"))))
                .isEqualTo(Rule.CONTRADICTS_ANOTHER_FACT);
    }

    @ParameterizedTest
    @MethodSource("ownFactsBehindAReception")
    void nor_behind_any_fact_that_needs_it(PostedFact fact) {
        story.given("2017-03-06T10:00:00", fact);
        assertThat(refusal(story.whenCorrecting(RECEPTION, correction("2017-03-07T08:00:00", null))))
                .isIn(Rule.CONTRADICTS_ANOTHER_FACT, Rule.AFTER_CLOSE);
    }

    static Stream<PostedFact> ownFactsBehindAReception() {
        return Stream.of(
                new RequestedSupplement("thiếu", List.of(), null, null),
                new RequestedPayment(BigDecimal.TEN, "VND", null),
                new Returned("00565", Channel.DIRECT, null, null),
                new Feedback(FeedbackKind.PRAISE, "tốt", null),
                new Withdrawn(null));
    }

    @Test
    void what_its_owner_was_told_to_have_happened_later_or_never_is_in_nobodys_way() {
        story.given("2017-03-06T10:00:00", new Resolved("00565", Outcome.APPROVED, null, null, null));
        var moved = story.whenCorrecting("intake-3-2", correction("2017-03-08T10:00:00", null));
        story.recorded(accepted(moved));
        assertThat(accepted(story.whenCorrecting(RECEPTION, correction("2017-03-07T08:00:00", null))))
                .isNotNull();
        assertThat(refusal(story.whenCorrecting(RECEPTION, correction("2017-03-09T08:00:00", null))))
                .isEqualTo(Rule.CONTRADICTS_ANOTHER_FACT);

        story.recorded(accepted(story.whenCorrecting("intake-3-2", correction(null, null))));
        assertThat(accepted(story.whenCorrecting(RECEPTION, correction("2017-03-09T08:00:00", null))))
                .isNotNull();
    }

    @Test
    void what_its_owner_refused_is_in_nobodys_way() {
        story.given("2017-03-06T10:00:00", new Resolved("00565", Outcome.APPROVED, null, null, null))
                .refusedByOwner();
        assertThat(accepted(story.whenCorrecting(RECEPTION, correction("2017-03-07T08:00:00", null))))
                .isNotNull();
    }

    @Test
    void a_correction_that_its_owner_refused_takes_nothing_out_of_the_way() {
        story.given("2017-03-06T10:00:00", new Resolved("00565", Outcome.APPROVED, null, null, null));
        var moved = story.whenCorrecting("intake-3-2", correction("2017-03-08T10:00:00", null));
        story.recorded(accepted(moved)).refusedByOwner();
        assertThat(refusal(story.whenCorrecting(RECEPTION, correction("2017-03-07T08:00:00", null))))
                .isEqualTo(Rule.CONTRADICTS_ANOTHER_FACT);
    }

    @Test
    void what_could_not_have_happened_before_is_in_nobodys_way_either() {
        story.given("2017-03-05T10:00:00", new Resolved("00565", Outcome.APPROVED, null, null, null));
        assertThat(accepted(story.whenCorrecting(RECEPTION, correction("2017-03-07T08:00:00", null))))
                .isNotNull();
    }

    @Test
    void a_fact_is_not_moved_before_what_it_needs() {
        story.given("2017-03-06T10:00:00", new Withdrawn(null));
        assertThat(refusal(story.whenCorrecting("intake-3-2", correction("2017-03-06T07:00:00", null))))
                .isEqualTo(Rule.BEFORE_RECEPTION);
        var skewed = accepted(story.whenCorrecting("intake-3-2", correction("2017-03-06T08:12:00", null)));
        assertThat(skewed.flags()).containsExactly(Flag.CLOCK_SKEW);
        assertThat(((FactCorrected) skewed.event()).time()).isEqualTo(at(MORNING));
    }

    @Test
    void nor_is_what_another_service_owns_moved_before_the_reception() {
        story.given("2017-03-06T10:00:00", new Resolved("00565", Outcome.APPROVED, null, null, null));
        assertThat(refusal(story.whenCorrecting("intake-3-2", correction("2017-03-05T10:00:00", null))))
                .isEqualTo(Rule.BEFORE_RECEPTION);
    }

    @Test
    void nor_behind_the_close() {
        story.given("2017-03-06T09:00:00", new RequestedSupplement("thiếu", List.of(), null, null));
        story.given("2017-03-06T10:00:00", new Withdrawn(null));
        assertThat(refusal(story.whenCorrecting("intake-3-2", correction("2017-03-06T11:00:00", null))))
                .isEqualTo(Rule.AFTER_CLOSE);
    }

    @Test
    void a_feedback_is_not_moved_behind_its_answer() {
        story.given("2017-03-06T10:00:00", new Feedback(FeedbackKind.COMPLAINT, "chậm", null));
        story.given("2017-03-06T11:00:00", new AnsweredFeedback("intake-3-2", Finding.CONFIRMED, "xin lỗi", null));
        assertThat(refusal(story.whenCorrecting("intake-3-2", correction("2017-03-06T12:00:00", null))))
                .isEqualTo(Rule.CONTRADICTS_ANOTHER_FACT);
    }

    @Test
    void a_correction_is_not_taken_back_once_something_stands_on_it() {
        story.recorded(accepted(story.whenCorrecting(RECEPTION, correction("2017-03-03T08:00:00", null))));
        story.given("2017-03-03T10:00:00", new Returned("00565", Channel.DIRECT, null, null));
        assertThat(refusal(story.whenCorrecting("intake-3-2", correction(null, null))))
                .isEqualTo(Rule.CONTRADICTS_ANOTHER_FACT);
    }

    @Test
    void a_second_correction_leaves_the_first_as_it_is() throws Exception {
        JsonNode data = Json.mapper().valueToTree(IntakeTest.received("00565", "2.000815", Channel.POST, "2017-03-20"));
        story.recorded(accepted(story.whenCorrecting(RECEPTION, correction(null, data))));
        var second = accepted(story.whenCorrecting(RECEPTION, correction("2017-03-07T08:00:00", null)));

        var reads = Json.mapper().treeToValue(((FactCorrected) second.event()).data(), DossierReceived.class);
        assertThat(reads.channel()).isEqualTo(Channel.POST);
        assertThat(reads.promised().due().at()).isEqualTo(at("2017-03-20T23:59:59"));
        assertThat(reads.promised().computed().at()).isEqualTo(at("2017-03-07T23:59:59"));
        assertThat(second.flags()).containsExactly(Flag.DUE_DIFFERS);
    }

    @Test
    void an_annulled_fact_is_brought_back_by_annulling_its_annulment_and_not_otherwise() {
        story.recorded(accepted(story.whenCorrecting(RECEPTION, correction(null, null))));
        assertThat(refusal(story.whenCorrecting(RECEPTION, correction("2017-03-07T08:00:00", null))))
                .isEqualTo(Rule.NOT_CORRECTABLE);

        story.recorded(accepted(story.whenCorrecting("intake-3-2", correction(null, null))));
        assertThat(story.dossier().receivedAt()).contains(at(MORNING));
    }

    @Test
    void after_an_annulled_reception_the_right_one_comes_under_the_same_code() {
        story.recorded(accepted(story.whenCorrecting(RECEPTION, correction(null, null))));
        var right = IntakeTest.received("00565", "2.000815", Channel.POST, null);
        assertThat(refusal(story.when("2017-03-06T09:00:00", right, Poster.system("08728"))))
                .isEqualTo(Rule.FOREIGN_UNIT);
        story.given("2017-03-06T09:00:00", right);

        assertThat(story.dossier().receivedAt()).contains(at("2017-03-06T09:00:00"));
        assertThat(refusal(story.whenCorrecting("intake-3-2", correction(null, null))))
                .isEqualTo(Rule.CONTRADICTS_ANOTHER_FACT);
    }

    @Test
    void but_only_from_those_whose_dossier_it_was() {
        story.recorded(accepted(story.whenCorrecting(RECEPTION, correction(null, null))));
        var elsewhere = IntakeTest.received("08728", "2.000815", Channel.POST, null);
        assertThat(refusal(story.when("2017-03-06T09:00:00", elsewhere, Poster.system("08728"))))
                .isEqualTo(Rule.FOREIGN_DOSSIER);
    }

    @Test
    void a_system_takes_back_what_it_posted_itself_of_anothers_dossier() {
        story.given("2017-03-06T10:00:00", new Resolved("08728", Outcome.APPROVED, null, null, null), STRANGER);
        var moved = story.whenCorrecting("intake-3-2", correction("2017-03-06T11:00:00", null), STRANGER);

        assertThat(((FactReported) accepted(moved).event()).factType()).isEqualTo("corrected");
        assertThat(accepted(story.whenCorrecting("intake-3-2", correction(null, null), STRANGER)))
                .isNotNull();
    }

    @Test
    void but_not_what_another_system_posted() {
        story.given("2017-03-06T10:00:00", new Resolved("00565", Outcome.APPROVED, null, null, null));
        var others = new Corrected(new PostId("urn:vn:motcua:khac", "post-2"), "nhầm", "ct-01", null, null);
        assertThat(refusal(story.whenCorrecting("intake-3-2", others, STRANGER)))
                .isEqualTo(Rule.FOREIGN_DOSSIER);
    }

    @Test
    void nor_does_it_say_thereby_what_another_unit_did() {
        story.given("2017-03-06T10:00:00", new Resolved("08728", Outcome.APPROVED, null, null, null), STRANGER);
        var data = JsonNodeFactory.instance.objectNode().put("unit", "00565").put("outcome", "REFUSED");
        assertThat(refusal(story.whenCorrecting("intake-3-2", correction(null, data), STRANGER)))
                .isEqualTo(Rule.FOREIGN_UNIT);
    }

    private static Corrected correction(String local, JsonNode data) {
        var time = local == null ? null : OffsetDateTime.parse(local + "+07:00");
        return new Corrected(new PostId(Story.SOURCE, "wrong"), "nhầm", "ct-01", time, data);
    }
}
