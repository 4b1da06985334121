package vn.lienthong.reporting.filing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.endsWith;
import static vn.lienthong.reporting.report.Asked06a.json;
import static vn.lienthong.reporting.report.Asked06a.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.log.Shards;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.DuePrecision;
import vn.lienthong.contracts.value.DueSource;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.contracts.value.PromisedDue;
import vn.lienthong.reporting.ProjectionOnly;
import vn.lienthong.reporting.domain.BusinessDay;
import vn.lienthong.reporting.projection.LogFeeder;
import vn.lienthong.reporting.projection.OwnerConnection;
import vn.lienthong.reporting.report.Finality;
import vn.lienthong.reporting.report.OwnersQuarantine;
import vn.lienthong.reporting.report.RandomDossiers;
import vn.lienthong.service.testing.SuiteTestResource;
import vn.lienthong.service.testing.TestTokens;

/** What is published stays as it was published, and whatever became known since is told apart. */
@QuarkusTest
@TestProfile(ProjectionOnly.class)
@QuarkusTestResource(SuiteTestResource.class)
class FilingsTest {
    private static final LocalDate IN_Q1 = LocalDate.of(2023, 1, 10);
    private static final LocalDate IN_Q2 = LocalDate.of(2023, 4, 10);
    private static final LocalDate IN_Q3 = LocalDate.of(2023, 7, 10);
    private static final List<String> WARDS = List.of(
            "00115", "00118", "00121", "00124", "00127", "00130", "00133", "00136", "00139", "00145", "00148", "00526",
            "00529", "00532", "00535", "00538", "00541", "00544");

    private static int taken;

    private String ward;
    private int received;

    @Inject
    LogFeeder log;

    @Inject
    Finality finality;

    @Inject
    OwnersQuarantine quarantine;

    @BeforeEach
    void begin() {
        log.reset();
    }

    /** Editions stay for ever, so each story is of a ward of its own. */
    private String ward() {
        if (ward == null) ward = WARDS.get(taken++);
        return ward;
    }

    /** The next test class may read the real log, from its beginning. */
    @AfterEach
    void leaveNothing() {
        log.reset();
    }

    @Test
    void a_filed_report_has_its_figures_its_place_in_the_log_and_a_checksum_of_its_very_text() throws Exception {
        receive(IN_Q2, 5);
        var live = json("unit=" + ward() + "&period=2023-Q2");

        var filed = filed("2023-Q2", 201);

        assertThat(filed.get("report").get("rows")).isEqualTo(live.get("rows"));
        assertThat(filed.get("logPosition")).isEqualTo(live.get("logPosition"));
        assertThat(filed.get("edition").asInt()).isEqualTo(1);
        assertThat(filed.get("standsOn").isNull()).isTrue();
        assertThat(filed.get("filedBy").asText()).isEqualTo("test-supervisor");
        assertThat(filed.get("rules").asText()).isEqualTo("06a/1");
        assertThat(filed.get("checksum").asText())
                .isEqualTo(sha256(reportText(filed.get("id").asText())));
        assertThat(json("unit=" + ward() + "&period=2023-Q2").get("edition")).isEqualTo(filed.get("id"));
    }

    @Test
    void filed_again_without_news_it_is_the_edition_that_still_holds() {
        receive(IN_Q2, 2);
        var first = filed("2023-Q2", 201);

        assertThat(filed("2023-Q2", 200).get("id")).isEqualTo(first.get("id"));
        assertThat(editions()).hasSize(1);
        assertThat(editions().get(0).get("unit").asText()).startsWith(ward() + "@");
    }

