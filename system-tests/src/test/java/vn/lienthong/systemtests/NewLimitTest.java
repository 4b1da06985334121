package vn.lienthong.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.commandline.suite.Part.DEADLINE;
import static vn.lienthong.commandline.suite.Part.INTAKE;
import static vn.lienthong.commandline.suite.Part.REPORTING;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import vn.lienthong.commandline.suite.Suite;
import vn.lienthong.testkit.Answer;
import vn.lienthong.testkit.Client;
import vn.lienthong.testkit.Posts;
import vn.lienthong.testkit.Settled;

/**
 * Two procedures of 15 working days that are amended to 10 from Monday, 21 September 2026. One amendment is to be applied to
 * open dossiers, and this is ordered on Tuesday; the other leaves them as they are. What was received on Monday, 14
 * September, is due on 5 October by the old limit and on 28 September by the new one.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NewLimitTest {
    private static final String WARD = "00637";
    private static final String PROVINCE = "01";
    private static final Posts POSTS = new Posts("urn:vn:motcua:dai-mo", WARD);
    private static final String TUESDAY = "2026-09-22T10:00:00+07:00";
    private static final String BEFORE = "2026-09-14T09:00:00+07:00";
    private static final String AFTER = "2026-09-21T09:00:00+07:00";

    private static final String OPEN = code(1);
    private static final String CLOSED = code(2);
    private static final String APPOINTED = code(3);
    private static final String LATER = code(4);
    private static final String KEPT = code(5);
    private static final String LATER_OF_KEPT = code(6);

    private final Suite suite = SharedSuite.get();
    private final Client auditor = Client.of(suite, "auditor", null);
    private final Client admin = Client.of(suite, "admin", PROVINCE);
    private Clocks clocks;
    private List<JsonNode> dryRun;
    private List<JsonNode> carriedOut;
    private List<JsonNode> again;

    private static String code(int number) {
        return "01.00637-260914-9%03d".formatted(number);
    }

    @BeforeAll
    void amendAndOrder() {
        clocks = Clocks.at(suite, TUESDAY, DEADLINE);
        publish("""
                - {code: T-LIMIT-APPLY, name: Thủ tục áp dụng ngay, english: A limit that reaches back, field: CT, versions: [%s]}
                - {code: T-LIMIT-KEEP, name: Thủ tục giữ thời hạn, english: A limit that does not, field: CT, versions: [%s]}
                """.formatted(
                version("T-LIMIT-APPLY/1", "2026-01-01", 15, ""), version("T-LIMIT-KEEP/1", "2026-01-01", 15, "")));
        tell(List.of(
                POSTS.received(OPEN, "T-LIMIT-APPLY", BEFORE),
                POSTS.received(CLOSED, "T-LIMIT-APPLY", BEFORE),
                POSTS.resolved(CLOSED, "2026-09-16T09:00:00+07:00"),
                POSTS.event("received", BEFORE, APPOINTED, """
                        {"unit":"00637","procedure":"T-LIMIT-APPLY","channel":"DIRECT","due":"2026-10-05"}"""),
                POSTS.received(KEPT, "T-LIMIT-KEEP", BEFORE)));
        publish("""
                - {code: T-LIMIT-APPLY, versions: [%s]}
                - {code: T-LIMIT-KEEP, versions: [%s]}
                """.formatted(
                        version("T-LIMIT-APPLY/2", "2026-09-21", 10, "transition: APPLY, "),
                        version("T-LIMIT-KEEP/2", "2026-09-21", 10, "")));
        tell(List.of(
                POSTS.received(LATER, "T-LIMIT-APPLY", AFTER), POSTS.received(LATER_OF_KEPT, "T-LIMIT-KEEP", AFTER)));
        Settled.await(suite);
        dryRun = order("T-LIMIT-APPLY", true).expect(200).lines();
        carriedOut = order("T-LIMIT-APPLY", false).expect(200).lines();
        again = order("T-LIMIT-APPLY", false).expect(200).lines();
        Settled.await(suite);
    }

    @AfterAll
    void letTheClocksRun() {
        clocks.close();
    }

    @Test
    void theDryRunSaysWhichWouldMoveAndTheOrderMovesThemOnce() {
        assertThat(dryRun).hasSize(2);
        assertThat(dryRun.getFirst().path("dossier").asText()).isEqualTo(OPEN);
        assertThat(dryRun.getFirst().path("from").asText()).isEqualTo("2026-10-05T23:59:59+07:00");
        assertThat(dryRun.getFirst().path("to").asText()).isEqualTo("2026-09-28T23:59:59+07:00");
        assertThat(carriedOut.getFirst()).isEqualTo(dryRun.getFirst());
        assertThat(carriedOut.getLast().path("moved").asInt()).isEqualTo(1);
        assertThat(carriedOut.getLast().path("kept").asInt()).isZero();
        assertThat(again).hasSize(1);
        assertThat(again.getLast().path("moved").asInt()).isZero();
    }

    @Test
    void theClockPageExplainsTheMoveByItsBasisAndCountsTheNewLimitFromTheReception() {
        var dueDates = clock(OPEN).path("dueDates");

        assertThat(dueDates).hasSize(2);
        var moved = dueDates.path(1);
        assertThat(moved.path("reason").asText()).isEqualTo("LIMIT_CHANGE");
        assertThat(moved.path("dueAt").asText()).isEqualTo("2026-09-28T23:59:59+07:00");
        assertThat(moved.path("inForceFrom").asText()).startsWith("2026-09-22T10:");
        assertThat(moved.path("basis").asText()).isEqualTo("9/QĐ-UBND, 15/QĐ-UBND");
        assertThat(moved.path("procedureVersion").asText()).isEqualTo("T-LIMIT-APPLY/2");
        assertThat(StreamSupport.stream(moved.path("trace").spliterator(), false)
                        .filter(line -> line.path("step").asText().equals("COUNTED")))
                .hasSize(10);
    }

    @Test
    void theViewOfTheDossierHasTheNewDateAndTheOneThatWasPromised() {
        var view = view(OPEN);

        assertThat(view.path("dueAt").asText()).isEqualTo("2026-09-28T23:59:59+07:00");
        assertThat(view.path("originalDueAt").asText()).isEqualTo("2026-10-05T23:59:59+07:00");
    }

    @Test
    void whatIsClosedOrWasAppointedStays() {
        assertThat(view(CLOSED).path("dueAt").asText()).isEqualTo("2026-10-05T23:59:59+07:00");
        assertThat(view(APPOINTED).path("dueAt").asText()).isEqualTo("2026-10-05T23:59:59+07:00");
    }

    @Test
    void whereTheAmendmentKeepsWhatIsOpenOnlyLaterDossiersGetTheNewLimit() {
        order("T-LIMIT-KEEP", true).expectProblem(422, "version-without-transition");
        assertThat(view(KEPT).path("dueAt").asText()).isEqualTo("2026-10-05T23:59:59+07:00");
        assertThat(view(LATER_OF_KEPT).path("dueAt").asText()).isEqualTo("2026-10-05T23:59:59+07:00");
        assertThat(view(LATER).path("dueAt").asText()).isEqualTo("2026-10-05T23:59:59+07:00");
        assertThat(clock(KEPT).at("/dueDates/0/limit/value").asInt()).isEqualTo(15);
        assertThat(clock(LATER_OF_KEPT).at("/dueDates/0/limit/value").asInt()).isEqualTo(10);
    }

    private static String version(String name, String from, int days, String transition) {
        return "{version: %s, from: %s, levels: [WARD], limit: {value: %d, unit: WORKING_DAY}, %sbasis: 9/QĐ-UBND, approved: true}"
                .formatted(name, from, days, transition);
    }

    private void publish(String procedures) {
        var approver = URLEncoder.encode("UBND thành phố", StandardCharsets.UTF_8);
        admin.post(INTAKE, "/v1/reference/procedures?document=9&approver=" + approver, "application/yaml", procedures)
                .expect(201);
    }

    private void tell(List<String> events) {
        var answer = Client.of(suite, "source", WARD).stream(events).expect(200);
        assertThat(answer.text()).doesNotContain("REJECTED");
    }

    private Answer order(String procedure, boolean dryRun) {
        return admin.post(DEADLINE, "/v1/limit-changes", """
                {"procedure":"%1$s","version":"%1$s/2","document":"15/QĐ-UBND","dryRun":%2$s}""".formatted(procedure, dryRun));
    }

    private JsonNode clock(String dossier) {
        return auditor.get(DEADLINE, "/v1/dossiers/" + dossier + "/clock")
                .expect(200)
                .json();
    }

    private JsonNode view(String dossier) {
        return auditor.get(REPORTING, "/v1/dossiers/" + dossier).expect(200).json();
    }
}
