package vn.lienthong.reporting.officers;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
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
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.event.DossierWithdrawn;
import vn.lienthong.contracts.event.FeedbackAnswered;
import vn.lienthong.contracts.event.FeedbackReceived;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.DueSource;
import vn.lienthong.contracts.value.FeedbackKind;
import vn.lienthong.contracts.value.Finding;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.PromisedDue;
import vn.lienthong.reporting.ProjectionOnly;
import vn.lienthong.reporting.domain.Facts;
import vn.lienthong.reporting.projection.LogFeeder;
import vn.lienthong.reporting.report.RandomDossiers;
import vn.lienthong.service.testing.SuiteTestResource;
import vn.lienthong.service.testing.TestTokens;

/** The scores of officers and agencies over the database; the rules are those of {@link DossierScoreTest} and {@link ScoresTest}. */
@QuarkusTest
@TestProfile(ProjectionOnly.class)
@QuarkusTestResource(SuiteTestResource.class)
class OfficersApiTest {
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
    void an_officer_has_the_indices_of_the_dossiers_he_had_last() {
        handle("00565", 1, "cb-01", "2017-03-09T08:00");
        handle("00565", 2, "cb-01", "2017-03-13T08:00");
        handle("00565", 3, "cb-02", "2017-03-10T08:00");
        receive("00565", 4, "cb-01", Channel.DIRECT);
        add("00565", 4, "2017-03-07T08:00", new DossierTransferred("00565", "00565", null, "cb-02", null));
        resolved("00565", 4, "2017-03-10T08:00");

        report(MARCH)
                .body("officers.officer", equalTo(List.of("cb-01", "cb-02")))
                .body("officers.dossiers", equalTo(List.of(2, 2)))
                .body("officers[0].indices.number", equalTo(List.of(1, 2, 3, 4, 7)))
                .body("officers[0].indices.value", equalTo(List.of(1.0f, 1.0f, 2.0f, 2.0f, 1.0f)))
                .body("officers[0].total", equalTo(7.0f))
                .body("officers[0].band", equalTo("FULL"))
                .body("officers[1].total", equalTo(7.0f))
                .body("officers[0].label", equalTo("Thị trấn Trâu Quỳ"))
                .body("checks", hasSize(2))
                .body("checks.holds", everyItem(is(true)));
    }

