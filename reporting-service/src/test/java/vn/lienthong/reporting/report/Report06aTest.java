package vn.lienthong.reporting.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static vn.lienthong.reporting.report.Asked06a.asked;
import static vn.lienthong.reporting.report.Asked06a.checks;
import static vn.lienthong.reporting.report.Asked06a.dossiers;
import static vn.lienthong.reporting.report.Asked06a.json;
import static vn.lienthong.reporting.report.Asked06a.page;
import static vn.lienthong.reporting.report.Asked06a.report;
import static vn.lienthong.reporting.report.Asked06a.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DueDateSet;
import vn.lienthong.contracts.event.ExtensionGranted;
import vn.lienthong.contracts.event.PaymentConfirmed;
import vn.lienthong.contracts.event.PaymentRequested;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.DuePrecision;
import vn.lienthong.contracts.value.DueReason;
import vn.lienthong.contracts.value.DueSource;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.PromisedDue;
import vn.lienthong.contracts.value.Scope;
import vn.lienthong.reporting.ProjectionOnly;
import vn.lienthong.reporting.domain.DueBasis;
import vn.lienthong.reporting.projection.LogFeeder;
import vn.lienthong.reporting.projection.OwnerConnection;
import vn.lienthong.reporting.report.RandomDossiers.Made;
import vn.lienthong.service.testing.SuiteTestResource;
import vn.lienthong.service.testing.TestTokens;

/** Form 06a over the database, against a count by hand. */
@QuarkusTest
@TestProfile(ProjectionOnly.class)
@QuarkusTestResource(SuiteTestResource.class)
@TestInstance(Lifecycle.PER_CLASS)
class Report06aTest {
    private static final long SEED = 20170306;
    private static final List<Made> DOSSIERS = new RandomDossiers(SEED).make(300);

    @Inject
    LogFeeder log;

    private int loaded;

    /** The next test class may read the real log, from its beginning. */
    @AfterAll
    void leaveNothing() {
        log.reset();
    }

    /** What a test before this one added or spoiled is gone. */
    @BeforeEach
    void load() {
        if (loaded > 0 && loaded == log.size()) return;
        log.reset();
        DOSSIERS.forEach(made -> made.facts().forEach(fact -> log.add(made.code(), fact.time(), fact.event())));
        log.feed(97);
        loaded = log.size();
    }

    /** The next test finds other tables than the log makes. */
    private void spoil() {
        loaded = 0;
    }

    @Test
    void any_period_by_unit_equals_the_count_by_hand() {
        var random = new Random(SEED);
        for (int i = 0; i < 20; i++) {
            var from = RandomDossiers.FIRST.plusDays(random.nextInt(110));
            var period = new Period(from, from.plusDays(random.nextInt(60)));
            var report = json("unit=018&from=" + period.from() + "&to=" + period.to());
            var name = "seed " + SEED + ", " + period;
            for (var row : report.get("rows")) {
                var unit = row.get("key").asText();
                assertFigures(row, period, made -> made.unit().equals(unit), name + " row " + unit);
            }
            assertFigures(report.get("total"), period, _ -> true, name + " total");
            assertThat(checks(report)).as(name).containsOnly(true);
        }
    }

