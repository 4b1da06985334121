package vn.lienthong.reporting.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.lienthong.catalogue.Catalogue;
import vn.lienthong.catalogue.FormKind;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DueDateMoved;
import vn.lienthong.contracts.event.ExtensionGranted;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.event.PaymentConfirmed;
import vn.lienthong.contracts.event.PaymentRequested;
import vn.lienthong.contracts.event.ProcessingStopped;
import vn.lienthong.contracts.event.ReceptionRefused;
import vn.lienthong.contracts.event.ResponsibilityPassed;
import vn.lienthong.contracts.event.SupplementRequested;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.Document;
import vn.lienthong.contracts.value.DueReason;
import vn.lienthong.contracts.value.DueSource;
import vn.lienthong.contracts.value.Fee;
import vn.lienthong.contracts.value.Limit;
import vn.lienthong.contracts.value.LimitUnit;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.OverdueCause;
import vn.lienthong.contracts.value.Passing;
import vn.lienthong.contracts.value.PromisedDue;
import vn.lienthong.contracts.value.ReturnBy;
import vn.lienthong.contracts.value.Scope;
import vn.lienthong.contracts.value.StopGround;
import vn.lienthong.reporting.domain.Facts;

/** What papers are filled in with, in a story of the ward 00565 in 2021. */
class FormsTest {
    private static final Catalogue CATALOGUE = Catalogue.shipped();
    private static final Person OWNER =
            new Person("Nguyễn Thị Thử Nghiệm", "001099000001", "Số 1, Trâu Quỳ", "0900000001", null);
    private static final Instant SLIP = Facts.at("2021-03-12T17:00");

    /** The town became part of a commune; its code is another's since. */
    private static final ResponsibilityPassed MERGER = new ResponsibilityPassed(
            LocalDate.of(2025, 7, 1), List.of(new Passing("00565", "00577", List.of("00577"), "1656")));

    private final Facts facts = new Facts().add("2021-03-08T08:15", received());

    private static DossierReceived received() {
        var promised = new PromisedDue(
                Facts.day("2021-03-12"),
                SLIP,
                DueSource.COMPUTED,
                null,
                new Limit(new BigDecimal("4.00"), LimitUnit.WORKING_DAY),
                "1.004873/1",
                "VN-1");
        return new DossierReceived(
                "00565",
                "1.004873",
                "TPHT",
                Channel.DIRECT,
                "00565",
                promised,
                "cb-01",
                List.of(new Document("Tờ khai", 1, null, 2)),
                1,
                ReturnBy.POST,
                List.of(new Fee("Lệ phí", new BigDecimal("15000")), new Fee("Phí", new BigDecimal("1000.5"))),
                null);
    }

    @Test
    void a_receipt_says_when_it_came_and_when_the_citizen_is_to_come_again() {
        var receipt = (Receipt) form(FormKind.RECEIPT, persons(Map.of(), Map.of()));

        assertThat(receipt.receivedAt()).isEqualTo("08 giờ 15 phút, ngày 08 tháng 03 năm 2021");
        assertThat(receipt.dueAt()).isEqualTo("17 giờ 00 phút, ngày 12 tháng 03 năm 2021");
        assertThat(receipt.limit()).isEqualTo("4 ngày làm việc");
        assertThat(receipt.owner().name()).isEqualTo("Nguyễn Thị Thử Nghiệm");
        assertThat(receipt.owner().email()).isEmpty();
        assertThat(receipt.procedure()).isEqualTo("Cấp giấy xác nhận tình trạng hôn nhân");
        assertThat(receipt.documents()).containsExactly(new DocumentLine(1, "Tờ khai", "1", "", "2"));
        assertThat(receipt.returnBy()).isEqualTo("Dịch vụ bưu chính công ích");
        assertThat(receipt.fees()).isEqualTo("Lệ phí 15.000 đồng; Phí 1.000,5 đồng; cộng 16.000,5 đồng");
    }

    @Test
    void where_the_applicant_has_to_pay_the_second_stage_begins_when_he_has() {
        assertThat(receipt().secondStage()).isNull();
        facts.add("2021-03-09T08:00", new PaymentRequested(new BigDecimal("100000"), "VND", null));
        assertThat(receipt().secondStage()).isEqualTo(new SecondStage("", ""));

        facts.add("2021-03-15T10:00", new PaymentConfirmed(new BigDecimal("100000"), "VND", null))
                .add("2021-03-15T10:00", moved("2021-03-18"))
                .add("2021-03-16T10:00", moved("2021-03-25"));

        assertThat(receipt().secondStage().receivedAt()).isEqualTo("10 giờ 00 phút, ngày 15 tháng 03 năm 2021");
        assertThat(receipt().secondStage().dueAt()).endsWith("ngày 18 tháng 03 năm 2021");
    }

