package vn.lienthong.reporting.indicators;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.FeedbackAnswered;
import vn.lienthong.contracts.event.FeedbackReceived;
import vn.lienthong.contracts.event.SupplementProvided;
import vn.lienthong.contracts.event.SupplementRequested;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.DueSource;
import vn.lienthong.contracts.value.FeedbackKind;
import vn.lienthong.contracts.value.Finding;
import vn.lienthong.contracts.value.Limit;
import vn.lienthong.contracts.value.LimitUnit;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.PromisedDue;
import vn.lienthong.reporting.ProjectionOnly;
import vn.lienthong.reporting.domain.Facts;
import vn.lienthong.reporting.projection.LogFeeder;
import vn.lienthong.reporting.report.RandomDossiers;
import vn.lienthong.service.testing.SuiteTestResource;
import vn.lienthong.service.testing.TestTokens;

/** The indicators over the database; the rules of 2.1 are those of {@link ReckonedTest}. */
@QuarkusTest
@TestProfile(ProjectionOnly.class)
@QuarkusTestResource(SuiteTestResource.class)
class IndicatorsApiTest {
    private static final String MARCH = "unit=018&from=2017-03-01&to=2017-03-31";

    @Inject
    LogFeeder log;

    @BeforeEach
    void emptyLog() {
        log.reset();
    }

    /** The next test class may read the real log, from its beginning. */
    @AfterEach
    void leaveNothing() {
        log.reset();
    }

    @Test
    void the_share_on_time_is_that_of_a_district_with_all_its_communes() {
        resolve("00565", 1, "2017-03-09T08:00");
        resolve("00565", 2, "2017-03-10T08:00");
        resolve("00577", 3, "2017-03-13T08:00");

        report(MARCH)
                .body("basis", containsString("766/QĐ-TTg"))
                .body(of("2.1", "numerator"), equalTo(2))
                .body(of("2.1", "denominator"), equalTo(3))
                .body(of("2.1", "value"), equalTo(66.67f))
                .body("checks.holds", everyItem(is(true)));
        report("unit=00577&from=2017-03-01&to=2017-03-31").body(of("2.1", "value"), equalTo(0.00f));
    }

    @Test
    void where_there_was_nothing_there_is_no_value() {
        report(MARCH)
                .body(of("2.1", "denominator"), equalTo(0))
                .body(of("2.1", "value"), nullValue())
                .body(of("3.3.online", "value"), nullValue())
                .body(of("5.4", "value"), nullValue());
    }

    @Test
    void an_average_time_is_in_working_days_without_the_supplement_and_its_end_may_lie_behind_the_period() {
        receive("00565", 1);
        add("00565", 1, "2017-03-07T08:15", new SupplementRequested(null, null, null));
        add("00565", 1, "2017-03-09T08:15", new SupplementProvided(null, null));
        resolved("00565", 1, "2017-03-10T08:15");
        receive("00565", 2);
        resolved("00565", 2, "2017-04-03T08:15");

        report(MARCH)
                .body("resolutionTimes.key", equalTo(List.of("2.000815")))
                .body("resolutionTimes[0].unit", equalTo("WORKING_DAY"))
                .body("resolutionTimes[0].dossiers", equalTo(2))
                .body("resolutionTimes[0].total", equalTo(22.00f))
                .body("resolutionTimes[0].average", equalTo(11.00f));
    }

    @Test
    void receptions_are_shared_out_by_the_way_they_were_filed() {
        receive("00565", 1, Channel.ONLINE);
        receive("00565", 2, Channel.ONLINE);
        receive("00565", 3, Channel.DIRECT);
        receive("00577", 4, Channel.POST);

        report(MARCH)
                .body(of("3.3.online", "value"), equalTo(50.00f))
                .body(of("3.3.direct", "value"), equalTo(25.00f))
                .body(of("3.3.post", "value"), equalTo(25.00f))
                .body("checks.holds", everyItem(is(true)));
    }

    @Test
    void satisfaction_is_less_what_was_overdue_and_what_was_complained_of_with_reason() {
        for (int i = 1; i <= 4; i++) resolve("00565", i, "2017-03-09T08:00");
        resolve("00565", 5, "2017-03-13T08:00");
        add("00565", 1, "2017-03-10T08:00", new FeedbackReceived(FeedbackKind.COMPLAINT, null));
        add("00565", 2, "2017-03-10T08:00", new FeedbackReceived(FeedbackKind.PRAISE, null));
        var unfounded = add("00565", 3, "2017-03-10T08:00", new FeedbackReceived(FeedbackKind.DISLIKE, null));
        add("00565", 3, "2017-03-14T08:00", new FeedbackAnswered(unfounded, Finding.UNFOUNDED, null));
        add("00565", 4, "2017-04-10T08:00", new FeedbackReceived(FeedbackKind.COMPLAINT, null));

        report(MARCH)
                .body(of("5.4", "numerator"), equalTo(3))
                .body(of("5.4", "denominator"), equalTo(5))
                .body(of("5.4", "value"), equalTo(60.00f));
    }