    @Test
    void two_hundred_late_facts_make_a_second_edition_and_leave_the_first_as_it_was() {
        receive(IN_Q2, 40);
        var first = filed("2023-Q2", 201);
        var bytes = edition(first.get("id").asText());
        var before = json("unit=" + ward() + "&period=2023-Q2");
        var asOf = log.recorded();

        receive(IN_Q2.plusDays(3), 200);
        assertThat(json("unit=" + ward() + "&period=2023-Q2").get("edition").isNull())
                .isTrue();
        var second = filed("2023-Q2", 201);

        assertThat(second.get("edition").asInt()).isEqualTo(2);
        assertThat(second.get("restates")).isEqualTo(first.get("id"));
        assertThat(edition(first.get("id").asText())).isEqualTo(bytes);
        assertThat(json("unit=" + ward() + "&period=2023-Q2&asOf=" + asOf).get("rows"))
                .isEqualTo(before.get("rows"));
        assertThat(json("unit=" + ward() + "&period=2023-Q2").get("edition")).isEqualTo(second.get("id"));
        assertThat(StreamSupport.stream(editions().spliterator(), false)
                        .map(edition -> edition.get("inForce").asBoolean()))
                .containsExactly(true, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "against"})
    void the_difference_lists_exactly_the_late_facts_and_what_they_moved(String against) {
        receive(IN_Q2, 3);
        var first = filed("2023-Q2", 201);
        receive(IN_Q2.plusDays(3), 20);
        receive(IN_Q3, 4); // of another period: moves nothing here
        resolve(0, IN_Q2.plusDays(20));
        var second = filed("2023-Q2", 201);

        var difference = difference(
                first.get("id").asText(),
                against.isEmpty() ? "" : "?against=" + second.get("id").asText());

        assertThat(difference.get("facts")).hasSize(21);
        assertThat(difference.get("explained").asBoolean()).isTrue();
        assertThat(difference.at("/moved/received.total").asInt()).isEqualTo(20);
        assertThat(difference.at("/moved/resolved.total").asInt()).isEqualTo(1);
        assertThat(difference.at("/moved/open.total").asInt()).isEqualTo(19);
        assertThat(difference.at("/facts/0/event/type").asText()).isEqualTo("vn.lienthong.dossier.received.v1");
        assertThat(difference.at("/facts/0/entries")).isNotEmpty();
        assertThat(difference(second.get("id").asText(), "").get("facts")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "against"})
    void the_difference_lists_what_a_retry_brought_of_a_time_before_the_filing(String against) {
        log.park(code(1));
        receive(IN_Q2, 2);
        var first = filed("2023-Q2", 201);
        assertThat(first.at("/report/total/received/total").asInt()).isEqualTo(1);
        log.retry(code(1));
        var second = filed("2023-Q2", 201);

        var difference = difference(
                first.get("id").asText(),
                against.isEmpty() ? "" : "?against=" + second.get("id").asText());

        assertThat(difference.get("explained").asBoolean()).isTrue();
        assertThat(difference.at("/moved/received.total").asInt()).isEqualTo(1);
        assertThat(difference.get("facts")).hasSize(1);
        assertThat(difference.at("/facts/0/event/dossier").asText()).isEqualTo(code(1));
        assertThat(difference(second.get("id").asText(), "").get("facts")).isEmpty();
    }

    @Test
    void the_difference_lists_the_part_that_a_retry_brought_and_the_group_it_took_out() {
        receive(IN_Q2, 1);
        log.park(code(1));
        receivePart(IN_Q2, code(0));
        resolve(0, IN_Q2.plusDays(20));
        var first = filed("2023-Q2", 201);
        var asOf = log.recorded();
        log.retry(code(1));

        var difference = difference(first.get("id").asText(), "");

        assertThat(difference.get("explained").asBoolean()).isTrue();
        assertThat(difference.at("/moved/resolved.total").asInt()).isEqualTo(-1);
        assertThat(difference.at("/moved/open.total").asInt()).isEqualTo(1);
        assertThat(difference.get("facts")).hasSize(1);
        var earlier = json("unit=" + ward() + "&period=2023-Q2&asOf=" + asOf.minusMillis(1));
        assertThat(earlier.at("/total/resolved/total").asInt())
                .as("nothing is taken out before it was in")
                .isZero();
    }

    @Test
    void a_filing_first_restates_what_it_stands_on_where_that_no_longer_holds() {
        receive(IN_Q1, 3);
        var q1 = filed("2023-Q1", 201);
        receive(IN_Q2, 5);
        var q2 = filed("2023-Q2", 201);
        assertThat(q2.get("standsOn")).isEqualTo(q1.get("id"));

        receive(IN_Q1.plusDays(1), 2);
        assertThat(carriedInHolds(json("unit=" + ward() + "&period=2023-Q2"))).isFalse();
        receive(IN_Q3, 1);
        var q3 = filed("2023-Q3", 201);

        assertThat(q3.get("restated")).hasSize(2);
        var restatedQ2 = read(edition(q3.at("/restated/1").asText()));
        assertThat(restatedQ2.get("standsOn")).isEqualTo(q3.at("/restated/0"));
        assertThat(q3.get("standsOn")).isEqualTo(restatedQ2.get("id"));
        assertThat(restatedQ2.at("/report/total/received/carriedIn").asInt()).isEqualTo(5);
        assertThat(q3.at("/report/total/received/carriedIn")).isEqualTo(restatedQ2.at("/report/total/open/total"));
        for (var period : List.of("2023-Q1", "2023-Q2", "2023-Q3"))
            assertThat(carriedInHolds(json("unit=" + ward() + "&period=" + period)))
                    .as(period)
                    .isTrue();
    }