    @Test
    void an_agency_has_those_of_its_officers_by_field_and_its_own_and_what_nobody_knows_is_left_out() {
        handle("00565", 1, "cb-01", "2017-03-09T08:00");
        handle("00565", 2, "cb-02", "2017-03-13T08:00");
        receive("00565", 3, "cb-01", Channel.ONLINE);
        resolved("00565", 3, "2017-03-09T08:00");

        report(MARCH)
                .body("agencies.key", equalTo(List.of("00565")))
                .body("agencies[0].fields.field", equalTo(List.of("CT")))
                .body("agencies[0].fields[0].indices.value", equalTo(List.of(1.3f, 1.3f, 2.0f, 2.0f, 1.3f)))
                .body("agencies[0].indices.number", equalTo(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9)))
                .body("agencies[0].indices[4].value", nullValue())
                .body("agencies[0].indices[5].value", nullValue())
                .body("agencies[0].indices[7].value", equalTo(2.0f))
                .body("agencies[0].indices[8].value", equalTo(2.0f))
                .body("agencies[0].total", equalTo(11.9f))
                .body("agencies[0].band", equalTo("FAIR"))
                .body("agencies[0].bandLabel", equalTo("khá"))
                .body("counted", hasItem(containsString("5: không tính")));
    }

    @Test
    void feedback_that_waited_too_long_costs_the_agency_also_on_dossiers_that_were_closed_long_before() {
        handle("00565", 1, "cb-01", "2017-03-09T08:00");
        add("00565", 1, "2017-05-02T08:00", new FeedbackReceived(FeedbackKind.COMPLAINT, null));
        receive("00565", 2, "cb-01", Channel.DIRECT);
        resolved("00565", 2, "2017-05-10T08:00");

        report("unit=018&from=2017-05-01&to=2017-05-31")
                .body("agencies[0].dossiers", equalTo(1))
                .body("agencies[0].indices[7].value", equalTo(0.0f))
                .body("agencies[0].indices[7].scored", equalTo(1));
        report("unit=018&from=2017-05-01&to=2017-05-15").body("agencies[0].indices[7].value", equalTo(2.0f));
    }

    @Test
    void feedback_counts_in_the_period_in_which_its_answer_was_due_whenever_it_was_given() {
        handle("00565", 1, "cb-01", "2017-03-09T08:00");
        add("00565", 1, "2017-05-02T08:00", new FeedbackReceived(FeedbackKind.COMPLAINT, null));
        receive("00565", 2, "cb-01", Channel.DIRECT);
        resolved("00565", 2, "2017-05-19T08:00");

        report("unit=018&from=2017-05-16&to=2017-05-31")
                .body("agencies[0].dossiers", equalTo(1))
                .body("agencies[0].indices[7].value", equalTo(0.0f))
                .body("agencies[0].indices[7].scored", equalTo(1));
    }

    @Test
    void feedback_that_was_answered_in_time_costs_nothing() {
        handle("00565", 1, "cb-01", "2017-03-09T08:00");
        var given = add("00565", 1, "2017-03-10T08:00", new FeedbackReceived(FeedbackKind.COMPLAINT, null));
        add("00565", 1, "2017-03-20T08:00", new FeedbackAnswered(given, Finding.CONFIRMED, null));

        report(MARCH)
                .body("agencies[0].indices[7].value", equalTo(2.0f))
                .body("officers[0].indices[4].value", equalTo(0.0f));
    }

    @Test
    void what_was_withdrawn_or_is_open_is_not_scored() {
        receive("00565", 1, "cb-01", Channel.DIRECT);
        receive("00565", 2, "cb-01", Channel.DIRECT);
        add("00565", 2, "2017-03-08T08:00", new DossierWithdrawn());

        report(MARCH)
                .body("officers", hasSize(0))
                .body("agencies", hasSize(0))
                .body("checks.holds", everyItem(is(true)));
    }

    @Test
    void as_known_before_only_what_was_known_is_scored() {
        handle("00565", 1, "cb-01", "2017-03-09T08:00");
        var then = log.recorded();
        handle("00565", 2, "cb-01", "2017-03-13T08:00");

        report(MARCH).body("officers[0].dossiers", equalTo(2));
        report(MARCH + "&asOf=" + then)
                .body("officers[0].dossiers", equalTo(1))
                .body("officers[0].total", equalTo(10.0f));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatever_happened_as_many_are_scored_as_form_06a_has_decided(long seed) {
        happenAtRandom(seed);

        for (var period : List.of("from=2017-01-10&to=2017-02-05", "from=2017-02-01&to=2017-03-31"))
            report("unit=018&" + period)
                    .body("checks.holds", everyItem(is(true)))
                    .body("officers[0].officer", equalTo("cb-1"));
    }

    @Test
    void as_a_table_it_has_a_line_for_each_officer_and_each_agency() {
        handle("00565", 1, "cb-01", "2017-03-09T08:00");
        log.feedNew(50);

        assertThat(as("018")
                        .accept("text/csv")
                        .header("Accept-Language", "en")
                        .get("/v1/reports/officers?" + MARCH)
                        .asString()
                        .lines())
                .containsExactly(
                        "Unit,Officer,Dossiers,Index 1,Index 2,Index 3,Index 4,Index 5,Index 6,Index 7,Index 8,Index 9,Total,Band",
                        "Thị trấn Trâu Quỳ,cb-01,1,2.0,2.0,2.0,2.0,,,2.0,,,10.0,100 % of the duty",
                        "Thị trấn Trâu Quỳ,(agency),1,2.0,2.0,2.0,2.0,,,2.0,2.0,0.0,12.0,good");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unit=018", "unit=018&period=2017-13", "unit=018&period=2017-03&officer=cb-01"})
    void what_cannot_be_asked_is_refused(String query) {
        as("018").get("/v1/reports/officers?" + query).then().statusCode(400);
    }

    private void handle(String unit, int number, String officer, String resolvedAt) {
        receive(unit, number, officer, Channel.DIRECT);
        resolved(unit, number, resolvedAt);
    }

    private void resolved(String unit, int number, String time) {
        add(unit, number, time, new DossierResolved(unit, Outcome.APPROVED, null, null));
    }

    private void receive(String unit, int number, String officer, Channel channel) {
        var due = Facts.day("2017-03-10");
        var promised = new PromisedDue(due, due.at(), DueSource.COMPUTED, due, null, "1", "1");
        add(
                unit,
                number,
                "2017-03-06T08:15",
                new DossierReceived(
                        unit, "2.000815", "CT", channel, null, promised, officer, null, null, null, null, null));
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
        return as("018").get("/v1/reports/officers?" + query).then().statusCode(200);
    }

    private static RequestSpecification as(String unit) {
        return given().auth().oauth2(TestTokens.token("supervisor", unit));
    }
}
