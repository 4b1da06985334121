package vn.lienthong.intake.application;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.LegOpened;
import vn.lienthong.contracts.log.Draft;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.intake.Posts;
import vn.lienthong.journal.consumer.PlacedRecord;
import vn.lienthong.service.testing.OwnerStandIn;
import vn.lienthong.service.testing.SuiteTestResource;
import vn.lienthong.service.testing.TestTokens;

/** Routing says that a part of a group can begin, and intake receives its dossier. */
@QuarkusTest
@QuarkusTestResource(SuiteTestResource.class)
class OpensPartsTest {
    private static final Instant TIME = Instant.parse("2017-03-06T03:00:00Z");
    private static final LegOpened OPENED = new LegOpened("quyet-dinh", "018", "2.000815");

    @Inject
    Pool pool;

    @Inject
    OpensParts parts;

    private final Posts posts = new Posts();
    private final String group = Posts.freshCode();
    private final String idNumber = "0990" + System.nanoTime() % 100_000_000L;

    @BeforeEach
    void a_group_is_received() {
        var received = posts.received(group);
        ((ObjectNode) received.path("data"))
                .putObject("applicant")
                .put("kind", "PERSON")
                .put("name", "Người nộp thử")
                .put("idNumber", idNumber);
        post(received);
    }

    @Test
    void a_part_is_received_at_the_desk_of_the_group_for_the_agency_that_resolves_it() {
        var opened = opened();

        var part = awaitParts(opened, 1).getFirst();
        assertThat(part.reception().unit()).isEqualTo("00565");
        assertThat(part.reception().resolvingUnit()).isEqualTo("018");
        assertThat(part.reception().parent()).isEqualTo(group);
        assertThat(part.reception().procedure()).isEqualTo("2.000815");
        assertThat(part.time()).isEqualTo(TIME);
        assertThat(part.dossier()).matches("018\\.00565\\.LT-170306-\\d{4}");
    }

    @Test
    void it_is_received_once_however_often_that_is_read() {
        var opened = opened();
        awaitParts(opened, 1);

        parts.open(List.of(new PlacedRecord(opened, 0, opened.recordedAt())))
                .await()
                .atMost(Duration.ofSeconds(30));

        awaitParts(opened, 1);
    }

    @Test
    void it_is_in_the_name_of_who_filed_the_group() {
        var part = awaitParts(opened(), 1).getFirst();

        var found = given().header("Authorization", "Bearer " + TestTokens.token("clerk", "00565"))
                .queryParam("q", idNumber)
                .get("/v1/people/dossiers")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(found).contains(group, part.dossier());
    }

    @Test
    void a_part_that_was_received_wrongly_can_be_called_for_again() {
        var first = awaitParts(opened(), 1).getFirst();

        var second = awaitParts(opened(), 1).getFirst();

        assertThat(second.dossier()).isNotEqualTo(first.dossier());
    }

    private LogRecord opened() {
        var routing = OwnerStandIn.of(Owner.ROUTING);
        var said = routing.say(
                new Draft(OPENED, group, group, TIME, "00565", null, null, null, null, Set.of(), null, null));
        return routing.sent(said);
    }

    private record Part(String dossier, Instant time, DossierReceived reception) {}

    private List<Part> awaitParts(LogRecord opened, int count) {
        return await().atMost(Duration.ofSeconds(30)).until(() -> parts(opened), found -> found.size() == count);
    }

    private List<Part> parts(LogRecord opened) {
        var rows = pool.preparedQuery(
                        "select dossier, time, type, payload from event where payload::json ->> 'part' = $1")
                .execute(Tuple.of(opened.id()))
                .await()
                .indefinitely();
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Part(row.getString(0), row.getOffsetDateTime(1).toInstant(), (DossierReceived)
                        EventTypes.decode(row.getString(2), row.getString(3))))
                .toList();
    }

    private static void post(ObjectNode event) {
        given().contentType("application/cloudevents+json; charset=UTF-8")
                .header("Authorization", "Bearer " + TestTokens.token("source", "018"))
                .body(event.toString().getBytes(StandardCharsets.UTF_8))
                .post("/v1/events")
                .then()
                .statusCode(201);
    }
}
