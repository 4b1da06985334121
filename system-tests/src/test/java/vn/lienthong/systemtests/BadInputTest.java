package vn.lienthong.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.commandline.suite.Part.INTAKE;
import static vn.lienthong.commandline.suite.Part.REPORTING;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.commandline.suite.Suite;
import vn.lienthong.testkit.Answer;
import vn.lienthong.testkit.Client;
import vn.lienthong.testkit.Posts;
import vn.lienthong.testkit.Settled;

/** What must not be accepted, over HTTP; nothing of it changes anything or harms what comes with it. */
class BadInputTest {
    private static final String UNIT = "08728";
    private static final String PROCEDURE = "1.004873";
    private static final String RECEIVED_AT = "2019-03-05T08:00:00+07:00";

    private final Suite suite = SharedSuite.get();
    private final Posts posts = new Posts("urn:vn:motcua:khai-quang-xau", UNIT);
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
        post(body).expectProblem(400, "malformed-post");
    }

    @Test
    void anUnknownTypeIsRefused() {
        post(posts.event("teleported", RECEIVED_AT, code(1), "{}")).expectProblem(400, "malformed-post");
    }

    @Test
    void anUnknownFieldIsNamed() {
        var answer = post(posts.event("received", RECEIVED_AT, code(1), """
                {"unit":"08728","procedure":"1.004873","channel":"DIRECT","colour":"red"}"""));

        answer.expectProblem(400, "malformed-post");
        assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/data/colour");
    }

    @Test
    void unknownUnitProcedureAndDossierAreRefused() {
        post(posts.event("received", RECEIVED_AT, code(1), """
                {"unit":"99999","procedure":"1.004873","channel":"DIRECT"}""")).expectProblem(422, "unknown-unit");
        post(posts.received(code(1), "9.999999", RECEIVED_AT)).expectProblem(422, "unknown-procedure");
        post(posts.returned("243.08728-190305-9999", RECEIVED_AT)).expectProblem(422, "unknown-dossier");
        assertUnknown(code(1));
    }

    @Test
    void aTimeTooFarInTheFutureIsRefused() {
        var future = OffsetDateTime.now(ZoneOffset.UTC).plusMinutes(6).toString();

        post(posts.received(code(2), PROCEDURE, future)).expectProblem(422, "in-the-future");
        assertUnknown(code(2));
    }

    @Test
    void anEventBeforeItsDossiersReceptionIsRefused() {
        post(posts.received(code(3), PROCEDURE, RECEIVED_AT)).expect(201);

        post(posts.returned(code(3), "2019-03-05T07:00:00+07:00")).expectProblem(422, "before-reception");
        assertStatus(code(3), "RECEIVED");
    }

    @Test
    void theSameIdWithAnotherBodyOrSubjectConflictsAndARepeatDoesNot() {
        var id = Posts.nextId();
        var data = """
                {"unit":"08728","procedure":"1.004873","channel":"DIRECT"}""";
        var first =
                post(posts.event(id, "received", RECEIVED_AT, code(4), data)).expect(201);

        var repeat = post(posts.event(id, "received", RECEIVED_AT, code(4), data.replace(":", ": ")))
                .expect(200);
        assertThat(repeat.text()).contains("DUPLICATE").contains(eventId(first));
        post(posts.event(id, "received", RECEIVED_AT, code(4), data.replace("DIRECT", "ONLINE")))
                .expectProblem(409, "id-used");
        post(posts.event(id, "received", RECEIVED_AT, code(5), data)).expectProblem(409, "id-used");
        assertStatus(code(4), "RECEIVED");
        assertUnknown(code(5));
    }

    @Test
    void transferToOneselfIsRefused() {
        post(posts.received(code(6), PROCEDURE, RECEIVED_AT)).expect(201);

        post(posts.event("transferred", "2019-03-05T09:00:00+07:00", code(6), """
                {"fromUnit":"08728","toUnit":"08728"}"""))
                .expectProblem(422, "transfer-to-itself");
        assertStatus(code(6), "RECEIVED");
    }

    @Test
    void factsAfterTheCloseAreRefused() {
        post(posts.received(code(7), PROCEDURE, RECEIVED_AT)).expect(201);
        post(posts.withdrawn(code(7), "2019-03-05T09:00:00+07:00")).expect(201);

        post(posts.event("payment-requested", "2019-03-05T10:00:00+07:00", code(7), """
                {"amount":1000,"currency":"VND"}"""))
                .expectProblem(422, "after-close");
        assertStatus(code(7), "WITHDRAWN");
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

        assertApplied(items.get(0));
        assertRejected(items.get(1), 400, "malformed-post");
        assertRejected(items.get(2), 422, "unknown-procedure");
        assertApplied(items.get(3));
        assertCounts(items.getLast(), 2, 2);
        assertStatus(code(8), "RECEIVED");
        assertUnknown(code(9));
        assertStatus(code(10), "RECEIVED");
    }

    @Test
    void anItemOver256KiBIsRejectedAndTheStreamGoesOn() {
        var big = posts.received(code(11), PROCEDURE, RECEIVED_AT).replace("DIRECT", "D" + "x".repeat(300_000));

        var items = ward.stream(List.of(big, posts.received(code(12), PROCEDURE, RECEIVED_AT)))
                .expect(200)
                .lines();

        assertRejected(items.get(0), 413, "item-too-long");
        assertApplied(items.get(1));
        assertCounts(items.getLast(), 1, 1);
        post(big).expectProblem(413, "item-too-long");
        assertUnknown(code(11));
    }

    @Test
    void aLineOf100MegabytesIsRejectedAndTheStreamGoesOn() {
        var huge = "{\"id\":\"" + "x".repeat(100 << 20) + "\"}";

        var items = ward.stream(List.of(huge, posts.received(code(13), PROCEDURE, RECEIVED_AT)))
                .expect(200)
                .lines();

        assertRejected(items.get(0), 413, "item-too-long");
        assertApplied(items.get(1));
        assertCounts(items.getLast(), 1, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "a\\ud800b"})
    void nulAndHalfACharacterInTextAreRefused(String text) {
        post(posts.event("withdrawn", "2019-03-05T09:00:00+07:00", code(19), "{\"reason\":\"" + text + "\"}"))
                .expectProblem(400, "malformed-post");
    }

    @Test
    void aBatchOf10001IsRefused() {
        var batch = IntStream.rangeClosed(1, 10_001)
                .mapToObj(i -> posts.event("withdrawn", RECEIVED_AT, "243.08728-190305-8888", "{}"))
                .collect(Collectors.joining(",", "[", "]"));

        ward.post(INTAKE, "/v1/events", Client.BATCH, batch).expectProblem(413, "batch-too-large");
    }

    @Test
    void aStreamCutOffInTheMiddleOfALineSaysSoBehindWhatCameWhole() {
        var whole = List.of(
                posts.received(code(20), PROCEDURE, RECEIVED_AT), posts.received(code(21), PROCEDURE, RECEIVED_AT));
        var half = posts.received(code(22), PROCEDURE, RECEIVED_AT).substring(0, 80);

        var items = ward.post(INTAKE, "/v1/events", Client.NDJSON, String.join("\n", whole) + "\n" + half)
                .expect(200)
                .lines();

        assertApplied(items.get(0));
        assertApplied(items.get(1));
        assertRejected(items.get(2), 400, "cut-off");
        assertCounts(items.getLast(), 2, 1);
        assertStatus(code(20), "RECEIVED");
        assertStatus(code(21), "RECEIVED");
        assertUnknown(code(22));
    }

    /** What came whole is taken while the rest is still awaited, and stays when the rest never comes. */
    @Test
    void aConnectionThatBreaksInTheMiddleOfALineKeepsWhatCameWhole() throws IOException {
        var first = posts.received(code(14), PROCEDURE, RECEIVED_AT) + "\n";
        var second = posts.received(code(23), PROCEDURE, RECEIVED_AT) + "\n";
        var half = posts.received(code(15), PROCEDURE, RECEIVED_AT).substring(0, 80);

        try (var connection = promisingMore(first + second + half)) {
            org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                auditor().get(REPORTING, "/v1/dossiers/" + code(14)).expect(200);
                auditor().get(REPORTING, "/v1/dossiers/" + code(23)).expect(200);
            });
        }

        assertStatus(code(14), "RECEIVED");
        assertStatus(code(23), "RECEIVED");
        assertUnknown(code(15));
    }

    private static void assertApplied(JsonNode item) {
        assertThat(item.path("outcome").asText()).as(item.toString()).isEqualTo("APPLIED");
    }

    private static void assertRejected(JsonNode item, int status, String rule) {
        assertThat(item.path("outcome").asText()).as(item.toString()).isEqualTo("REJECTED");
        assertThat(item.at("/problem/status").asInt()).as(item.toString()).isEqualTo(status);
        assertThat(item.at("/problem/type").asText()).endsWith("/problems/" + rule);
    }

    private static void assertCounts(JsonNode counts, int applied, int rejected) {
        assertThat(counts.path("applied").asInt()).as(counts.toString()).isEqualTo(applied);
        assertThat(counts.path("rejected").asInt()).as(counts.toString()).isEqualTo(rejected);
        assertThat(counts.path("pending").asInt() + counts.path("duplicate").asInt())
                .as(counts.toString())
                .isZero();
    }

    private void assertStatus(String code, String status) {
        Settled.await(suite);
        var view = auditor().get(REPORTING, "/v1/dossiers/" + code).expect(200);
        assertThat(view.json().at("/status/code").asText()).isEqualTo(status);
    }

    private void assertUnknown(String code) {
        Settled.await(suite);
        auditor().get(REPORTING, "/v1/dossiers/" + code).expect(404);
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
                .expectProblem(403, "foreign-unit");
        neighbour
                .post(
                        INTAKE,
                        "/v1/events",
                        Client.CLOUD_EVENT,
                        new Posts(posts.source(), "08719").received("243.08719-190305-0001", PROCEDURE, RECEIVED_AT))
                .expectProblem(403, "foreign-source");
        Client.of(suite, "clerk", "08719")
                .post(INTAKE, "/v1/dossiers/" + code(17) + "/withdrawal", "{}")
                .expectProblem(403, "foreign-dossier");
        neighbour
                .post(
                        INTAKE,
                        "/v1/events",
                        Client.CLOUD_EVENT,
                        new Posts("urn:vn:motcua:ngo-quyen", "08719").withdrawn(code(17), "2019-03-05T09:00:00+07:00"))
                .expectProblem(403, "foreign-dossier");
        takingOver(code(17)).forEach(event -> neighbour
                .post(INTAKE, "/v1/events", Client.CLOUD_EVENT, event)
                .expectProblem(403, "foreign-dossier"));
        assertStatus(code(17), "RECEIVED");
        assertUnknown(code(18));
        assertUnknown("243.08719-190305-0001");
    }

    private static Stream<String> takingOver(String code) {
        var strange = new Posts("urn:vn:motcua:ngo-quyen", "08719");
        return Stream.of(
                strange.event("submitted", "2019-03-04T08:00:00+07:00", code, """
                        {"unit":"08719","procedure":"%s"}""".formatted(PROCEDURE)),
                strange.received(code, PROCEDURE, RECEIVED_AT),
                strange.event("reception-refused", RECEIVED_AT, code, """
                        {"unit":"08719","reason":"không thuộc thẩm quyền"}"""));
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
        return "243.08728-190305-%04d".formatted(i);
    }
}
