package vn.lienthong.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.commandline.suite.Part.INTAKE;
import static vn.lienthong.commandline.suite.Part.REPORTING;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.commandline.suite.Suite;

/** What must not be accepted, over HTTP; nothing of it changes anything or harms what comes with it. */
class BadInputTest {
    private static final String UNIT = "08716";
    private static final String PROCEDURE = "1.004873";
    private static final String RECEIVED_AT = "2019-03-05T08:00:00+07:00";

    private final Suite suite = SharedSuite.get();
    private final Posts posts = new Posts("urn:vn:motcua:dong-da", UNIT);
    private final Client ward = Client.of(suite, "source", UNIT);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{\"specversion\":\"1.0\"}",
                "{\"specversion\":\"0.3\",\"id\":\"a\",\"source\":\"s\",\"type\":\"t\",\"time\":\"2019-03-05T08:00:00+07:00\",\"data\":{}}"
            })
    void malformedEventsAreRefused(String body) {
        var answer = post(body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("application/problem+json");
    }

    @Test
    void anUnknownTypeIsRefused() {
        assertThat(post(posts.event("teleported", RECEIVED_AT, code(1), "{}")).status())
                .isEqualTo(400);
    }

    @Test
    void anUnknownFieldIsNamed() {
        var answer = post(posts.event("received", RECEIVED_AT, code(1), """
                {"unit":"08716","procedure":"1.004873","channel":"DIRECT","colour":"red"}"""));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("/data/colour");
    }

    @Test
    void unknownUnitProcedureAndDossierAreRefused() {
        assertThat(post(posts.event("received", RECEIVED_AT, code(1), """
                {"unit":"99999","procedure":"1.004873","channel":"DIRECT"}""")).status())
                .isIn(403, 422);
        assertThat(post(posts.received(code(1), "9.999999", RECEIVED_AT)).status())
                .isEqualTo(422);
        assertThat(post(posts.returned("243.08716-190305-9999", RECEIVED_AT)).status())
                .isEqualTo(422);
    }

    @Test
    void aTimeTooFarInTheFutureIsRefused() {
        var future = OffsetDateTime.now(ZoneOffset.UTC).plusMinutes(6).toString();

        assertThat(post(posts.received(code(2), PROCEDURE, future)).status()).isEqualTo(422);
    }

    @Test
    void anEventBeforeItsDossiersReceptionIsRefused() {
        post(posts.received(code(3), PROCEDURE, RECEIVED_AT)).expect(201);

        assertThat(post(posts.returned(code(3), "2019-03-05T07:00:00+07:00")).status())
                .isEqualTo(422);
    }

    @Test
    void theSameIdWithAnotherBodyOrSubjectConflictsAndARepeatDoesNot() {
        var id = Posts.nextId();
        var data = """
                {"unit":"08716","procedure":"1.004873","channel":"DIRECT"}""";
        var first =
                post(posts.event(id, "received", RECEIVED_AT, code(4), data)).expect(201);

        var repeat = post(posts.event(id, "received", RECEIVED_AT, code(4), data.replace(":", ": ")))
                .expect(200);
        assertThat(repeat.text()).contains("DUPLICATE").contains(eventId(first));
        assertThat(post(posts.event(id, "received", RECEIVED_AT, code(4), data.replace("DIRECT", "ONLINE")))
                        .status())
                .isEqualTo(409);
        assertThat(post(posts.event(id, "received", RECEIVED_AT, code(5), data)).status())
                .isEqualTo(409);
    }

    @Test
    void transferToOneselfIsRefused() {
        post(posts.received(code(6), PROCEDURE, RECEIVED_AT)).expect(201);

        assertThat(post(posts.event("transferred", "2019-03-05T09:00:00+07:00", code(6), """
                {"fromUnit":"08716","toUnit":"08716"}"""))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void factsAfterTheCloseAreRefused() {
        post(posts.received(code(7), PROCEDURE, RECEIVED_AT)).expect(201);
        post(posts.withdrawn(code(7), "2019-03-05T09:00:00+07:00")).expect(201);

        assertThat(post(posts.event("payment-requested", "2019-03-05T10:00:00+07:00", code(7), """
                {"amount":1000,"currency":"VND"}"""))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void oneBadItemHarmsNoOther() {
        var items = ward.stream(List.of(
                        posts.received(code(8), PROCEDURE, RECEIVED_AT),
                        "{not json",
                        posts.received(code(9), "9.999999", RECEIVED_AT),
                        posts.received(code(10), PROCEDURE, RECEIVED_AT)))
                .expect(200)
                .lines();

        assertThat(items.stream().limit(4).map(item -> item.path("outcome").asText()))
                .containsExactly("APPLIED", "REJECTED", "REJECTED", "APPLIED");
        assertThat(items.getLast().path("rejected").asInt()).isEqualTo(2);
    }

    @Test
    void anItemOver256KiBIsRejectedAndTheStreamGoesOn() {
        var big = posts.received(code(11), PROCEDURE, RECEIVED_AT).replace("DIRECT", "D" + "x".repeat(300_000));

        var items = ward.stream(List.of(big, posts.received(code(12), PROCEDURE, RECEIVED_AT)))
                .expect(200)
                .lines();

        assertThat(items.get(0).path("outcome").asText()).isEqualTo("REJECTED");
        assertThat(items.get(1).path("outcome").asText()).isEqualTo("APPLIED");
        assertThat(post(big).status()).isEqualTo(413);
    }

    @Test
    void aLineOf100MegabytesIsRejectedAndTheStreamGoesOn() {
        var huge = "{\"id\":\"" + "x".repeat(100 << 20) + "\"}";

        var items = ward.stream(List.of(huge, posts.received(code(13), PROCEDURE, RECEIVED_AT)))
                .expect(200)
                .lines();

        assertThat(items.get(0).path("outcome").asText()).isEqualTo("REJECTED");
        assertThat(items.get(1).path("outcome").asText()).isEqualTo("APPLIED");
    }

    @Test
    void nulInTextIsRefused() {
        assertThat(post(posts.event("withdrawn", "2019-03-05T09:00:00+07:00", code(3), "{\"reason\":\"a\\u0000b\"}"))
                        .status())
                .isEqualTo(400);
        assertThat(post(posts.event("withdrawn", "2019-03-05T09:00:00+07:00", code(3), "{\"reason\":\"a\\ud800b\"}"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aBatchOf10001IsRefused() {
        var batch = IntStream.rangeClosed(1, 10_001)
                .mapToObj(i -> posts.event("withdrawn", RECEIVED_AT, "243.08716-190305-8888", "{}"))
                .collect(Collectors.joining(",", "[", "]"));

        ward.post(INTAKE, "/v1/events", Client.BATCH, batch).expect(413);
    }

    @Test
    void aStreamCutOffInTheMiddleOfALineKeepsWhatCameWhole() throws IOException {
        var whole = posts.received(code(14), PROCEDURE, RECEIVED_AT) + "\n";
        var half = posts.received(code(15), PROCEDURE, RECEIVED_AT).substring(0, 80);

        try (var connection = promisingMore(whole + half)) {
            org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> auditor()
                    .get(REPORTING, "/v1/dossiers/" + code(14))
                    .expect(200));
        }
        auditor().get(REPORTING, "/v1/dossiers/" + code(15)).expect(404);
    }

    private Client auditor() {
        return Client.of(suite, "auditor", "01");
    }

    @Test
    void wrongAndExpiredTokensAreRefused() {
        var body = posts.received(code(16), PROCEDURE, RECEIVED_AT);
        var expired = suite.tokens().mint("source", UNIT, "test", Duration.ofHours(-1));

        Client.withToken(suite, null)
                .post(INTAKE, "/v1/events", Client.CLOUD_EVENT, body)
                .expectProblem(401, "token-required");
        Client.withToken(suite, "nonsense")
                .post(INTAKE, "/v1/events", Client.CLOUD_EVENT, body)
                .expectProblem(401, "token-invalid");
        Client.withToken(suite, expired)
                .post(INTAKE, "/v1/events", Client.CLOUD_EVENT, body)
                .expectProblem(401, "token-invalid");
    }

    @Test
    void anotherUnitsDossierAndAnotherUnitsSourceAreForbidden() {
        post(posts.received(code(17), PROCEDURE, RECEIVED_AT)).expect(201);
        var neighbour = Client.of(suite, "source", "08719");

        neighbour
                .post(
                        INTAKE,
                        "/v1/events",
                        Client.CLOUD_EVENT,
                        new Posts("urn:vn:motcua:ngo-quyen", UNIT).received(code(18), PROCEDURE, RECEIVED_AT))
                .expect(403);
        neighbour
                .post(
                        INTAKE,
                        "/v1/events",
                        Client.CLOUD_EVENT,
                        new Posts(posts.source(), "08719").received("243.08719-190305-0001", PROCEDURE, RECEIVED_AT))
                .expect(403);
        Client.of(suite, "clerk", "08719")
                .post(INTAKE, "/v1/dossiers/" + code(17) + "/withdrawal", "{}")
                .expect(403);
    }

    private Answer post(String event) {
        return ward.post(INTAKE, "/v1/events", Client.CLOUD_EVENT, event);
    }

    private static String eventId(Answer answer) {
        var json = answer.json();
        return json.at("/results/0/eventId").asText(json.path("eventId").asText());
    }

    /** Promises more than it sends, as a system does whose network fails; closing breaks it off. */
    private Socket promisingMore(String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var url = suite.url(INTAKE);
        var head = """
                POST /v1/events HTTP/1.1
                Host: %s
                Authorization: Bearer %s
                Content-Type: application/x-ndjson
                Content-Length: %d

                """.formatted(url.getHost(), suite.tokens().mint("source", UNIT), bytes.length + 1000)
                .replace("\n", "\r\n");
        var socket = new Socket(url.getHost(), url.getPort());
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return socket;
    }

    private static String code(int i) {
        return "243.08716-190305-%04d".formatted(i);
    }
}
