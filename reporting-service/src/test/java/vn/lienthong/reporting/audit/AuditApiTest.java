package vn.lienthong.reporting.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.contracts.event.AuditAct;
import vn.lienthong.contracts.event.LogExported;
import vn.lienthong.contracts.event.ReplayCancelled;
import vn.lienthong.contracts.event.ReplayEnded;
import vn.lienthong.contracts.event.ReplayStarted;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.value.ReplayOutcome;
import vn.lienthong.reporting.ProjectionOnly;
import vn.lienthong.reporting.application.RecordsAct;
import vn.lienthong.service.testing.SuiteTestResource;
import vn.lienthong.service.testing.TestTokens;

/** Who looks into the log is looked at: acts are facts of a journal, with who, when and why. */
@QuarkusTest
@TestProfile(ProjectionOnly.class)
@QuarkusTestResource(SuiteTestResource.class)
class AuditApiTest {
    /** Acts stay for ever, so each story is of an actor of its own. */
    private final String actor = "auditor-" + UUID.randomUUID();

    @Inject
    RecordsAct records;

    @Test
    void an_act_is_told_with_who_when_and_why_the_latest_first() {
        record(new ReplayStarted("r-1", "all", "kiểm toán quý III"));
        var ended = record(new ReplayEnded("r-1", ReplayOutcome.DIFFERENT, 100, 40, 2));

        acts("").body("acts", hasSize(2))
                .body("acts.kind", equalTo(List.of("replay-ended", "replay-started")))
                .body("acts.actor", everyItem(equalTo(actor)))
                .body("acts.subject", everyItem(equalTo("replay/r-1")))
                .body("acts[0].id", equalTo(ended.id()))
                .body("acts[0].at", notNullValue())
                .body("acts[0].act.differences", equalTo(2))
                .body("acts[1].act.reason", equalTo("kiểm toán quý III"));
    }

    @Test
    void the_acts_of_one_replay_are_one_history_in_the_chain_of_the_journal() {
        var subject = "r-" + UUID.randomUUID();
        var started = record(new ReplayStarted(subject, "all", "thử"));
        var cancelled = record(new ReplayCancelled(subject, "hết giờ"));

        assertThat(started.streamVersion()).isEqualTo(1);
        assertThat(cancelled.streamVersion()).isEqualTo(2);
        assertThat(cancelled.position()).isGreaterThan(started.position());
    }

    @Test
    void a_list_goes_by_kind_and_day_and_in_pages() {
        record(new ReplayStarted("r-2", "all", "một"));
        record(new LogExported("all", "hai"));
        record(new ReplayStarted("r-3", "unit=00565", "ba"));

        acts("&kind=replay-started").body("acts.act.reason", equalTo(List.of("ba", "một")));
        acts("&to=2001-01-01").body("acts", hasSize(0));
        acts("&from=2001-01-01").body("acts", hasSize(3));
        var next = acts("&limit=2")
                .body("acts.act.reason", equalTo(List.of("ba", "hai")))
                .extract()
                .<String>path("next");
        acts("&limit=2&cursor=" + next)
                .body("acts.act.reason", equalTo(List.of("một")))
                .body("next", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"kind=replayed", "from=yesterday", "cursor=x", "limit=0"})
    void a_question_that_does_not_fit_is_refused(String query) {
        ask("auditor", query).statusCode(400).body("type", endsWith("invalid-parameter"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"clerk", "officer", "supervisor", "source", "admin"})
    void those_who_neither_audit_nor_operate_may_not_read_it(String role) {
        ask(role, "limit=5").statusCode(403);
    }

    @Test
    void an_operator_may() {
        record(new LogExported("all", "bàn giao"));
        ask("operator", "actor=" + actor).statusCode(200).body("acts.kind", hasItems("log-exported"));
    }

    private LogRecord record(AuditAct act) {
        return records.record(act, actor).await().indefinitely();
    }

    private ValidatableResponse acts(String more) {
        return ask("auditor", "actor=" + actor + more).statusCode(200);
    }

    private static ValidatableResponse ask(String role, String query) {
        return given().header("Authorization", TestTokens.bearer(role, "00565"))
                .get("/v1/audit?" + query)
                .then();
    }
}