    @Test
    void as_known_before_it_is_the_share_that_was_known() {
        receive("00565", 1);
        var then = log.recorded();
        var position = log.position();
        resolved("00565", 1, "2017-03-09T08:00");

        report(MARCH).body(of("2.1", "numerator"), equalTo(1));
        report(MARCH + "&asOf=" + then).body(of("2.1", "numerator"), equalTo(0));
        log.feedNew(10);
        as("018")
                .queryParam("logPosition", position)
                .get("/v1/reports/indicators?" + MARCH)
                .then()
                .statusCode(200)
                .body(of("2.1", "numerator"), equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatever_happened_receptions_are_those_of_form_06a_now_and_as_known_before(long seed) {
        new RandomDossiers(seed).make(150).forEach(made -> made.facts()
                .forEach(fact -> log.add(made.code(), fact.time(), fact.event())));
        log.feedNew(100);

        for (var query : List.of(
                "unit=018&from=2017-01-10&to=2017-02-05",
                "unit=00565&from=2017-02-01&to=2017-03-31",
                "unit=018&from=2017-02-01&to=2017-03-31&asOf=" + log.recorded().minusMillis(200)))
            report(query).body("checks.holds", everyItem(is(true)));
    }

    @Test
    void behind_the_share_stand_its_dossiers_with_how_each_was_reckoned() {
        resolve("00565", 1, "2017-03-09T08:00");
        resolve("00565", 2, "2017-03-09T08:00");
        resolve("00565", 3, "2017-03-13T08:00");
        log.feedNew(50);

        behind("2.1.denominator&limit=2")
                .body("dossiers.dossier", equalTo(List.of(code("00565", 1), code("00565", 2))))
                .body("next", equalTo(code("00565", 2)));
        behind("2.1.denominator&limit=2&cursor=" + code("00565", 2))
                .body("dossiers.dossier", equalTo(List.of(code("00565", 3))))
                .body("next", nullValue());
        behind("2.1.overdue")
                .body("dossiers.dossier", equalTo(List.of(code("00565", 3))))
                .body("dossiers[0].endedBy", equalTo("RESOLVED"))
                .body("dossiers[0].onTime", equalTo(false));
        behind("2.1.numerator").body("dossiers.onTime", everyItem(is(true)));
    }

    @Test
    void it_says_what_it_assumes_and_what_it_leaves_out() {
        report(MARCH).body("assumed", hasItem(containsString("1.4"))).body("leftOut", hasItem(containsString("1.4")));
    }

    @Test
    void as_a_table_it_has_a_line_for_each_indicator_and_each_procedure() {
        resolve("00565", 1, "2017-03-07T08:15");
        log.feedNew(50);

        assertThat(as("018")
                        .accept("text/csv")
                        .get("/v1/reports/indicators?" + MARCH)
                        .asString()
                        .lines())
                .startsWith(
                        "Chỉ số,Nội dung,Tử số,Mẫu số,Kết quả,Đơn vị tính",
                        "2.1,\"Hồ sơ xử lý trước hạn, đúng hạn\",1,1,100.00,%")
                .last()
                .asString()
                .startsWith("2.2,")
                .endsWith(",1.00,1,1.00,ngày làm việc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cell=2.1", "cell=5.4.numerator", "cell=2.1.numerator&limit=0", "row=00565"})
    void what_is_no_figure_is_refused(String query) {
        as("018")
                .get("/v1/reports/indicators/dossiers?" + MARCH + "&" + query)
                .then()
                .statusCode(400);
    }

    private void resolve(String unit, int number, String time) {
        receive(unit, number);
        resolved(unit, number, time);
    }

    private void resolved(String unit, int number, String time) {
        add(unit, number, time, new DossierResolved(unit, Outcome.APPROVED, null, null));
    }

    private void receive(String unit, int number) {
        receive(unit, number, Channel.DIRECT);
    }

    private void receive(String unit, int number, Channel channel) {
        var due = Facts.day("2017-03-10");
        var limit = new Limit(java.math.BigDecimal.valueOf(4), LimitUnit.WORKING_DAY);
        var promised = new PromisedDue(due, due.at(), DueSource.COMPUTED, due, limit, "1", "1");
        add(
                unit,
                number,
                "2017-03-06T08:15",
                new DossierReceived(
                        unit, "2.000815", "CT", channel, null, promised, "cb-01", null, null, null, null, null));
    }

    private String add(String unit, int number, String time, DossierEvent event) {
        return log.add(code(unit, number), Facts.at(time), event);
    }

    private static String code(String unit, int number) {
        return "018.%s-170306-%04d".formatted(unit, number);
    }

    private static String of(String indicator, String figure) {
        return "indicators.find { it.code == '%s' }.%s".formatted(indicator, figure);
    }

    private ValidatableResponse behind(String cell) {
        return as("018")
                .get("/v1/reports/indicators/dossiers?" + MARCH + "&cell=" + cell)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse report(String query) {
        log.feedNew(100);
        return as("018").get("/v1/reports/indicators?" + query).then().statusCode(200);
    }

    private static RequestSpecification as(String unit) {
        return given().auth().oauth2(TestTokens.token("supervisor", unit));
    }
}
