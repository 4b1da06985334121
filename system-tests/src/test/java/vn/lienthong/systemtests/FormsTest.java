package vn.lienthong.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.commandline.suite.Part.DEADLINE;
import static vn.lienthong.commandline.suite.Part.INTAKE;
import static vn.lienthong.commandline.suite.Part.REPORTING;

import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.commandline.suite.Suite;
import vn.lienthong.testkit.Answer;
import vn.lienthong.testkit.Client;
import vn.lienthong.testkit.Database;
import vn.lienthong.testkit.Posts;
import vn.lienthong.testkit.Settled;

/**
 * The papers of one dossier from its reception to its return, and of one that was refused at the desk, as the ward's clerk
 * prints them; and those of a past moment, which stay as they were.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FormsTest {
    private static final Suite SUITE = SharedSuite.get();
    private static final String WARD = "00643";
    private static final Posts POSTS = new Posts("urn:vn:motcua:thanh-liet", WARD);
    private static final Posts OF_CITY = new Posts("urn:vn:motcua:ha-noi-bieu-mau", "01");
    private static final String DOSSIER = "01.00643-260914-0001";
    private static final String REFUSED = "01.00643-260914-0002";
    private static final String BOOK = "/v1/reports/book?unit=" + WARD + "&from=2026-09-01&to=2026-09-30";
    private static final List<String> TYPES = List.of("text/html", "application/pdf");
    private static final Client CLERK = Client.of(SUITE, "clerk", WARD);

    /** When the dossier was on its way, and nothing of what followed was known. */
    private static String then;

    private static Map<String, byte[]> printedThen;

    @BeforeAll
    static void tellWhatHappened() {
        tell(WARD, onTheWay());
        tell("01", List.of(OF_CITY.event("acknowledged", "2026-09-15T09:00:00+07:00", DOSSIER, """
                {"unit":"01","officer":"cv-09"}""")));
        Settled.await(SUITE);
        then = lastRecorded();
        printedThen = printed();
        apologise();
        tell(WARD, ended());
        Settled.await(SUITE);
    }

    private static List<String> onTheWay() {
        return List.of(
                POSTS.event("received", "2026-09-14T08:15:00+07:00", DOSSIER, """
                        {"unit":"00643","procedure":"1.004873","channel":"DIRECT","officer":"cb-01","sets":1,"returnBy":"DESK",
                         "applicant":{"kind":"PERSON","name":"Đặng Thị Ửng Thử","idNumber":"001099000643",
                                      "address":"Ngõ 5, Thanh Liệt","phone":"0900000643"},
                         "documents":[{"name":"Tờ khai","originals":1}],"fees":[{"name":"Lệ phí","amount":15000}]}"""),
                POSTS.event("supplement-requested", "2026-09-14T09:00:00+07:00", DOSSIER, """
                        {"reason":"thiếu giấy khai sinh","items":[{"name":"Giấy khai sinh","certified":1}],"officer":"cb-01"}"""),
                POSTS.event("supplement-provided", "2026-09-14T14:00:00+07:00", DOSSIER, "{}"),
                POSTS.event("transferred", "2026-09-14T15:30:00+07:00", DOSSIER, """
                        {"fromUnit":"00643","toUnit":"01","fromOfficer":"cb-01","note":"kèm bản gốc"}"""));
    }

    /** By an officer's order, whose reason only deadline recorded, sealed. */
    private static void apologise() {
        CLERK.post(DEADLINE, "/v1/dossiers/" + DOSSIER + "/extensions", """
                        {"newDue":"%s","reason":"chờ xác minh nơi cư trú","apologyNumber":"12/PXL","cause":"OTHER_AGENCY",
                         "override":{"ground":"đã quá hạn"}}""".formatted(
                                Clocks.NOON.toLocalDate().plusDays(20)))
                .expect(201);
    }

    private static List<String> ended() {
        var now = OffsetDateTime.now(Clocks.NOON.getOffset())
                .truncatedTo(ChronoUnit.MILLIS)
                .toString();
        return List.of(
                POSTS.event("resolved", now, DOSSIER, """
                        {"unit":"00643","outcome":"REFUSED","signer":"ct-01","reason":"không đủ điều kiện"}"""),
                POSTS.event("returned", now, DOSSIER, """
                        {"unit":"00643","channel":"DIRECT","receiver":"Đặng Thị Ửng Thử","officer":"cb-02"}"""),
                POSTS.event("reception-refused", "2026-09-14T10:00:00+07:00", REFUSED, """
                        {"unit":"00643","reason":"không thuộc thẩm quyền","officer":"cb-01"}"""));
    }

    private static void tell(String unit, List<String> events) {
        var answer = Client.of(SUITE, "source", unit).stream(
                        events.stream().map(event -> event.replace("\n", " ")).toList())
                .expect(200);
        assertThat(answer.text()).doesNotContain("REJECTED");
    }

    @Test
    @Order(1)
    void everyPaperThatTheLawWantsIsListedInItsFormSet() {
        var forms = CLERK.get(REPORTING, "/v1/dossiers/" + DOSSIER + "/forms")
                .expect(200)
                .json()
                .path("forms");

        assertThat(StreamSupport.stream(forms.spliterator(), false)
                        .map(form -> form.path("number").asText() + " "
                                + form.path("form").asText()))
                .containsExactly("01 receipt", "06 control-slip", "02 supplement-request", "04 apology", "03 refusal");
        assertThat(forms.get(0).path("formSet").asText()).isEqualTo("TT-03-2025");
    }

    @Test
    @Order(1)
    void eachIsPrintedWithItsDiacriticsAndItsReason() throws IOException {
        assertThat(text(DOSSIER, "receipt"))
                .contains("GIẤY TIẾP NHẬN HỒ SƠ", "Đặng Thị Ửng Thử", "08 giờ 15 phút, ngày 14 tháng 09 năm 2026")
                .contains("PHƯỜNG THANH LIỆT", "Cấp giấy xác nhận tình trạng hôn nhân", "Lệ phí 15.000 đồng")
                .contains("bố cục chưa xác nhận");
        assertThat(text(DOSSIER, "supplement-request")).contains("thiếu giấy khai sinh", "Giấy khai sinh");
        assertThat(text(DOSSIER, "apology"))
                .contains("VĂN BẢN XIN LỖI", "12/PXL", "chờ xác minh nơi cư trú", "do cơ quan phối hợp");
        assertThat(text(DOSSIER, "refusal")).contains("không đủ điều kiện", "ct-01");
        assertThat(text(DOSSIER, "control-slip")).contains("Thành phố Hà Nội", "cv-09", "kèm bản gốc", "Quá hạn");
        assertThat(text(REFUSED, "refusal")).contains("PHIẾU TỪ CHỐI", "không thuộc thẩm quyền");
    }

    @ParameterizedTest
    @ValueSource(strings = {"receipt", "supplement-request", "apology", "refusal", "control-slip"})
    @Order(1)
    void eachIsAPageToo(String form) {
        var page =
                fetch("/v1/dossiers/" + DOSSIER + "/forms/" + form, "text/html").text();

        assertThat(page).contains("Độc lập - Tự do - Hạnh phúc", "Đặng Thị Ửng Thử", DOSSIER);
    }

    @Test
    @Order(1)
    void theRegisterHoldsTheDossierAndNotTheRefusal() throws IOException {
        var csv = fetch(BOOK, "text/csv").text();

        assertThat(csv)
                .contains(DOSSIER, "Đặng Thị Ửng Thử", "Từ chối giải quyết")
                .doesNotContain(REFUSED);
        assertThat(pdf(fetch(BOOK, "application/pdf"))).contains("SỔ THEO DÕI HỒ SƠ", "Ngõ 5, Thanh Liệt");
    }

    @Test
    @Order(1)
    void whoDoesNotWorkOnItGetsNone() {
        for (var stranger : List.of(Client.of(SUITE, "clerk", "00664"), Client.of(SUITE, "auditor", "01")))
            stranger.with("Accept", "application/pdf")
                    .get(REPORTING, "/v1/dossiers/" + DOSSIER + "/forms/receipt")
                    .expectProblem(403, "role-required");
    }

    @Test
    @Order(1)
    void everyPrintIsWrittenDownAsAReading() {
        var reader = Client.withToken(SUITE, SUITE.tokens().mint("clerk", WARD));
        var before = readings();
        reader.with("Accept", "text/html")
                .get(REPORTING, "/v1/dossiers/" + DOSSIER + "/forms/receipt")
                .expect(200);

        assertThat(readings()).isEqualTo(before + 1);
    }

    private static long readings() {
        return Database.of(SUITE, INTAKE)
                .texts("select dossier from personal_reading where dossier = '" + DOSSIER + "'")
                .size();
    }

    @Test
    @Order(2)
    void whatWasPrintedOfAPastMomentIsPrintedAgainByteForByte() {
        assertSame(printed());
    }

    @Test
    @Order(3)
    void andAfterTheServiceWasStartedAgain() {
        SUITE.stop(REPORTING);
        SUITE.start(REPORTING);
        Settled.await(SUITE);

        assertSame(printed());
    }

    private static void assertSame(Map<String, byte[]> again) {
        assertThat(again.keySet()).isEqualTo(printedThen.keySet());
        again.forEach((paper, bytes) -> assertThat(bytes).as(paper).isEqualTo(printedThen.get(paper)));
    }

    /** All that there was of papers then. */
    private static Map<String, byte[]> printed() {
        var papers = new TreeMap<String, byte[]>();
        Stream.of("receipt", "supplement-request", "control-slip")
                .map(form -> "/v1/dossiers/" + DOSSIER + "/forms/" + form + "?asOf=" + then)
                .forEach(paper -> TYPES.forEach(type ->
                        papers.put(type + " " + paper, fetch(paper, type).bytes())));
        var book = BOOK + "&asOf=" + then;
        for (var type : List.of("text/html", "application/pdf", "text/csv", "application/json"))
            papers.put(type + " " + book, fetch(book, type).bytes());
        return papers;
    }

    private static String lastRecorded() {
        var events = CLERK.get(REPORTING, "/v1/dossiers/" + DOSSIER + "/events")
                .expect(200)
                .json()
                .path("events");
        return StreamSupport.stream(events.spliterator(), false)
                .map(event ->
                        OffsetDateTime.parse(event.path("recordedAt").asText()).toInstant())
                .reduce((_, last) -> last)
                .orElseThrow()
                .toString();
    }

    private static String text(String dossier, String form) throws IOException {
        return pdf(fetch("/v1/dossiers/" + dossier + "/forms/" + form, "application/pdf"));
    }

    private static Answer fetch(String path, String type) {
        return CLERK.with("Accept", type).get(REPORTING, path).expect(200);
    }

    private static String pdf(Answer answer) throws IOException {
        try (var document = Loader.loadPDF(answer.bytes())) {
            return new PDFTextStripper().getText(document);
        }
    }
}
