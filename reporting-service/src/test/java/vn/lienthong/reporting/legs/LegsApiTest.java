package vn.lienthong.reporting.legs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.event.DueDateSet;
import vn.lienthong.contracts.event.RoutePlanned;
import vn.lienthong.contracts.event.TransferAcknowledged;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.DueReason;
import vn.lienthong.contracts.value.Leg;
import vn.lienthong.contracts.value.Limit;
import vn.lienthong.contracts.value.LimitUnit;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.Scope;
import vn.lienthong.reporting.ProjectionOnly;
import vn.lienthong.reporting.domain.Facts;
import vn.lienthong.reporting.projection.LogFeeder;
import vn.lienthong.service.testing.SuiteTestResource;
import vn.lienthong.service.testing.TestTokens;

/** The report on legs over the database: dossiers from ward to district, and a group with a part. */
@QuarkusTest
@TestProfile(ProjectionOnly.class)
@QuarkusTestResource(SuiteTestResource.class)
class LegsApiTest {
    private static final Limit LIMIT = new Limit(new BigDecimal(2), LimitUnit.WORKING_DAY);
    private static final RoutePlanned WARD_THEN_DISTRICT = new RoutePlanned(
            List.of(new Leg("xa", "00565", "", LIMIT, List.of()), new Leg("huyen", "018", "", LIMIT, List.of("xa"))),
            "1.001776/1");
    private static final DossierResolved RESOLVED = new DossierResolved("018", Outcome.APPROVED, null, null);
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
    void each_agency_has_a_row_and_the_figures_add_up() {
        carriedInAndLate(code(1));
        handedOnEarly(code(2));
        add(code(2), "2017-03-10T09:00", RESOLVED);

        report(MARCH)
                .body("rows.key", equalTo(List.of("00565", "018")))
                .body("rows[0].label", equalTo("Thị trấn Trâu Quỳ"))
                .body("rows[0].received.total", equalTo(2))
                .body("rows[0].received.carriedIn", equalTo(1))
                .body("rows[0].received.inPeriod", equalTo(1))
                .body("rows[0].completed.late", equalTo(1))
                .body("rows[0].completed.early", equalTo(1))
                .body("rows[1].received.total", equalTo(2))
                .body("rows[1].completed.onTime", equalTo(1))
                .body("rows[1].open.overdue", equalTo(1))
                .body("total.received.total", equalTo(4))
                .body("total.completed.total", equalTo(3))
                .body("total.open.total", equalTo(1))
                .body("checks.holds", everyItem(is(true)))
                .body("form", equalTo("legs"))
                .body("final", equalTo(false));
    }

    @Test
    void a_ward_sees_what_other_agencies_did_for_what_it_received() {
        handedOnEarly(code(1));

        report("unit=00565&from=2017-03-01&to=2017-03-31").body("rows.key", equalTo(List.of("00565", "018")));
        report("unit=00577&from=2017-03-01&to=2017-03-31").body("rows", equalTo(List.of()));
    }

    @Test
    void a_group_counts_apart_from_its_parts() {
        var group = code(1);
        add(group, "2017-03-06T08:00", received("LT-KHAITU", "00565", null));
        add(
                group,
                "2017-03-06T08:00",
                new RoutePlanned(List.of(new Leg("kt", "00565", "", null, List.of(), "LT-KHAITU-KT")), "1"));
        log.add(code(2), group, Facts.at("2017-03-06T08:00"), received("LT-KHAITU-KT", "00565", group), null);

        report(MARCH)
                .body("groups.received.total", equalTo(1))
                .body("groups.open.total", equalTo(1))
                .body("total.received.total", equalTo(1))
                .body("rows.key", equalTo(List.of("00565")));
    }

    @Test
    void the_same_position_gives_the_same_figures_whatever_came_since() {
        handedOnEarly(code(1));
        log.feedNew(10);
        var position = log.position();
        var before = totalAt(position);

        add(code(1), "2017-03-20T09:00", RESOLVED);

        report(MARCH).body("total.open.total", equalTo(0));
        assertThat(totalAt(position)).isEqualTo(before).contains("total=1");
    }

