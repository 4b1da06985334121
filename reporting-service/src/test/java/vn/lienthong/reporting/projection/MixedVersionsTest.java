package vn.lienthong.reporting.projection;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.QuarantineSkipped;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.reporting.ProjectionOnly;
import vn.lienthong.reporting.domain.Facts;
import vn.lienthong.service.testing.SuiteTestResource;
import vn.lienthong.service.testing.TestTokens;

/** A log outlives the versions that wrote it: whichever said something, the views are the same. */
@QuarkusTest
@TestProfile(ProjectionOnly.class)
@QuarkusTestResource(SuiteTestResource.class)
class MixedVersionsTest {
    private static final String FIRST = "018.00565-170306-0001";
    private static final String SECOND = "018.00565-170306-0002";
    private static final String SOUND = "018.00565-170306-0003";

    @Inject
    LogFeeder log;

    @BeforeEach
    void begin() {
        log.reset();
    }

    /** The next test class may read the real log, from its beginning. */
    @AfterEach
    void leaveNothing() {
        log.reset();
    }

    @Test
    void a_record_is_let_go_by_a_skip_of_either_version_and_a_replay_of_both_gives_the_same_views() {
        resolve(SOUND);
        var first = resolve(FIRST);
        log.addAs(
                "vn.lienthong.audit.quarantine-skipped.v1",
                """
                {"partition":3,"offset":7,"event":"%s","reason":"hỏng"}""".formatted(first),
                FIRST,
                Facts.at("2017-03-08T11:00"),
                skip(first));
        var second = resolve(SECOND);
        log.add(SECOND, Facts.at("2017-03-08T11:00"), skip(second));
        log.feed(100);

        assertThat(dossier(FIRST)).isEqualTo(dossier(SECOND));
        assertThat(dossier(FIRST).get("status")).isNotEqualTo(dossier(SOUND).get("status"));
        var views = Map.of(FIRST, dossier(FIRST), SECOND, dossier(SECOND));
        var report = report();

        log.emptyTables();
        log.feed(1);

        assertThat(Map.of(FIRST, dossier(FIRST), SECOND, dossier(SECOND))).isEqualTo(views);
        assertThat(report()).isEqualTo(report);
    }

    /** Received and decided. */
    private String resolve(String code) {
        log.add(code, Facts.at("2017-03-06T08:15"), Facts.received(Channel.DIRECT, Facts.day("2017-03-10")));
        return log.add(code, Facts.at("2017-03-08T10:00"), new DossierResolved("00565", Outcome.APPROVED, null, null));
    }

    private static QuarantineSkipped skip(String event) {
        return new QuarantineSkipped(event, "reporting", "hỏng");
    }

    /** What it tells but its own code and where it stands. */
    private static Map<String, Object> dossier(String code) {
        var view = get("/v1/dossiers/" + code);
        view.keySet().removeAll(List.of("code", "links", "asOf", "logPosition"));
        return view;
    }

    private static Object report() {
        return get("/v1/reports/06a?unit=00565&from=2017-03-06&to=2017-03-10").get("total");
    }

    private static Map<String, Object> get(String path) {
        return given().header("Authorization", TestTokens.bearer("auditor", null))
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("");
    }
}
