package vn.lienthong.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.lienthong.commandline.suite.Part.REPORTING;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.lienthong.commandline.suite.Suite;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierOverdue;
import vn.lienthong.contracts.event.OverdueWithdrawn;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.value.OverdueCause;
import vn.lienthong.testkit.Client;
import vn.lienthong.testkit.Log;
import vn.lienthong.testkit.Posts;
import vn.lienthong.testkit.Settled;

/** Who made a dossier late, from the posts of a ward to the view. What it received is due on the 17th of September 2026. */
class OverdueCausesTest {
    private static final Suite SUITE = SharedSuite.get();
    private static final String WARD = "00118";
    private static final Posts POSTS = new Posts("urn:vn:motcua:bo-de", WARD);
    private static final String RECEIVED = "2026-09-14T09:00:00+07:00";
    private static final String TOLD_UNTIL = "2026-10-01T08:00:00+07:00";

    private final Client auditor = Client.of(SUITE, "auditor", null);

    @Test
    void whatLiesWithAnotherAgencyIsLateByIt() {
        var dossier = "01.00118-260914-9001";
        tell(
                POSTS.received(dossier, "1.004873", RECEIVED),
                POSTS.event("transferred", "2026-09-15T09:00:00+07:00", dossier, """
                        {"fromUnit":"00118","toUnit":"01"}"""),
                complete());

        awaitCause(dossier, OverdueCause.OTHER_AGENCY);
        assertThat(said(dossier, DossierOverdue.class))
                .extracting(DossierOverdue::cause)
                .containsExactly(OverdueCause.OTHER_AGENCY);
    }

    @Test
    void whatWasClosedInTimeAndRecordedLateWasOnlySynchronisedLate() {
        var dossier = "01.00118-260914-9002";
        tell(POSTS.received(dossier, "1.004873", RECEIVED), complete());
        awaitCause(dossier, OverdueCause.PROCESSING);

        tell(POSTS.resolved(dossier, "2026-09-16T09:00:00+07:00"));

        awaitCause(dossier, OverdueCause.SYNC_DELAY);
        assertThat(view(dossier).path("timeliness").asText()).isEqualTo("EARLY");
        assertThat(said(dossier, OverdueWithdrawn.class))
                .extracting(OverdueWithdrawn::cause)
                .containsExactly(OverdueCause.SYNC_DELAY);
    }

    private static void tell(String... events) {
        var answer = Client.of(SUITE, "source", WARD).stream(List.of(events)).expect(200);
        assertThat(answer.text()).doesNotContain("REJECTED");
    }

    private static String complete() {
        return """
                {"specversion":"1.0","id":"%s","source":"%s","type":"vn.lienthong.source.complete.v1","time":"%s","data":{"upTo":"%s"}}""".formatted(Posts.nextId(), POSTS.source(), TOLD_UNTIL, TOLD_UNTIL);
    }

    private void awaitCause(String dossier, OverdueCause cause) {
        Settled.await(SUITE);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(view(dossier).path("overdueCause").asText()).isEqualTo(cause.name()));
    }

    private JsonNode view(String dossier) {
        return auditor.get(REPORTING, "/v1/dossiers/" + dossier).expect(200).json();
    }

    private static <E extends DossierEvent> List<E> said(String dossier, Class<E> type) {
        return Log.read(SUITE.kafkaBootstrap()).of(dossier).stream()
                .map(record -> EventTypes.decode(record.type(), record.data()))
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