    private static DueDateMoved moved(String day) {
        return new DueDateMoved(Scope.DOSSIER, null, null, Facts.day(day), DueReason.PAYMENT_PAUSE, null, null);
    }

    private Receipt receipt() {
        return (Receipt) form(FormKind.RECEIPT, persons(Map.of(), Map.of()));
    }

    @Test
    void its_head_names_form_set_and_number_the_unit_of_the_day_and_the_place() {
        var heading = form(FormKind.RECEIPT, persons(Map.of(), Map.of())).heading();

        assertThat(heading.formSet()).isEqualTo("TT-01-2018");
        assertThat(heading.number()).isEqualTo("01");
        assertThat(heading.agencyInCapitals()).isEqualTo("THỊ TRẤN TRÂU QUỲ");
        assertThat(heading.place()).isEqualTo("Trâu Quỳ");
        assertThat(heading.day()).isEqualTo("ngày 08 tháng 03 năm 2021");
        assertThat(heading.remark()).isEmpty();
    }

    @Test
    void a_reason_reads_as_it_was_corrected_last() {
        facts.add("2021-03-09T08:00", new SupplementRequested(List.of(), "cb-01", null));
        var request = facts.lastId();
        facts.add("2021-03-09T09:00", new FactCorrected(request, null, null, "ld-01"));
        var persons = persons(
                Map.of(request, Map.of("reason", "thiếu tờ khai")),
                Map.of(facts.lastId(), Map.of("reason", "thiếu giấy khai sinh")));

        var form = (SupplementRequest) form(FormKind.SUPPLEMENT_REQUEST, persons);

        assertThat(form.reason()).isEqualTo("thiếu giấy khai sinh");
    }

    @Test
    void a_corrected_fact_is_printed_as_it_reads() {
        facts.add("2021-03-09T08:00", new SupplementRequested(List.of(), "cb-01", null));
        var data = JsonNodeFactory.instance.objectNode().put("officer", "cb-02");
        facts.add("2021-03-09T09:00", new FactCorrected(facts.lastId(), null, data, "ld-01"));

        var form = (SupplementRequest) form(FormKind.SUPPLEMENT_REQUEST, persons(Map.of(), Map.of()));

        assertThat(form.officer()).isEqualTo("cb-02");
    }

    @Test
    void an_apology_names_the_date_of_before_the_reason_and_the_new_date_at_the_desks_closing() {
        facts.add("2021-03-10T08:00", moved("2021-03-15", DueReason.SUPPLEMENT_PAUSE));
        facts.add(
                "2021-03-11T08:00", new ExtensionGranted(Facts.day("2021-03-19"), "12/XL", OverdueCause.OTHER_AGENCY));
        var granted = facts.lastId();
        facts.add("2021-03-11T08:00", moved("2021-03-19", DueReason.EXTENSION_APOLOGY));

        var form =
                (Apology) form(FormKind.APOLOGY, persons(Map.of(granted, Map.of("reason", "chờ cấp huyện")), Map.of()));

        assertThat(form.apologyNumber()).isEqualTo("12/XL");
        assertThat(form.formerDueAt()).isEqualTo("17 giờ 30 phút, ngày 15 tháng 03 năm 2021");
        assertThat(form.newDueAt()).isEqualTo("17 giờ 30 phút, ngày 19 tháng 03 năm 2021");
        assertThat(form.reason()).isEqualTo("chờ cấp huyện");
        assertThat(form.cause()).isEqualTo("do cơ quan phối hợp");
    }

    @Test
    void an_apology_of_what_was_never_moved_names_the_date_on_the_receipt() {
        facts.add("2021-03-11T08:00", new ExtensionGranted(Facts.day("2021-03-19"), "12/XL", OverdueCause.PROCESSING));

        var form = (Apology) form(FormKind.APOLOGY, persons(Map.of(), Map.of()));

        assertThat(form.formerDueAt()).isEqualTo("17 giờ 00 phút, ngày 12 tháng 03 năm 2021");
    }

    @Test
    void an_apology_names_the_desk_and_the_agency_of_its_own_day_whatever_became_of_them() {
        facts.add("2025-06-20T08:00", new ExtensionGranted(Facts.day("2025-06-29"), "12/XL", null))
                .add("2025-07-01T00:00", MERGER);
        var before = (Apology) form(FormKind.APOLOGY, persons(Map.of(), Map.of()));
        assertThat(before.heading().agency()).isEqualTo("Thị trấn Trâu Quỳ");
        assertThat(before.resolvedBy()).isEqualTo("Thị trấn Trâu Quỳ");

        var later = new Facts()
                .add("2021-03-08T08:15", received())
                .add("2025-07-01T00:00", MERGER)
                .add("2025-07-10T08:00", new ExtensionGranted(Facts.day("2025-07-19"), "13/XL", null));
        var after = (Apology) form(later, FormKind.APOLOGY, persons(Map.of(), Map.of()));
        assertThat(after.heading().agency()).isEqualTo("Xã Bát Tràng");
        assertThat(after.resolvedBy()).isEqualTo("Xã Bát Tràng");
    }