    @Test
    void by_the_first_due_date_it_equals_the_count_by_hand_that_knows_no_other() {
        var period = Period.named("calendar:2017-Q1").orElseThrow();

        for (var known : List.of("", "&asOf=" + log.recorded())) {
            var report = json("unit=018&period=calendar:2017-Q1&dueBasis=first" + known);

            assertThat(report.get("dueBasis").asText()).isEqualTo("first");
            assertFigures(
                    report.get("total"), CountByHand.of(DOSSIERS, period, _ -> true, DueBasis.FIRST), "first" + known);
            assertThat(checks(report)).containsOnly(true);
            for (var cell :
                    List.of("resolved.early", "resolved.onTime", "resolved.late", "open.overdue", "open.inTime"))
                assertThat(dossiers("unit=018&period=calendar:2017-Q1&dueBasis=first&cell=" + cell + known))
                        .as(cell)
                        .hasSize(report.at("/total/" + cell.replace('.', '/')).asInt());
        }
        assertThat(json("unit=018&period=calendar:2017-Q1&dueBasis=inForce").get("total"))
                .isEqualTo(json("unit=018&period=calendar:2017-Q1").get("total"))
                .isNotEqualTo(
                        json("unit=018&period=calendar:2017-Q1&dueBasis=first").get("total"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"field", "procedure", "channel", "officer"})
    void every_breakdown_sums_to_the_same_total(String by) {
        var report = json("unit=018&from=2017-02-01&to=2017-03-31&by=" + by);
        var period = Period.named("calendar:2017-02")
                .map(p -> new Period(p.from(), p.to().plusDays(31)))
                .orElseThrow();

        assertFigures(report.get("total"), period, _ -> true, by);
        assertThat(checks(report)).containsOnly(true);
        assertThat(report.get("rows")).isNotEmpty();
    }

    @Test
    void by_field_each_row_equals_the_count_by_hand() {
        var report = json("unit=00565&from=2017-01-15&to=2017-02-14&by=field");
        var period = Period.named("2017-02").orElseThrow();
        for (var row : report.get("rows")) {
            var field = row.get("key").asText();
            assertFigures(
                    row,
                    period,
                    made -> made.unit().equals("00565") && made.field().equals(field),
                    field);
        }
    }

    @Test
    void the_district_has_its_own_row_first_and_every_commune_one_even_with_nothing_in_it() {
        report("unit=018&period=2017-Q1")
                .body("rows", hasSize(23))
                .body("rows[0].key", equalTo("018"))
                .body("rows[0].label", equalTo("Huyện Gia Lâm"))
                .body("from", equalTo("2016-12-15"))
                .body("to", equalTo("2017-03-14"))
                .body("form", equalTo("II.06a/VPCP/KSTT"))
                .body("edition", equalTo(null));
        assertThat(json("unit=018&period=2017-Q1").has("edition")).isTrue();
    }

    @Test
    void an_agency_has_a_row_below_its_unit_once_it_resolved_something() {
        var due = new DueDate(moment("2017-01-25T16:59:59Z"), DuePrecision.DAY);
        var promised = new PromisedDue(due, due.at(), DueSource.COMPUTED, due, null, "1", "1");
        log.add(
                "018.CA018-170110-0001",
                moment("2017-01-10T01:00:00Z"),
                new DossierReceived(
                        "00571",
                        "P-CT",
                        "CT",
                        Channel.DIRECT,
                        "CA018",
                        promised,
                        "cb-1",
                        null,
                        null,
                        null,
                        null,
                        null));
        log.feedNew(1);

        var report = json("unit=018&period=calendar:2017-01");

        assertThat(row(report, "CA018").get("label").asText()).isEqualTo("Công an huyện Gia Lâm");
        assertThat(row(report, "CA018").at("/received/total").asInt()).isEqualTo(1);
        assertThat(report.get("rows")).hasSize(24);
        assertThat(checks(report)).containsOnly(true);
        assertThat(row(json("unit=CA018&period=calendar:2017-01"), "CA018")).isEqualTo(row(report, "CA018"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"06a", "legs", "days-saved"})
    void a_position_that_has_not_been_read_is_refused_and_may_be_asked_again(String report) {
        var beyond = log.position().replaceAll(":(\\d+)", ":1$1");

        given().urlEncodingEnabled(false)
                .auth()
                .oauth2(TestTokens.token("auditor", null))
                .header("Accept-Language", "en")
                .get("/v1/reports/" + report + "?unit=018&period=2017-02&logPosition=" + encoded(beyond))
                .then()
                .statusCode(503)
                .header("Retry-After", "1")
                .body("type", endsWith("/position-not-read"))
                .body("detail", containsString("has been read here up to"));
    }

    @Test
    void the_same_log_position_gives_the_same_figures_again_after_more_has_come() {
        var before = json("unit=018&period=calendar:2017-02");
        var asOf = log.recorded();
        var position = log.position();
        new RandomDossiers(SEED + 1).make(50).forEach(made -> made.facts()
                .forEach(fact -> log.add(made.code().replace("-170101-", "-170102-"), fact.time(), fact.event())));
        log.feedNew(50);

        assertThat(json("unit=018&period=calendar:2017-02").get("total")).isNotEqualTo(before.get("total"));
        var known = json("unit=018&period=calendar:2017-02&asOf=" + asOf);
        assertThat(known.get("rows")).isEqualTo(before.get("rows"));
        assertThat(known.get("total")).isEqualTo(before.get("total"));
        assertThat(known.get("logPosition").toString()).isEqualTo(position);
        assertThat(json("unit=018&period=calendar:2017-02&logPosition=" + encoded(position))
                        .get("rows"))
                .isEqualTo(before.get("rows"));
    }

    @Test
    void batches_of_any_size_make_the_same_tables() {
        spoil();
        var tables =
                TableDump.of("dossier", "ledger_entry", "unit_balance", "channel_balance", "detail_balance", "fact");
        for (int batch : new int[] {1, 7, 5000}) {
            log.emptyTables();
            log.feed(batch);
            assertThat(TableDump.of(
                            "dossier", "ledger_entry", "unit_balance", "channel_balance", "detail_balance", "fact"))
                    .as("batches of " + batch)
                    .isEqualTo(tables);
        }
    }

    /** Each identity is seen false by a balance that says something else than the others. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            received.total = online + direct + carriedIn  | received_direct = received_direct - 1       | 2017-02-10
            received.total = resolved.total + open.total  | control_closed = control_closed + 1         | 2017-02-10
            rows sum to total                             | late_approved = late_approved + 1           | 2017-02-10
            carriedIn = previous closing                  | control_open = control_open + 1             | 2017-01-10
            resolved.total = early + onTime + late        | early_refused = early_refused + 1           | 2017-02-10
            open.total = inTime + overdue                 | open_overdue = open_overdue + 1             | 2017-02-10
            no figure below 0                             | awaiting = awaiting - 1000                  | 2017-02-10
            """)
    void a_planted_wrong_balance_makes_the_check_fail(String identity, String change, String day) {
        spoil();
        OwnerConnection.execute("update unit_balance set " + change + " where ctid in (select ctid from unit_balance"
                + " where unit = '00565' and grain = 1 and start = date_trunc('month', date '" + day + "') limit 1)");

        var report = json("unit=018&period=calendar:2017-03");
        var february = json("unit=018&period=calendar:2017-02&by=unit");

        assertThat(failed(report, february)).contains(identity);
    }

    private static List<String> failed(JsonNode... reports) {
        var failed = new ArrayList<String>();
        for (var report : reports) {
            for (var check : report.get("checks"))
                if (!check.get("holds").asBoolean())
                    failed.add(check.get("identity").asText());
        }
        return failed;
    }

    @ParameterizedTest
    @CsvSource({"3, 3", "3, 18", "17, 5", "20, 4", "21, 18"})
    void the_database_refuses_an_entry_that_is_not_balanced(int from, int to) {
        assertThatThrownBy(() -> OwnerConnection.execute("insert into ledger_entry select recorded_at, log_offset,"
                        + " business_day, partition, channel, " + from + ", " + to
                        + ", amount, dossier, unit, procedure,"
                        + " field, officer, since, counted_by from ledger_entry limit 1"))
                .rootCause()
                .hasMessageContaining("ledger_entry_is_balanced");
    }

    @Test
    void the_cells_name_as_many_dossiers_as_they_count() {
        var report = json("unit=018&period=calendar:2017-02");
        for (var cell : List.of(
                "received.total",
                "received.online",
                "received.direct",
                "received.carriedIn",
                "resolved.total",
                "resolved.early",
                "resolved.onTime",
                "resolved.late",
                "resolved.onTimeAfterExtension",
                "open.total",
                "open.inTime",
                "open.overdue",
                "open.awaiting",
                "resolved.byOutcome.WITHDRAWN")) {
            assertThat(dossiers("unit=018&period=calendar:2017-02&cell=" + cell))
                    .as(cell)
                    .hasSize(report.at("/total/" + cell.replace('.', '/')).asInt());
        }
        var late = dossiers("unit=018&period=calendar:2017-02&row=00565&cell=resolved.late");
        assertThat(late).hasSize(row(report, "00565").at("/resolved/late").asInt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"received.total", "received.online", "received.direct", "received.carriedIn", "open.total"})
    void what_came_in_came_by_its_reception_whatever_happened_to_it_since(String cell) {
        var found = dossiers("unit=018&period=calendar:2017-02&cell=" + cell);

        assertThat(found).isNotEmpty();
        assertThat(found).allSatisfy(dossier -> assertThat(event(dossier))
                .isEqualTo("received " + made(dossier).facts().getFirst().time()));
    }

    @Test
    void what_is_resolved_was_so_by_its_close() {
        var found = dossiers("unit=018&period=calendar:2017-02&cell=resolved.total");

        assertThat(found).isNotEmpty();
        assertThat(found)
                .extracting(Report06aTest::event)
                .allMatch(event -> event.matches("(resolved|withdrawn|stopped) 2017-0[12].*"));
    }

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @CsvSource({
        "received.total,                01, received 2017-01-10T01:00:00Z",
        "received.total,                02, received 2017-01-10T01:00:00Z",
        "received.carriedIn,            02, received 2017-01-10T01:00:00Z",
        "received.carriedIn,            03, received 2017-01-10T01:00:00Z",
        "open.total,                    01, received 2017-01-10T01:00:00Z",
        "open.inTime,                   01, received 2017-01-10T01:00:00Z",
        "open.overdue,                  02, extended 2017-01-20T02:00:00Z",
        "open.awaiting,                 02, payment-requested 2017-02-20T02:00:00Z",
        "resolved.total,                03, resolved 2017-03-07T02:00:00Z",
        "resolved.late,                 03, resolved 2017-03-07T02:00:00Z",
        "resolved.byOutcome.APPROVED,   03, resolved 2017-03-07T02:00:00Z",
    })
    void each_cell_names_the_event_that_put_the_dossier_there(String cell, String month, String event) {
        tellTheStoryOfOne();

        var found = dossiers("unit=00571&period=calendar:2017-" + month + "&cell=" + cell);

        assertThat(found).extracting(Report06aTest::event).containsExactly(event);
    }

    /** Due on 25 January, put off to 6 February; two payments, the earlier one heard of last; closed late in March. */
    private void tellTheStoryOfOne() {
        var due = new DueDate(moment("2017-01-25T16:59:59Z"), DuePrecision.DAY);
        var promised = new PromisedDue(due, due.at(), DueSource.COMPUTED, due, null, "1", "1");
        var later = new DueDate(moment("2017-02-06T16:59:59Z"), DuePrecision.DAY);
        tell(
                "2017-01-10T01:00:00Z",
                new DossierReceived(
                        "00571", "P-CT", "CT", Channel.DIRECT, null, promised, "cb-1", null, null, null, null, null));
        tell("2017-01-10T01:00:00Z", new DueDateSet(Scope.DOSSIER, null, due, DueReason.INITIAL, null, null));
        tell("2017-01-20T02:00:00Z", new ExtensionGranted(later, "1/XL", null));
        tell("2017-02-20T02:00:00Z", new PaymentRequested(BigDecimal.TEN, "VND", null));
        tell("2017-01-13T02:00:00Z", new PaymentConfirmed(BigDecimal.ONE, "VND", null));
        tell("2017-01-12T02:00:00Z", new PaymentRequested(BigDecimal.ONE, "VND", null));
        tell("2017-03-07T02:00:00Z", new DossierResolved("00571", Outcome.APPROVED, null, null));
        log.feedNew(3);
    }

    private void tell(String at, DossierEvent event) {
        log.add("018.00571-170110-0001", moment(at), event);
    }

    private static Instant moment(String text) {
        return Instant.parse(text);
    }

    private static Made made(JsonNode dossier) {
        return DOSSIERS.stream()
                .filter(made -> made.code().equals(dossier.get("dossier").asText()))
                .findFirst()
                .orElseThrow();
    }

    /** What happened, and when. */
    private static String event(JsonNode dossier) {
        var event = dossier.get("event");
        var type = event.get("type").asText();
        return type.substring("vn.lienthong.dossier.".length(), type.length() - ".v1".length()) + " "
                + OffsetDateTime.parse(event.get("time").asText()).toInstant();
    }

    @Test
    void the_dossiers_of_a_cell_come_in_pages() {
        var all = dossiers("unit=018&period=calendar:2017-02&cell=received.total&limit=1000");
        var first = page("unit=018&period=calendar:2017-02&cell=received.total&limit=10");
        var second = page("unit=018&period=calendar:2017-02&cell=received.total&limit=10&cursor="
                + first.get("next").asText());

        assertThat(first.get("dossiers")).containsExactlyElementsOf(all.subList(0, 10));
        assertThat(second.get("dossiers")).containsExactlyElementsOf(all.subList(10, 20));
    }

    @Test
    void as_comma_separated_values_it_has_the_columns_of_the_form() {
        var table = given().urlEncodingEnabled(false)
                .auth()
                .oauth2(TestTokens.token("auditor", null))
                .accept("text/csv")
                .get("/v1/reports/06a?unit=018&period=calendar:2017-02")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .extract()
                .asString()
                .split("\r\n");

        assertThat(table).hasSize(25);
        assertThat(table[0].split(",")).hasSizeGreaterThanOrEqualTo(13);
        assertThat(table[1]).startsWith("1,Huyện Gia Lâm,");
        assertThat(table[24]).startsWith(",Tổng số,");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unit=018",
                "unit=018&period=2017-Q5",
                "unit=018&period=2017-02&from=2017-02-01",
                "unit=018&from=2017-02-02&to=2017-02-01",
                "unit=018&from=2017-02-30&to=2017-03-01",
                "unit=018&period=2017-02&by=colour",
                "unit=018&period=2017-02&structure=today",
                "unit=018&period=2017-02&dueBasis=IN_FORCE",
                "unit=018&period=2017-02&asOf=2026-01-01T00:00:00Z&logPosition=%7B%220%22:1%7D",
                "unit=018&period=2017-02&logPosition=%7B%220%22:null%7D",
                "unit=018&period=2017-02&logPosition=%7B%2270000%22:1%7D",
                "unit=018&period=2017-02&asOf=2017-02-01",
                "unit=018&period=2017-02&asOf=2990-02-01T00:00:00Z",
                "unit=018&period=2017-02&colour=red",
                "unit=018&unit=019&period=2017-02",
                "period=2017-02"
            })
    void what_cannot_be_read_is_refused(String query) {
        asked("auditor", null, query).statusCode(400).contentType("application/problem+json");
    }

    @Test
    void an_unknown_unit_is_not_found() {
        asked("auditor", null, "unit=99999&period=2017-02").statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "supervisor, 018, 018, 200",
        "supervisor, 018, 00565, 200",
        "supervisor, 00565, 018, 403",
        "supervisor, 00565, 00526, 403",
        "clerk, 00565, 00565, 200",
        "officer, 018, 00565, 403",
        "officer, 018, 018, 403",
        "clerk, 018, 018, 403",
        "supervisor, 018, CA018, 200",
        "officer, CA018, CA018, 200",
        "officer, CA018, 018, 403",
        "admin, 018, 018, 403"
    })
    void a_report_is_for_those_of_the_unit_and_above(String role, String own, String asked, int status) {
        asked(role, own, "unit=" + asked + "&period=2017-02").statusCode(status);
    }

    @Test
    void without_a_token_there_is_no_report() {
        given().get("/v1/reports/06a?unit=018&period=2017-02").then().statusCode(401);
    }

    private static void assertFigures(JsonNode found, Period period, Predicate<Made> which, String name) {
        assertFigures(found, CountByHand.of(DOSSIERS, period, which), name);
    }

    private static void assertFigures(JsonNode found, Figures counted, String name) {
        var expected = (ObjectNode) Json.mapper().valueToTree(counted);
        var figures = ((ObjectNode) found).deepCopy();
        figures.remove(List.of("key", "label"));
        assertThat(figures.toString()).as(name).isEqualTo(expected.toString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
