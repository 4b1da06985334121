package vn.lienthong.reporting.forms;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.event.ExtensionGranted;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.event.ProcessingStopped;
import vn.lienthong.contracts.event.ResultReturned;
import vn.lienthong.contracts.event.SupplementRequested;
import vn.lienthong.contracts.event.TransferAcknowledged;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.Document;
import vn.lienthong.contracts.value.DueSource;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.OverdueCause;
import vn.lienthong.contracts.value.PromisedDue;
import vn.lienthong.contracts.value.StopGround;
import vn.lienthong.contracts.value.SuiteSecret;
import vn.lienthong.reporting.ProjectionOnly;
import vn.lienthong.reporting.domain.Facts;
import vn.lienthong.reporting.projection.LogFeeder;
import vn.lienthong.service.testing.SuiteTestResource;
import vn.lienthong.service.testing.TestTokens;

/** The papers of a dossier and the register of a unit, as clerks fetch and print them. */
@QuarkusTest
@TestProfile(ProjectionOnly.class)
@QuarkusTestResource(SuiteTestResource.class)
@QuarkusTestResource(value = PeopleStandIn.class, restrictToAnnotatedClass = true)
class FormsApiTest {
    private static final String CODE = "018.00565-210308-0001";
    private static final Pattern PICTURE = Pattern.compile("src=\"data:image/png;base64,([^\"]+)\"");

    @Inject
    LogFeeder log;

    @ConfigProperty(name = "lienthong.secret")
    String secret;

    @BeforeEach
    void emptyLog() {
        log.reset();
        PeopleStandIn.bringBack();
    }

    /** The next test class may read the real log, from its beginning. */
    @AfterEach
    void leaveNothing() {
        log.reset();
    }

    @Test
    void the_papers_of_a_dossier_are_listed_with_their_set_of_forms_and_fact() {
        receive(CODE, "2021-03-08T08:15");
        var asked = add("2021-03-09T08:00", new SupplementRequested(List.of(), null, null));

        officer()
                .get("/v1/dossiers/{code}/forms", CODE)
                .then()
                .statusCode(200)
                .body("forms.form", equalTo(List.of("receipt", "control-slip", "supplement-request")))
                .body("forms.number", equalTo(List.of("01", "05", "02")))
                .body("forms[2].formSet", equalTo("TT-01-2018"))
                .body("forms[2].fact", equalTo(asked))
                .body("forms[2].link", equalTo("/v1/dossiers/" + CODE + "/forms/supplement-request?fact=" + asked));
    }