    private static String totalAt(String position) {
        return as("018")
                .queryParam("logPosition", position)
                .get("/v1/reports/legs?" + MARCH)
                .then()
                .statusCode(200)
                .extract()
                .path("total")
                .toString();
    }

    @Test
    void behind_a_figure_stand_its_dossiers_in_pages() {
        for (int i = 1; i <= 5; i++) handedOnEarly(code(i));
        log.feedNew(10);

        var seen = new ArrayList<String>();
        String cursor = "";
        do {
            var page = as("018")
                    .queryParam("cursor", cursor)
                    .get("/v1/reports/legs/dossiers?" + MARCH + "&row=00565&cell=completed.early&limit=2")
                    .then()
                    .statusCode(200)
                    .body("parts.leg", everyItem(is("xa")))
                    .extract();
            seen.addAll(page.path("parts.dossier"));
            cursor = page.path("next");
        } while (cursor != null && seen.size() <= 5);

        assertThat(seen).containsExactly(code(1), code(2), code(3), code(4), code(5));
    }

    @Test
    void as_a_table_it_has_a_line_for_each_agency_and_the_sums() {
        handedOnEarly(code(1));
        log.feedNew(10);

        var csv = as("018").accept("text/csv").get("/v1/reports/legs?" + MARCH).asString();

        assertThat(csv.lines().toList().get(1)).isEqualTo("Thị trấn Trâu Quỳ,1,1,0,1,1,0,0,0,0,0");
        assertThat(csv.lines().toList().get(3)).startsWith("Tổng số,2,");
    }

    @ParameterizedTest
    @CsvSource({
        "unit=018, 400",
        "unit=018&from=2017-03-01&to=2017-02-01, 400",
        "unit=018&period=2017-03&by=field, 400",
        "unit=99999&period=2017-03, 404",
        "unit=004&period=2017-03, 403"
    })
    void what_may_not_be_asked_is_refused(String query, int status) {
        as("018").get("/v1/reports/legs?" + query).then().statusCode(status);
    }

    private void carriedInAndLate(String code) {
        add(code, "2017-02-27T08:00", received("1.001776", "018", null));
        add(code, "2017-02-27T08:00", WARD_THEN_DISTRICT);
        add(code, "2017-02-27T08:00", due("xa", "2017-02-28"));
        handOn(code, "2017-03-02T09:00", "2017-03-06");
    }

    private void handedOnEarly(String code) {
        add(code, "2017-03-06T08:00", received("1.001776", "018", null));
        add(code, "2017-03-06T08:00", WARD_THEN_DISTRICT);
        add(code, "2017-03-06T08:00", due("xa", "2017-03-08"));
        handOn(code, "2017-03-07T09:00", "2017-03-10");
    }

    private void handOn(String code, String time, String due) {
        add(code, time, new DossierTransferred("00565", "018", null, null, null));
        add(code, time, new TransferAcknowledged("018", null, null));
        add(code, time, due("huyen", due));
    }

    private static DossierReceived received(String procedure, String resolver, String parent) {
        return new DossierReceived(
                "00565", procedure, "LT", Channel.DIRECT, resolver, null, "cb-01", null, 1, null, null, parent);
    }

    private static DueDateSet due(String leg, String day) {
        return new DueDateSet(Scope.LEG, leg, Facts.day(day), DueReason.INITIAL, null, null);
    }

    private void add(String code, String time, DossierEvent event) {
        log.add(code, Facts.at(time), event);
    }

    private static String code(int number) {
        return "018.00565-170306-%04d".formatted(number);
    }

    private ValidatableResponse report(String query) {
        log.feedNew(100);
        return as("018").get("/v1/reports/legs?" + query).then().statusCode(200);
    }

    private static RequestSpecification as(String unit) {
        return given().auth().oauth2(TestTokens.token("supervisor", unit));
    }
}