    @Test
    void a_refusal_is_of_the_desk_or_of_the_decision() {
        var refused = new Facts().add("2021-03-08T08:15", new ReceptionRefused("00565", "cb-01"));
        var atTheDesk = (Refusal) form(refused, FormKind.REFUSAL, persons(Map.of(), Map.of()));
        assertThat(atTheDesk.officer()).isEqualTo("cb-01");
        assertThat(atTheDesk.decidedBy()).isEqualTo("Thị trấn Trâu Quỳ");
        assertThat(atTheDesk.procedure()).isEmpty();

        facts.add("2021-03-10T08:00", new DossierResolved("00565", Outcome.REFUSED, "ct-01", null));
        var decided = (Refusal) form(FormKind.REFUSAL, persons(Map.of(), Map.of()));
        assertThat(decided.officer()).isEqualTo("ct-01");
        assertThat(decided.procedure()).isEqualTo("Cấp giấy xác nhận tình trạng hôn nhân");
    }

    @Test
    void papers_follow_facts_in_their_order() {
        facts.add("2021-03-09T08:00", new SupplementRequested(List.of(), null, null))
                .add("2021-03-10T08:00", new ExtensionGranted(Facts.day("2021-03-19"), "1", null))
                .add("2021-03-11T08:00", new ProcessingStopped("00565", StopGround.SUPPLEMENT_EXPIRED, null));

        assertThat(Issuance.of(facts.dossier()))
                .extracting(Issuance::form)
                .containsExactly(
                        FormKind.RECEIPT,
                        FormKind.CONTROL_SLIP,
                        FormKind.SUPPLEMENT_REQUEST,
                        FormKind.APOLOGY,
                        FormKind.STOP_NOTICE);
    }

    @Test
    void who_was_erased_reads_so_and_what_nobody_said_is_an_empty_line() {
        facts.add("2021-03-09T08:00", new SupplementRequested(List.of(), null, null));
        var erased = new PersonalData(null, null, null, Map.of(), Map.of(), true);
        var unsaid = new PersonalData(null, null, null, Map.of(), Map.of(), false);

        var gone = (SupplementRequest) form(FormKind.SUPPLEMENT_REQUEST, erased);
        assertThat(gone.owner().name()).isEqualTo("đã xóa");
        assertThat(gone.reason()).isEqualTo("đã xóa");
        var silent = (SupplementRequest) form(FormKind.SUPPLEMENT_REQUEST, unsaid);
        assertThat(silent.owner().name()).isEmpty();
        assertThat(silent.reason()).isEmpty();
    }

    @Test
    void a_line_of_the_register_tells_the_whole_way() {
        facts.add("2021-03-10T10:00", new DossierResolved("00565", Outcome.REFUSED, "ct-01", null))
                .add(
                        "2021-03-11T09:00",
                        new vn.lienthong.contracts.event.ResultReturned("00565", Channel.POST, "cb-02"));

        var row = BookRow.of(7, source(facts, persons(Map.of(), Map.of())));

        assertThat(row.numberInBook()).isEqualTo("07");
        assertThat(row.contact()).isEqualTo("Số 1, Trâu Quỳ; 0900000001");
        assertThat(row.received()).isEqualTo("08:15 08/03/2021");
        assertThat(row.due()).isEqualTo("17:00 12/03/2021");
        assertThat(row.resolved()).isEqualTo("10/03/2021");
        assertThat(row.returned()).isEqualTo("11/03/2021");
        assertThat(row.returnChannel()).isEqualTo("Bưu chính công ích");
        assertThat(row.returnedBy()).isEqualTo("cb-02");
        assertThat(row.note()).isEqualTo("Từ chối giải quyết; Trước hạn");
    }

    private static DueDateMoved moved(String to, DueReason reason) {
        return new DueDateMoved(Scope.DOSSIER, null, Facts.day("2021-03-12"), Facts.day(to), reason, null, null);
    }

    private static PersonalData persons(
            Map<String, Map<String, String>> texts, Map<String, Map<String, String>> replaced) {
        return new PersonalData(OWNER, null, null, texts, replaced, false);
    }

    private Form form(FormKind kind, PersonalData persons) {
        return form(facts, kind, persons);
    }

    private static Form form(Facts facts, FormKind kind, PersonalData persons) {
        var issued = Issuance.of(facts.dossier()).stream()
                .filter(each -> each.form() == kind)
                .findFirst()
                .orElseThrow();
        var set = CATALOGUE.formSet(LocalDate.of(2021, 3, 8)).orElseThrow();
        return Form.of(source(facts, persons), issued, set);
    }

    private static FormSource source(Facts facts, PersonalData persons) {
        return FormSource.of(facts.dossier(), persons, CATALOGUE);
    }
}