    @Test
    void a_receipt_is_a_page_in_vietnamese_with_persons_escaped_and_kept_by_no_cache() {
        receive(CODE, "2021-03-08T08:15");

        form("receipt", "text/html")
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .header("Cache-Control", "no-store")
                .body(containsString("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
                .body(containsString("GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ"))
                .body(containsString("Nguyễn Thị &lt;Thử&gt; Nghiệm"))
                .body(containsString("08 giờ 15 phút, ngày 08 tháng 03 năm 2021"))
                .body(not(containsString("NOT_FOUND")));
    }

    @Test
    void its_qr_code_leads_the_citizen_to_the_dossier_with_the_key_where_no_server_sees_it() throws Exception {
        receive(CODE, "2021-03-08T08:15");

        assertThat(qr("receipt"))
                .isEqualTo("http://localhost:8084/#code=" + CODE + "&key=" + new SuiteSecret(secret).trackingKey(CODE));
        assertThat(qr("control-slip")).isEqualTo(CODE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"receipt", "supplement-request", "refusal", "apology", "control-slip"})
    void every_paper_prints_to_pdf_with_its_text_whole(String form) throws IOException {
        wholeStory();

        var text = text(form(form, "application/pdf").then().statusCode(200).extract());

        assertThat(text).contains("Độc lập - Tự do - Hạnh phúc", "Nguyễn Thị <Thử> Nghiệm", CODE);
        assertThat(text).doesNotContain("#");
    }

    @Test
    void a_reason_that_another_service_had_sealed_is_printed() throws IOException {
        wholeStory();

        assertThat(text(form("apology", "application/pdf").then().extract())).contains("chờ cấp huyện thẩm định");
        assertThat(text(form("refusal", "application/pdf").then().extract())).contains("không đủ điều kiện");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/pdf"})
    void as_of_a_past_moment_the_bytes_stay_the_same_whatever_comes_later(String type) {
        receive(CODE, "2021-03-08T08:15");
        add("2021-03-08T09:00", new DossierTransferred("00565", "018", "cb-01", null, null));
        var then = log.recorded();
        var before = bytes("control-slip?asOf=" + then, type);
        var again = bytes("control-slip?asOf=" + then, type);

        add("2021-03-08T10:00", new TransferAcknowledged("018", "cv-01", null));

        assertThat(again).isEqualTo(before);
        assertThat(bytes("control-slip?asOf=" + then, type)).isEqualTo(before);
        assertThat(bytes("control-slip", type)).isNotEqualTo(before);
    }

    @Test
    void a_receipt_names_its_line_in_the_register_as_that_counts_and_as_it_was_known() {
        receive(code(2), "2021-03-08T08:00");
        receive(CODE, "2021-03-08T08:15");
        receive("018.00565-201231-0001", "2020-12-31T08:00");
        var then = log.recorded();
        form("receipt", "text/html").then().body(containsString(line("02")));

        receive(code(3), "2021-01-04T08:00");

        form("receipt", "text/html").then().body(containsString(line("03")));
        form("receipt?asOf=" + then, "text/html").then().body(containsString(line("02")));
        book("year=2021").body("rows.code[2]", equalTo(CODE)).body("rows.number[2]", equalTo(3));
    }

    private static String line(String number) {
        return "Quyển số:</td><td class=\"half\">01</td>"
                + "<td class=\"name second\">Số thứ tự:</td><td class=\"half\">" + number + "</td>";
    }

    @Test
    void of_a_land_dossier_in_two_stages_the_receipt_says_when_the_second_began_and_is_due() {
        receiveLand(CODE, null, "LT-DATDAI", "2026-03-02T08:15", "2026-03-12");
        receiveLand(CODE + "-1", CODE, "LT-DATDAI-1", "2026-03-02T08:15", "2026-03-09");
        var then = log.recorded();
        receiveLand(CODE + "-2", CODE, "LT-DATDAI-2", "2026-03-23T09:30", "2026-03-25");

        form("receipt", "text/html")
                .then()
                .body(
                        containsString(
                                "6. Thời gian nhận hồ sơ giai đoạn 2:</td><td class=\"value\">09 giờ 30 phút, ngày 23 tháng 03 năm 2026"))
                .body(
                        containsString(
                                "7. Thời gian trả kết quả giai đoạn 2:</td><td class=\"value\">23 giờ 59 phút, ngày 25 tháng 03 năm 2026"))
                .body(containsString("9. Phí, lệ phí"));
        form("receipt?asOf=" + then, "text/html")
                .then()
                .body(containsString("6. Thời gian nhận hồ sơ giai đoạn 2:</td><td class=\"value\"></td>"));
    }

    @Test
    void a_receipt_in_two_stages_is_signed_on_the_page_it_stands_on() throws IOException {
        receiveLand(CODE, null, "LT-DATDAI", "2026-03-02T08:15", "2026-03-12");

        try (var printed = Loader.loadPDF(bytes("receipt", "application/pdf"))) {
            assertThat(printed.getNumberOfPages()).isEqualTo(1);
        }
    }

    @Test
    void what_has_one_stage_only_has_no_such_fields() {
        receive(CODE, "2021-03-08T08:15");

        form("receipt", "text/html")
                .then()
                .body(not(containsString("giai đoạn 2")))
                .body(containsString("7. Phí, lệ phí"));
    }

    private void receiveLand(String code, String parent, String procedure, String time, String dueDay) {
        var due = Facts.day(dueDay);
        var promised = new PromisedDue(due, due.at(), DueSource.COMPUTED, null, null, procedure + "/1", "1");
        var received = new DossierReceived(
                "00565", procedure, "DCXD", Channel.DIRECT, "00565", promised, "cb-01", null, 1, null, null, parent);
        log.add(code, CODE, Facts.at(time), received, null);
        log.feedNew(100);
    }

    @Test
    void of_several_papers_of_a_kind_the_last_is_meant_unless_a_fact_is_named() {
        receive(CODE, "2021-03-08T08:15");
        var first = add("2021-03-09T08:00", new SupplementRequested(List.of(), "cb-01", null));
        add("2021-03-10T08:00", new SupplementRequested(List.of(), "cb-02", "luật"));

        form("supplement-request", "text/html").then().body(containsString("cb-02"));
        form("supplement-request?fact=" + first, "text/html").then().body(containsString("cb-01"));
        form("supplement-request?fact=intake-0-99", "text/html")
                .then()
                .statusCode(404)
                .body("type", equalTo("https://lienthong.vn/problems/form-not-issued"));
    }

    @Test
    void a_paper_of_the_later_set_has_its_number_and_says_that_the_layout_is_not_confirmed() {
        receive(CODE, "2026-03-09T08:15");
        add("2026-03-10T08:00", new ProcessingStopped("00565", StopGround.SUPPLEMENT_EXPIRED, null));

        form("control-slip", "text/html")
                .then()
                .body(containsString("Mẫu số 06 – TT 03/2025/TT-VPCP (bố cục chưa xác nhận)"));
        officer()
                .get("/v1/dossiers/{code}/forms", CODE)
                .then()
                .body("forms[2].form", equalTo("stop-notice"))
                .body("forms[2].link", nullValue())
                .body("forms[2].lacking", notNullValue());
        form("stop-notice", "application/pdf")
                .then()
                .statusCode(404)
                .body("type", equalTo("https://lienthong.vn/problems/form-lacking"))
                .body("detail", containsString("Thông báo dừng giải quyết hồ sơ"));
    }

    @Test
    void a_stop_under_the_earlier_set_has_no_paper() {
        receive(CODE, "2021-03-08T08:15");
        add("2021-03-10T08:00", new ProcessingStopped("00565", StopGround.SUPPLEMENT_EXPIRED, null));

        form("stop-notice", "application/pdf")
                .then()
                .statusCode(404)
                .body("type", equalTo("https://lienthong.vn/problems/form-not-issued"));
    }

    @Test
    void before_there_were_forms_nothing_is_printed_but_slip_and_register_are_read() {
        receive(CODE, "2017-03-06T08:15");

        form("receipt", "text/html")
                .then()
                .statusCode(404)
                .body("type", equalTo("https://lienthong.vn/problems/no-form-set"));
        officer()
                .accept("application/json")
                .get("/v1/reports/control-slip/{code}", CODE)
                .then()
                .statusCode(200)
                .body("heading", nullValue())
                .body("owner", startsWith("Nguyễn"));
        officer()
                .accept("text/csv")
                .get("/v1/reports/book?unit=00565&year=2017")
                .then()
                .statusCode(200);
        officer()
                .accept("text/html")
                .get("/v1/reports/book?unit=00565&year=2017")
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "clerk, 00565, 200",
        "officer, 00565, 200",
        "supervisor, 018, 200",
        "supervisor, 01, 200",
        "clerk, 00526, 403",
        "auditor, 018, 403",
        "source, 00565, 403"
    })
    void papers_are_for_those_who_work_on_the_dossier(String role, String unit, int status) {
        receive(CODE, "2021-03-08T08:15");
        for (var path : List.of(
                "/v1/dossiers/" + CODE + "/forms/receipt",
                "/v1/reports/control-slip/" + CODE,
                "/v1/reports/book?unit=00565&year=2021"))
            as(role, unit).accept("text/html").get(path).then().statusCode(status);
    }

    @Test
    void while_persons_cannot_be_read_there_is_no_paper() {
        receive(CODE, "2021-03-08T08:15");
        PeopleStandIn.takeAway();

        form("receipt", "application/pdf")
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("type", equalTo("https://lienthong.vn/problems/persons-unavailable"));
        officer()
                .accept("text/csv")
                .get("/v1/reports/book?unit=00565&year=2021")
                .then()
                .statusCode(503);
    }

    @Test
    void who_was_erased_reads_so() {
        receive(CODE, "2021-03-08T08:15");
        PeopleStandIn.erase(CODE);

        form("receipt", "text/html").then().body(containsString("đã xóa"));
    }

    @Test
    void whose_persons_intake_does_not_show_has_no_paper_but_keeps_its_line_in_the_register() {
        receive(CODE, "2021-03-08T08:15");
        PeopleStandIn.withhold(CODE);

        form("receipt", "text/html").then().statusCode(403);
        book("year=2021").body("rows.number", equalTo(List.of(1))).body("rows[0].owner", equalTo(""));
    }

    @Test
    void the_control_slip_is_data_too() {
        wholeStory();

        officer()
                .accept("application/json")
                .get("/v1/reports/control-slip/{code}", CODE)
                .then()
                .body("hops.kind", equalTo(List.of("HANDED_OVER", "RESULT")))
                .body("hops[0].giver.name", equalTo("Thị trấn Trâu Quỳ"))
                .body("hops[0].givenAt", equalTo("2021-03-08T09:00:00+07:00"))
                .body("hops[1].result", equalTo("EARLY"));
        officer()
                .accept("text/csv")
                .get("/v1/reports/control-slip/{code}", CODE)
                .then()
                .body(startsWith("TT,Cơ quan giao,"))
                .body(containsString("1,Thị trấn Trâu Quỳ,cb-01,\"09 giờ 00 phút, ngày 08 tháng 03 năm 2021\","));
    }

    @Test
    void the_register_is_numbered_through_the_year_in_order_of_reception() {
        receive(code(3), "2021-03-10T08:00");
        receive(code(1), "2021-01-04T08:00");
        receive(code(2), "2021-02-01T08:00");
        receive("018.00565-220104-0001", "2022-01-04T08:00");

        book("year=2021")
                .body("book.heading.number", equalTo("06"))
                .body("book.total", equalTo(3))
                .body("rows.code", equalTo(List.of(code(1), code(2), code(3))))
                .body("rows.number", equalTo(List.of(1, 2, 3)));
        book("from=2021-02-01&to=2021-02-28").body("book.first", equalTo(2)).body("rows.number", equalTo(List.of(2)));
    }

    @Test
    void the_register_of_a_past_moment_is_as_it_was_known() {
        receive(code(1), "2021-03-08T08:00");
        var received = receive(code(2), "2021-03-09T08:00");
        var then = log.recorded();
        log.add(code(2), Facts.at("2021-03-10T08:00"), new FactAnnulled(received, "ld-01"));
        log.feedNew(1);
        receive(code(0), "2021-03-01T08:00");

        book("year=2021").body("rows.code", equalTo(List.of(code(0), code(1))));
        book("year=2021&asOf=" + then).body("rows.code", equalTo(List.of(code(1), code(2))));
    }

    @Test
    void a_reception_that_was_moved_stands_where_it_reads_and_then_where_it_read() {
        receive(code(1), "2021-03-08T08:00");
        var received = receive(code(2), "2021-03-09T08:00");
        var then = log.recorded();
        log.add(
                code(2),
                Facts.at("2021-03-10T08:00"),
                new FactCorrected(received, Facts.at("2021-03-01T08:00"), null, "ld-01"));
        log.feedNew(1);

        book("year=2021").body("rows.code", equalTo(List.of(code(2), code(1))));
        book("year=2021&asOf=" + then).body("rows.code", equalTo(List.of(code(1), code(2))));
    }

    @Test
    void the_register_comes_in_pages_and_whole() {
        IntStream.rangeClosed(1, 250)
                .forEach(n -> receive(code(n), Facts.at("2021-03-08T08:00").plusSeconds(n)));

        var first = book("year=2021&limit=200").body("rows", hasSize(200)).extract();
        book("year=2021&limit=200&cursor=" + first.path("next"))
                .body("rows", hasSize(50))
                .body("rows[0].number", equalTo(201))
                .body("next", nullValue());
        var csv = officer()
                .accept("text/csv")
                .get("/v1/reports/book?unit=00565&year=2021")
                .then()
                .extract();
        assertThat(csv.asString().lines()).hasSize(251).last().asString().startsWith("250," + code(250));
        var page = officer()
                .accept("text/html")
                .get("/v1/reports/book?unit=00565&year=2021")
                .then()
                .extract();
        assertThat(page.asString())
                .contains("SỔ THEO DÕI HỒ SƠ", code(1), code(250))
                .endsWith("</html>\n");
    }

    @Test
    void the_register_prints_to_pdf_the_same_for_the_same_moment() throws IOException {
        wholeStory();
        var query = "/v1/reports/book?unit=00565&year=2021&asOf=" + log.recorded();
        var printed = officer()
                .accept("application/pdf")
                .get(query)
                .then()
                .statusCode(200)
                .extract();
        log.add(CODE, Facts.at("2021-03-12T08:00"), new ResultReturned("00565", Channel.DIRECT, "cb-02"));
        log.feedNew(1);

        assertThat(text(printed)).contains("SỔ THEO DÕI HỒ SƠ", "Số 1, phố Ỷ Lan", "08/03/2021");
        assertThat(officer().accept("application/pdf").get(query).asByteArray()).isEqualTo(printed.asByteArray());
    }

    @ParameterizedTest
    @CsvSource({
        "unit=00565, missing-parameter",
        "unit=00565&from=2021-01-01, missing-parameter",
        "unit=00565&year=next, invalid-parameter",
        "unit=00565&year=2021&from=2021-01-01, invalid-parameter",
        "unit=00565&from=2020-12-01&to=2021-01-31, invalid-parameter",
        "unit=00565&year=2021&cursor=x, invalid-parameter"
    })
    void what_is_no_register_is_refused(String query, String rule) {
        officer()
                .accept("application/json")
                .get("/v1/reports/book?" + query)
                .then()
                .statusCode(400)
                .body("type", equalTo("https://lienthong.vn/problems/" + rule));
    }

    /** With all papers there are. */
    private void wholeStory() {
        receive(CODE, "2021-03-08T08:15");
        add("2021-03-08T09:00", new DossierTransferred("00565", "018", "cb-01", null, null));
        add(
                "2021-03-09T08:00",
                new SupplementRequested(List.of(new Document("Giấy khai sinh", 1, 1, null)), "cb-01", null));
        addSealed(
                "2021-03-10T08:00",
                new ExtensionGranted(Facts.day("2021-03-19"), "12/XL", OverdueCause.OTHER_AGENCY),
                "v1.chờ cấp huyện thẩm định");
        addSealed(
                "2021-03-11T08:00",
                new DossierResolved("00565", Outcome.REFUSED, "ct-01", null),
                "v1.không đủ điều kiện");
    }

    private static String code(int number) {
        return "018.00565-210308-%04d".formatted(number);
    }

    private String receive(String code, String time) {
        return receive(code, Facts.at(time));
    }

    private String receive(String code, Instant time) {
        var due = Facts.day("2026-12-31");
        var promised = new PromisedDue(due, due.at(), DueSource.POSTED, null, null, "1", "1");
        var id = log.add(
                code,
                time,
                new DossierReceived(
                        "00565",
                        "1.004873",
                        "TPHT",
                        Channel.DIRECT,
                        "00565",
                        promised,
                        "cb-01",
                        List.of(new Document("Tờ khai", 1, null, null)),
                        1,
                        null,
                        null,
                        null));
        log.feedNew(100);
        return id;
    }

    private String add(String time, DossierEvent event) {
        var id = log.add(CODE, Facts.at(time), event);
        log.feedNew(100);
        return id;
    }

    private void addSealed(String time, DossierEvent event, String sealed) {
        log.addSealed(CODE, Facts.at(time), event, sealed);
        log.feedNew(100);
    }

    private static io.restassured.response.ValidatableResponse book(String query) {
        return officer()
                .accept("application/json")
                .get("/v1/reports/book?unit=00565&" + query)
                .then()
                .statusCode(200);
    }

    private static byte[] bytes(String form, String type) {
        return form(form, type).then().statusCode(200).extract().asByteArray();
    }

    private static Response form(String form, String type) {
        return officer().accept(type).get("/v1/dossiers/" + CODE + "/forms/" + form);
    }

    private static String qr(String form) throws Exception {
        var page = form(form, "text/html").asString();
        var picture = PICTURE.matcher(page);
        assertThat(picture.find()).isTrue();
        var image = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(picture.group(1))));
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(image))))
                .getText();
    }

    private static String text(ExtractableResponse<Response> pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf.asByteArray())) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static RequestSpecification officer() {
        return as("officer", "00565");
    }

    private static RequestSpecification as(String role, String unit) {
        return given().header("Authorization", "Bearer " + TestTokens.token("x", Set.of(role), unit));
    }
}
