package vn.lienthong.reporting.causes;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
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
import vn.lienthong.contracts.event.DossierOverdue;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.ExtensionGranted;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.DueSource;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.OverdueCause;
import vn.lienthong.contracts.value.PromisedDue;
import vn.lienthong.contracts.value.Scope;
import vn.lienthong.reporting.ProjectionOnly;
import vn.lienthong.reporting.domain.Facts;
import vn.lienthong.reporting.projection.LogFeeder;
import vn.lienthong.reporting.report.RandomDossiers;
import vn.lienthong.service.testing.SuiteTestResource;
import vn.lienthong.service.testing.TestTokens;

/** The report on delays over the database, held against form 06a. */
@QuarkusTest
@TestProfile(ProjectionOnly.class)
@QuarkusTestResource(SuiteTestResource.class)
class CausesApiTest {
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
    void what_was_late_stands_by_unit_and_cause_and_sums_to_form_06a() {
        lateBy("00565", 1, OverdueCause.OTHER_AGENCY);
        lateBy("00565", 2, OverdueCause.PROCESSING);
        lateBy("00565", 3, OverdueCause.PROCESSING);
        receive("00577", 4);
        inTime("00577", 5);

        report(MARCH)
                .body("rows.key", equalTo(List.of("00565", "00565", "00577")))
                .body("rows.cause", equalTo(List.of("PROCESSING", "OTHER_AGENCY", "UNSTATED")))
                .body("rows.resolvedLate", equalTo(List.of(2, 1, 0)))
                .body("rows.openOverdue", equalTo(List.of(0, 0, 1)))
                .body("rows[0].label", equalTo("Thị trấn Trâu Quỳ"))
                .body("rows[0].causeLabel", equalTo("Do quá trình giải quyết"))
                .body("total.resolvedLate", equalTo(3))
                .body("total.openOverdue", equalTo(1))
                .body("causes.find { it.cause == 'PROCESSING' }.resolvedLate", equalTo(2))
                .body("checks", hasSize(3))
                .body("checks.holds", everyItem(is(true)));
    }

    @Test
    void what_a_re_appointment_says_later_is_the_cause() {
        lateBy("00565", 1, OverdueCause.PROCESSING);
        add(
                "00565",
                1,
                "2017-03-14T08:00",
                new ExtensionGranted(Facts.day("2017-03-20"), "1/XL", OverdueCause.APPLICANT));

        report(MARCH).body("rows.cause", equalTo(List.of("APPLICANT")));
    }

    @Test
    void as_known_before_a_dossier_counts_as_it_was_known() {
        receive("00565", 1);
        var then = log.recorded();
        add("00565", 1, "2017-03-09T08:00", new DossierResolved("00565", Outcome.APPROVED, null, null));

        report(MARCH).body("rows", hasSize(0));
        report(MARCH + "&asOf=" + then).body("total.openOverdue", equalTo(1)).body("checks.holds", everyItem(is(true)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatever_happened_the_sums_are_those_of_form_06a(long seed) {
        new RandomDossiers(seed).make(150).forEach(made -> made.facts()
                .forEach(fact -> log.add(made.code(), fact.time(), fact.event())));

        for (var period : List.of("from=2017-01-10&to=2017-02-05", "from=2017-02-01&to=2017-03-31")) {
            var query = "unit=018&" + period;
            var causes = report(query).body("checks.holds", everyItem(is(true))).extract();
            var form = as("018").get("/v1/reports/06a?" + query).then().extract();
            assertThat(causes.<Integer>path("total.resolvedLate")).isEqualTo(form.path("total.resolved.late"));
            assertThat(causes.<Integer>path("total.openOverdue")).isEqualTo(form.path("total.open.overdue"));
            assertThat(causes.<Integer>path("total.resolvedLate"))
                    .as("seed " + seed)
                    .isPositive();
        }
    }

    @Test
    void behind_a_figure_stand_its_dossiers() {
        for (int i = 1; i <= 3; i++) lateBy("00565", i, OverdueCause.PROCESSING);
        lateBy("00565", 4, OverdueCause.APPLICANT);
        log.feedNew(50);

        var cell = "/v1/reports/overdue-causes/dossiers?" + MARCH + "&row=00565&cause=PROCESSING&cell=resolved.late";
        as("018")
                .get(cell + "&limit=2")
                .then()
                .body("dossiers.dossier", equalTo(List.of(code("00565", 1), code("00565", 2))));
        as("018")
                .get(cell + "&limit=2&cursor=" + code("00565", 2))
                .then()
                .body("dossiers.dossier", equalTo(List.of(code("00565", 3))))
                .body("next", nullValue());
    }

    @Test
    void as_a_table_it_has_a_line_for_each_unit_and_cause() {
        lateBy("00565", 1, OverdueCause.OTHER_AGENCY);
        log.feedNew(50);

        assertThat(as("018")
                        .accept("text/csv")
                        .get("/v1/reports/overdue-causes?" + MARCH)
                        .asString()
                        .lines())
                .containsExactly(
                        "Đơn vị,Nguyên nhân,Đã giải quyết quá hạn,Đang giải quyết quá hạn",
                        "Thị trấn Trâu Quỳ,Do cơ quan phối hợp,1,0",
                        "Tổng số,,1,0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cell=open.late", "cell=open.overdue&cause=WEATHER", "row=00565"})
    void what_is_no_figure_is_refused(String query) {
        as("018")
                .get("/v1/reports/overdue-causes/dossiers?" + MARCH + "&" + query)
                .then()
                .statusCode(400);
    }

    private void lateBy(String unit, int number, OverdueCause cause) {
        receive(unit, number);
        add(
                unit,
                number,
                "2017-03-11T00:00",
                new DossierOverdue(Scope.DOSSIER, null, Facts.day("2017-03-10").at(), cause));
        add(unit, number, "2017-03-15T08:00", new DossierResolved(unit, Outcome.APPROVED, null, null));
    }

    private void inTime(String unit, int number) {
        receive(unit, number);
        add(unit, number, "2017-03-09T08:00", new DossierResolved(unit, Outcome.APPROVED, null, null));
    }

    private void receive(String unit, int number) {
        var due = Facts.day("2017-03-10");
        var promised = new PromisedDue(due, due.at(), DueSource.COMPUTED, due, null, "1", "1");
        add(
                unit,
                number,
                "2017-03-06T08:15",
                new DossierReceived(
                        unit, "2.000815", "CT", Channel.DIRECT, null, promised, "cb-01", null, null, null, null, null));
    }

    private void add(String unit, int number, String time, DossierEvent event) {
        log.add(code(unit, number), Facts.at(time), event);
    }

    private static String code(String unit, int number) {
        return "018.%s-170306-%04d".formatted(unit, number);
    }

    private ValidatableResponse report(String query) {
        log.feedNew(100);
        return as("018").get("/v1/reports/overdue-causes?" + query).then().statusCode(200);
    }

    private static RequestSpecification as(String unit) {
        return given().auth().oauth2(TestTokens.token("supervisor", unit));
    }
}
