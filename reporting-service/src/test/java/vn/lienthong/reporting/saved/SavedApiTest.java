package vn.lienthong.reporting.saved;

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
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DueDateMoved;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.DueReason;
import vn.lienthong.contracts.value.DueSource;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.PromisedDue;
import vn.lienthong.contracts.value.Scope;
import vn.lienthong.reporting.ProjectionOnly;
import vn.lienthong.reporting.domain.Facts;
import vn.lienthong.reporting.projection.LogFeeder;
import vn.lienthong.reporting.report.RandomDossiers;
import vn.lienthong.service.testing.SuiteTestResource;
import vn.lienthong.service.testing.TestTokens;

/** By how many days dossiers were early, over the database, held against form 06a. */
@QuarkusTest
@TestProfile(ProjectionOnly.class)
@QuarkusTestResource(SuiteTestResource.class)
class SavedApiTest {
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
    void early_dossiers_are_summed_by_the_days_they_were_early() {
        handle("00565", 1, "CT", "2017-03-09T08:00");
        handle("00565", 2, "CT", "2017-03-08T16:00");
        handle("00565", 3, "TPHT", "2017-03-07T08:00");
        handle("00577", 4, "CT", "2017-03-06T09:00");
        handle("00577", 5, "CT", "2017-03-10T08:00");
        handle("00577", 6, "CT", "2017-03-13T08:00");

        report(MARCH)
                .body("by", equalTo("unit"))
                .body("rows.key", equalTo(List.of("00565", "00577")))
                .body("rows.dossiers", equalTo(List.of(3, 1)))
                .body("rows.days", equalTo(List.of(6, 4)))
                .body("rows[0].average", equalTo(2.00f))
                .body("rows[0].one", equalTo(1))
                .body("rows[0].two", equalTo(1))
                .body("rows[0].more", equalTo(1))
                .body("total.days", equalTo(10))
                .body("total.average", equalTo(2.50f))
                .body("checks", hasSize(2))
                .body("checks.holds", everyItem(is(true)));
        report(MARCH + "&by=field")
                .body("rows.key", equalTo(List.of("CT", "TPHT")))
                .body("rows.days", equalTo(List.of(7, 3)))
                .body("rows[1].label", equalTo("Tư pháp – Hộ tịch"));
    }

    @Test
    void it_is_the_due_date_in_force_that_counts() {
        receive("00565", 1, "CT");
        add(
                "00565",
                1,
                "2017-03-08T08:00",
                new DueDateMoved(
                        Scope.DOSSIER,
                        null,
                        Facts.day("2017-03-10"),
                        Facts.day("2017-03-14"),
                        DueReason.SUPPLEMENT_PAUSE,
                        null,
                        null));
        resolved("00565", 1, "2017-03-10T08:00");

        report(MARCH).body("total.days", equalTo(4));
    }

    @Test
    void where_nothing_was_early_there_is_no_average() {
        handle("00565", 1, "CT", "2017-03-10T08:00");

        report(MARCH).body("rows", hasSize(0)).body("total.days", equalTo(0)).body("total.average", nullValue());
    }

    @Test
    void as_known_before_it_is_what_was_known() {
        handle("00565", 1, "CT", "2017-03-09T08:00");
        var then = log.recorded();
        handle("00565", 2, "CT", "2017-03-08T08:00");

        report(MARCH).body("total.days", equalTo(3));
        report(MARCH + "&asOf=" + then).body("total.days", equalTo(1)).body("checks.holds", everyItem(is(true)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatever_happened_as_many_are_early_as_in_form_06a(long seed) {
        happenAtRandom(seed);

        for (var period : List.of("from=2017-01-10&to=2017-02-05", "from=2017-02-01&to=2017-03-31"))
            assertThat(report("unit=018&" + period)
                            .body("checks.holds", everyItem(is(true)))
                            .extract()
                            .<Integer>path("total.dossiers"))
                    .as("seed " + seed)
                    .isPositive();
    }

    @Test
    void a_group_counts_by_itself_as_long_as_none_of_its_parts_is_known() {
        handle("00565", 1, "CT", "2017-03-09T08:00");
        var asOf = log.recorded();
        receivePart("00565", 2, code("00565", 1));

        report(MARCH).body("total.dossiers", equalTo(0));
        report(MARCH + "&asOf=" + asOf).body("total.dossiers", equalTo(1));
    }

    @Test
    void as_a_table_it_has_a_line_for_each_row_and_the_total() {
        handle("00565", 1, "CT", "2017-03-09T08:00");
        log.feedNew(50);

        assertThat(as("018")
                        .accept("text/csv")
                        .get("/v1/reports/days-saved?" + MARCH)
                        .asString()
                        .lines())
                .containsExactly(
                        "Nội dung,Hồ sơ trước hạn,Số ngày,Bình quân (ngày),1 ngày,2 ngày,Trên 2 ngày",
                        "Thị trấn Trâu Quỳ,1,1,1.00,1,0,0",
                        "Tổng số,1,1,1.00,1,0,0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"&by=officer", "&row=00565", "&asOf=yesterday"})
    void what_cannot_be_asked_is_refused(String more) {
        as("018").get("/v1/reports/days-saved?" + MARCH + more).then().statusCode(400);
    }

    private void handle(String unit, int number, String field, String resolvedAt) {
        receive(unit, number, field);
        resolved(unit, number, resolvedAt);
    }

    private void resolved(String unit, int number, String time) {
        add(unit, number, time, new DossierResolved(unit, Outcome.APPROVED, null, null));
    }

    private void receive(String unit, int number, String field) {
        add(unit, number, "2017-03-06T08:15", received(unit, field, null));
    }

    private void receivePart(String unit, int number, String group) {
        log.add(code(unit, number), group, Facts.at("2017-03-06T08:15"), received(unit, "CT", group), null);
    }

    private static DossierReceived received(String unit, String field, String parent) {
        var due = Facts.day("2017-03-10");
        var promised = new PromisedDue(due, due.at(), DueSource.COMPUTED, due, null, "1", "1");
        return new DossierReceived(
                unit, "2.000815", field, Channel.DIRECT, null, promised, "cb-01", null, null, null, null, parent);
    }

    private String add(String unit, int number, String time, DossierEvent event) {
        return log.add(code(unit, number), Facts.at(time), event);
    }

    private static String code(String unit, int number) {
        return "018.%s-170306-%04d".formatted(unit, number);
    }

    private void happenAtRandom(long seed) {
        new RandomDossiers(seed).make(150).forEach(made -> made.facts()
                .forEach(fact -> log.add(made.code(), fact.time(), fact.event())));
        log.feedNew(100);
    }

    private ValidatableResponse report(String query) {
        log.feedNew(100);
        return as("018").get("/v1/reports/days-saved?" + query).then().statusCode(200);
    }

    private static RequestSpecification as(String unit) {
        return given().auth().oauth2(TestTokens.token("supervisor", unit));
    }
}
