package vn.lienthong.reporting.feedback;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.event.FeedbackAnswered;
import vn.lienthong.contracts.event.FeedbackReceived;
import vn.lienthong.contracts.event.TransferAcknowledged;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.FeedbackKind;
import vn.lienthong.contracts.value.Finding;
import vn.lienthong.contracts.value.SuiteSecret;
import vn.lienthong.reporting.ProjectionOnly;
import vn.lienthong.reporting.domain.Facts;
import vn.lienthong.reporting.projection.LogFeeder;
import vn.lienthong.service.testing.SuiteTestResource;
import vn.lienthong.service.testing.TestTokens;

/** What was said of the handling: with its agency and officer for those who work, with what was found for the citizen. */
@QuarkusTest
@TestProfile(ProjectionOnly.class)
@QuarkusTestResource(SuiteTestResource.class)
class FeedbackApiTest {
    private static final String CODE = "018.00565-170306-0001";
    private static final String OTHER = "018.00565-170306-0002";

    @Inject
    LogFeeder log;

    @ConfigProperty(name = "lienthong.secret")
    String secret;

    @BeforeEach
    void received() {
        log.reset();
        for (var code : List.of(CODE, OTHER))
            add(code, "2017-03-06T08:15", Facts.received(Channel.DIRECT, Facts.day("2017-03-10")));
    }

    /** The next test class may read the real log, from its beginning. */
    @AfterEach
    void leaveNothing() {
        log.reset();
    }

    @Test
    void the_citizen_sees_what_became_of_what_he_said_with_his_key_and_of_nothing_else() {
        var complaint = log.addBy("citizen", CODE, Facts.at("2017-03-07T08:00"), said(FeedbackKind.COMPLAINT));
        add(CODE, "2017-03-07T09:00", said(FeedbackKind.DISLIKE));
        track().body("feedback", hasSize(1))
                .body("feedback[0].kind", equalTo("COMPLAINT"))
                .body("feedback[0].at", equalTo("2017-03-07T08:00:00+07:00"))
                .body("feedback[0].answered", equalTo(false))
                .body("feedback[0].finding", nullValue());

        add(CODE, "2017-03-08T08:00", new FeedbackAnswered(complaint, Finding.CONFIRMED, "cb-02"));

        track().body("feedback[0].answered", equalTo(true))
                .body("feedback[0].finding", equalTo("CONFIRMED"))
                .body("feedback[0].answeredOn", equalTo("2017-03-08"));
    }

    @Test
    void a_list_has_agency_officer_and_finding_with_counts_of_all_pages() {
        add(CODE, "2017-03-06T09:00", new DossierTransferred("00565", "018", null, null, null));
        add(CODE, "2017-03-06T10:00", new TransferAcknowledged("018", "cv-01", null));
        var complaint = add(CODE, "2017-03-07T08:00", said(FeedbackKind.COMPLAINT));
        add(OTHER, "2017-03-07T09:00", said(FeedbackKind.PRAISE));
        add(CODE, "2017-03-08T08:00", new FeedbackAnswered(complaint, Finding.UNFOUNDED, "cb-02"));

        list("unit=018")
                .body("feedback.dossier", equalTo(List.of(CODE, OTHER)))
                .body("feedback[0].feedback", equalTo(complaint))
                .body("feedback[0].agency.code", equalTo("018"))
                .body("feedback[0].agency.name", equalTo("Huyện Gia Lâm"))
                .body("feedback[0].officer", equalTo("cv-01"))
                .body("feedback[0].finding", equalTo("UNFOUNDED"))
                .body("feedback[0].answeredOn", equalTo("2017-03-08"))
                .body("feedback[1].agency.code", equalTo("00565"))
                .body("feedback[1].officer", equalTo("cb-01"))
                .body("counts.total", equalTo(2))
                .body("counts.answered", equalTo(1))
                .body("counts.unfounded", equalTo(1))
                .body("counts.open", equalTo(1))
                .body("counts.byKind.PRAISE", equalTo(1));
        list("answered=false").body("feedback.dossier", equalTo(List.of(OTHER)));
    }

    @Test
    void a_period_goes_by_the_day_on_which_it_was_given_as_corrected() {
        var complaint = add(CODE, "2017-03-07T08:00", said(FeedbackKind.COMPLAINT));
        list("from=2017-03-07&to=2017-03-07").body("feedback", hasSize(1));
        list("from=2017-03-09&to=2017-03-09").body("feedback", hasSize(0));

        add(CODE, "2017-03-07T08:00", new FactCorrected(complaint, Facts.at("2017-03-09T08:00"), null, "ld-01"));

        list("from=2017-03-09&to=2017-03-09").body("feedback", hasSize(1));
        list("from=2017-03-07&to=2017-03-07").body("feedback", hasSize(0)).body("counts.total", equalTo(0));
    }

    @Test
    void pages_go_on_where_the_last_ended() {
        for (int i = 0; i < 5; i++) add(i % 2 == 0 ? CODE : OTHER, "2017-03-07T08:00", said(FeedbackKind.PRAISE));

        var seen = new ArrayList<String>();
        String cursor = null;
        do {
            var page = list("limit=2" + (cursor == null ? "" : "&cursor=" + cursor));
            seen.addAll(page.extract().path("feedback.feedback"));
            cursor = page.body("counts.total", equalTo(5)).extract().path("next");
        } while (cursor != null && seen.size() <= 5);

        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void others_do_not_see_what_is_none_of_theirs() {
        add(CODE, "2017-03-07T08:00", said(FeedbackKind.COMPLAINT));

        var stranger = given().auth().oauth2(TestTokens.token("clerk", "00577"));
        stranger.get("/v1/feedback").then().statusCode(200).body("feedback", hasSize(0));
        given().auth()
                .oauth2(TestTokens.token("clerk", "00577"))
                .get("/v1/feedback?unit=00565")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"answered=yes", "from=2017", "cursor=x", "limit=0"})
    void what_does_not_fit_is_named(String query) {
        given().auth()
                .oauth2(TestTokens.token("supervisor", "018"))
                .get("/v1/feedback?" + query)
                .then()
                .statusCode(400);
    }

    private static FeedbackReceived said(FeedbackKind kind) {
        return new FeedbackReceived(kind, null);
    }

    private String add(String code, String localTime, DossierEvent event) {
        return log.add(code, Facts.at(localTime), event);
    }

    private ValidatableResponse list(String query) {
        log.feedNew(10);
        return given().auth()
                .oauth2(TestTokens.token("supervisor", "018"))
                .get("/v1/feedback?" + query)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse track() {
        log.feedNew(10);
        var key = new SuiteSecret(secret).trackingKey(CODE);
        // another test may have used up what this address may try in a minute
        return Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> given().get("/v1/tracking/" + CODE + "?key=" + key), answer -> answer.statusCode() != 429)
                .then()
                .statusCode(200);
    }
}