    @Test
    void an_earlier_period_filed_anew_restates_the_later_ones_that_carry_it_in() {
        receive(IN_Q1, 1);
        filed("2023-Q1", 201);
        filed("2023-Q2", 201);
        receive(IN_Q1.plusDays(2), 1);

        var q1 = filed("2023-Q1", 201);

        assertThat(q1.get("restated")).hasSize(1);
        assertThat(read(edition(q1.at("/restated/0").asText())).get("standsOn")).isEqualTo(q1.get("id"));
    }

    @Test
    void another_breakdown_stands_on_the_same_series_and_restates_it_too() {
        receive(IN_Q1, 2);
        var q1 = filed("2023-Q1", 201);
        receive(IN_Q1.plusDays(1), 1);

        var q2 = read(postBody("{\"unit\":\"%s\",\"period\":\"2023-Q2\",\"by\":\"field\"}".formatted(ward()), "en")
                .statusCode(201)
                .extract()
                .asString());

        assertThat(q2.get("restated")).hasSize(1);
        assertThat(q2.get("standsOn")).isEqualTo(q2.at("/restated/0")).isNotEqualTo(q1.get("id"));
        assertThat(carriedInHolds(q2.get("report"))).isTrue();
        assertThat(filed("2023-Q1", 200).get("restated")).isEmpty();
    }

    @Test
    void filed_by_many_at_once_it_has_one_edition() {
        receive(IN_Q2, 5);

        var answers = IntStream.range(0, 8)
                .mapToObj(_ -> CompletableFuture.supplyAsync(
                        () -> post("supervisor", ward(), "2023-Q2").extract().statusCode()))
                .toList();

        assertThat(answers.stream().map(CompletableFuture::join))
                .containsOnly(200, 201)
                .containsOnlyOnce(201);
        assertThat(editions()).hasSize(1);
    }

    @Test
    void no_edition_can_be_changed_in_the_database() {
        receive(IN_Q2, 1);
        var id = filed("2023-Q2", 201).get("id").asText();

        assertThatThrownBy(() -> OwnerConnection.execute("update filing set report = '{}' where id = '" + id + "'"))
                .rootCause()
                .hasMessageContaining("append-only");
    }

    @ParameterizedTest
    @CsvSource({"supervisor, 00121, 403", "clerk, 00118, 403", "auditor, 00118, 403", "source, 00118, 403"})
    void only_who_leads_the_unit_files_its_reports(String role, String unit, int status) {
        given().auth()
                .oauth2(TestTokens.token(role, unit))
                .contentType("application/json")
                .body("{\"unit\":\"00118\",\"period\":\"2023-Q2\"}")
                .post("/v1/filings")
                .then()
                .statusCode(status);
    }

    @Test
    void who_may_read_everything_files_no_more_for_that() {
        given().auth()
                .oauth2(TestTokens.token("both", Set.of("supervisor", "auditor"), "00118"))
                .contentType("application/json")
                .body("{\"unit\":\"01\",\"period\":\"2023-Q2\"}")
                .post("/v1/filings")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"period\":\"2023-Q2\"}",
                "{\"unit\":\"00118\"}",
                "{\"unit\":\"00118\",\"period\":\"2023-Q9\"}",
                "{\"unit\":\"00118\",\"period\":\"2023-Q2\",\"from\":\"2023-01-01\"}",
                "{\"unit\":\"00118\",\"from\":\"2023-02-01\",\"to\":\"2023-01-01\"}",
                "{\"unit\":\"00118\",\"period\":\"2023-Q2\",\"by\":\"colour\"}",
                "{\"unit\":\"00118\",\"period\":\"2023-Q2\",\"form\":\"07b\"}",
                "{\"unit\":\"00118\",\"period\":\"2023-Q2\",\"structure\":\"now\"}",
                "null",
                "{"
            })
    void what_cannot_be_read_is_refused(String body) {
        given().auth()
                .oauth2(TestTokens.token("supervisor", "00118"))
                .contentType("application/json")
                .body(body)
                .post("/v1/filings")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void a_period_that_is_not_over_is_not_filed() {
        var today = BusinessDay.of(Instant.now());
        ward = "01";

        postBody(days(today.minusDays(20), today), "en").statusCode(422).body("type", endsWith("/period-not-over"));
        postBody(days(today.minusDays(20), today.minusDays(1)), "en").statusCode(201);
    }

    private static String days(LocalDate from, LocalDate to) {
        return "{\"unit\":\"01\",\"from\":\"%s\",\"to\":\"%s\"}".formatted(from, to);
    }

    @Test
    void what_is_final_is_filed_and_asking_for_its_moment_gives_the_same_figures() {
        log.recordFrom(finality.upTo());
        receive(IN_Q2, 3);
        everythingIsReadUpTo(log.recorded().plusMillis(1));
        filed("2023-Q1", 201);
        var filed = filed("2023-Q2", 201).get("report");
        receive(IN_Q2, 2);

        assertThat(filed.get("final").asBoolean()).isTrue();
        assertThat(filed.at("/total/received/total").asInt()).isEqualTo(3);
        var again = json("unit=" + ward() + "&period=2023-Q2&asOf="
                + filed.get("asOf").asText().replace("+", "%2B"));
        assertThat(again.get("rows")).isEqualTo(filed.get("rows"));
        assertThat(again.get("logPosition")).isEqualTo(filed.get("logPosition"));
        assertThat(filed("2023-Q2", 200).get("report").get("asOf")).isEqualTo(filed.get("asOf"));
        everythingIsReadUpTo(log.recorded().plusMillis(1));
        assertThat(filed("2023-Q2", 201).at("/report/total/received/total").asInt())
                .isEqualTo(5);
    }

    private void everythingIsReadUpTo(Instant head) {
        for (var owner : List.of(Owner.INTAKE, Owner.ROUTING, Owner.DEADLINE)) {
            quarantine.told(owner.code(), 0);
            for (int shard = 0; shard < Shards.STANDARD.count(); shard++) finality.applied(owner, shard, head);
        }
    }

    @Test
    void an_unknown_edition_is_not_found() {
        asAuditor("/v1/filings/06a_nowhere_1").statusCode(404).body("type", endsWith("/unknown-edition"));
        asAuditor("/v1/filings/06a_nowhere_1/difference").statusCode(404);
    }

    private void receive(LocalDate day, int count) {
        for (int i = 0; i < count; i++) log.add(code(received++), RandomDossiers.at(day, 9), reception(day, null));
        log.feedNew(50);
    }

    private DossierReceived reception(LocalDate day, String group) {
        var due = new DueDate(BusinessDay.start(day.plusDays(200)).minusSeconds(1), DuePrecision.DAY);
        var promised = new PromisedDue(due, due.at(), DueSource.COMPUTED, due, null, "1", "1");
        return new DossierReceived(
                ward(), "P-CT", "CT", Channel.ONLINE, null, promised, "cb", null, null, null, null, group);
    }

    private void receivePart(LocalDate day, String group) {
        log.add(code(received++), group, RandomDossiers.at(day, 9), reception(day, group), null);
        log.feedNew(50);
    }

    private void resolve(int number, LocalDate day) {
        log.add(code(number), RandomDossiers.at(day, 9), new DossierResolved(ward(), Outcome.APPROVED, null, null));
        log.feedNew(50);
    }

    private String code(int number) {
        return "004.%s-230101-%04d".formatted(ward(), number);
    }

    private JsonNode filed(String period, int status) {
        return read(
                post("supervisor", ward(), period).statusCode(status).extract().asString());
    }

    private ValidatableResponse postBody(String body, String language) {
        return given().auth()
                .oauth2(TestTokens.token("supervisor", ward()))
                .header("Accept-Language", language)
                .contentType("application/json")
                .body(body)
                .post("/v1/filings")
                .then();
    }

    private ValidatableResponse post(String role, String unit, String period) {
        return given().auth()
                .oauth2(TestTokens.token(role, unit))
                .contentType("application/json")
                .body("{\"unit\":\"%s\",\"period\":\"%s\"}".formatted(ward(), period))
                .post("/v1/filings")
                .then();
    }

    private static ValidatableResponse asAuditor(String path) {
        return given().auth()
                .oauth2(TestTokens.token("auditor", null))
                .get(path)
                .then();
    }

    private static String edition(String id) {
        return asAuditor("/v1/filings/" + id).statusCode(200).extract().asString();
    }

    /** As it stands in the answer, byte by byte. */
    private static String reportText(String id) {
        var answer = edition(id);
        return answer.substring(answer.indexOf("\"report\":") + "\"report\":".length(), answer.length() - 1);
    }

    private JsonNode editions() {
        return read(asAuditor("/v1/filings?unit=" + ward())
                .statusCode(200)
                .extract()
                .asString());
    }

    private static JsonNode difference(String id, String query) {
        return read(asAuditor("/v1/filings/" + id + "/difference" + query)
                .statusCode(200)
                .extract()
                .asString());
    }

    private static boolean carriedInHolds(JsonNode report) {
        for (var check : report.get("checks"))
            if (check.get("identity").asText().equals("carriedIn = previous closing"))
                return check.get("holds").asBoolean();
        throw new AssertionError("no such check");
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
