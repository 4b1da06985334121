package vn.lienthong.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.commandline.suite.Part.INTAKE;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.commandline.suite.ServiceProcess;
import vn.lienthong.commandline.suite.Suite;
import vn.lienthong.testkit.Answer;
import vn.lienthong.testkit.Client;
import vn.lienthong.testkit.Database;
import vn.lienthong.testkit.Log;
import vn.lienthong.testkit.Posts;
import vn.lienthong.testkit.Settled;

/**
 * Two instances of intake on one database, both hard at work on the same things: one truth comes of it. One event is such
 * that the database refuses it, whoever tries.
 */
class TwoIntakesTest {
    private static final String UNIT = "08722";
    private static final String PROCEDURE = "1.004873";
    private static final String SOURCE = "urn:vn:motcua:dong-tam";
    private static final String POISON = "poison";
    private static final int STREAMS = 8;
    private static final int DOSSIERS_A_STREAM = 60;
    private static final int ISSUED_A_BATCH = 150;
    private static final int RECEPTIONS_AT_THE_DESK = 40;

    private final Suite suite = SharedSuite.get();
    private final Posts posts = new Posts(SOURCE, UNIT);
    private final Client ward = Client.of(suite, "source", UNIT);
    private final Client clerk = Client.of(suite, "clerk", UNIT);
    private final Database database = Database.of(suite, INTAKE);

    @AfterEach
    void cure() {
        database.execute("drop function if exists refuse_poison() cascade");
    }

    /** Two requests at the same time, one to each instance, and what each was answered. */
    private record Pair(CompletableFuture<Answer> here, CompletableFuture<Answer> there) {
        List<JsonNode> linesHere() {
            return here.join().expect(200).lines();
        }

        List<JsonNode> linesThere() {
            return there.join().expect(200).lines();
        }
    }

    @Test
    void twoInstancesAtWorkOnTheSameThingsGiveOneTruth() {
        var deadlocks = deadlocks();
        try (var second = suite.startAnother(INTAKE);
                var requests = Executors.newVirtualThreadPerTaskExecutor()) {
            refusePoison();
            var lives = lives().stream()
                    .map(events -> toBoth(second, requests, events))
                    .toList();
            var issued = toBoth(second, requests, withoutCodes());
            var others = new Pair(
                    CompletableFuture.supplyAsync(() -> ward.stream(withoutCodes()), requests),
                    CompletableFuture.supplyAsync(() -> ward.at(second.url()).stream(withoutCodes()), requests));
            var desk = IntStream.range(0, RECEPTIONS_AT_THE_DESK)
                    .mapToObj(i -> atTheDesk(second, requests, "desk-" + i))
                    .toList();

            lives.forEach(this::assertOneAcceptedWhatTheOtherRepeats);
            assertOneAcceptedWhatTheOtherRepeats(issued);
            desk.forEach(TwoIntakesTest::assertOneReceipt);
            assertBothAccepted(lives);
            assertNoCodeTwice(Stream.of(
                            dossiers(issued.linesHere()),
                            dossiers(others.linesHere()),
                            dossiers(others.linesThere()),
                            codes(desk))
                    .flatMap(List::stream)
                    .toList());
            assertPoisonIsTakenOnceCured(second);
        }
        Settled.await(suite);

        assertNothingTwice();
        assertPositionsGapFree();
        Log.read(suite.kafkaBootstrap()).requireWhole();
        assertThat(deadlocks()).as("deadlocks").isEqualTo(deadlocks);
    }

    // what both are sent

    /** Streams of whole lives under given codes; the poisoned event stands amid the first. */
    private List<List<String>> lives() {
        var streams = new ArrayList<List<String>>();
        for (int stream = 0; stream < STREAMS; stream++) {
            var events = new ArrayList<String>();
            for (int i = 0; i < DOSSIERS_A_STREAM; i++) events.addAll(life(code(stream, i), i % 2 == 0));
            events.add(completeUpTo("2019-03-07T17:00:00+07:00"));
            if (stream == 0) events.add(events.size() / 2, poisoned());
            streams.add(events);
        }
        return streams;
    }

    private List<String> life(String code, boolean resolved) {
        var close = "2019-03-06T09:00:00+07:00";
        return List.of(
                posts.received(code, PROCEDURE, "2019-03-05T08:00:00+07:00"),
                resolved ? posts.resolved(code, close) : posts.withdrawn(code, close),
                posts.returned(code, "2019-03-06T10:00:00+07:00"));
    }

    private String poisoned() {
        return posts.event(POISON, "received", "2019-03-05T08:00:00+07:00", code(STREAMS, 0), """
                {"unit":"08722","procedure":"1.004873","channel":"DIRECT"}""");
    }

    private static String completeUpTo(String time) {
        return """
                {"specversion":"1.0","id":"%s","source":"%s","type":"vn.lienthong.source.complete.v1","time":"%s","data":{"upTo":"%s"}}""".formatted(Posts.nextId(), SOURCE, time, time);
    }

    /** Receptions to which the suite gives the codes. */
    private static List<String> withoutCodes() {
        return IntStream.range(0, ISSUED_A_BATCH)
                .mapToObj(i -> """
                {"specversion":"1.0","id":"%s","source":"%s","type":"vn.lienthong.dossier.received.v1","time":"2019-03-07T08:00:00+07:00","data":{"unit":"08722","procedure":"1.004873","channel":"DIRECT"}}""".formatted(Posts.nextId(), SOURCE))
                .toList();
    }

    private Pair toBoth(ServiceProcess second, ExecutorService requests, List<String> events) {
        return new Pair(
                CompletableFuture.supplyAsync(() -> ward.stream(events), requests),
                CompletableFuture.supplyAsync(() -> ward.at(second.url()).stream(events), requests));
    }

    private Pair atTheDesk(ServiceProcess second, ExecutorService requests, String key) {
        var keyed = clerk.with("Idempotency-Key", key);
        var reception = """
                {"unit":"08722","procedure":"1.004873","channel":"DIRECT","time":"2019-03-07T08:30:00+07:00"}""";
        return new Pair(
                CompletableFuture.supplyAsync(() -> keyed.post(INTAKE, "/v1/dossiers", reception), requests),
                CompletableFuture.supplyAsync(
                        () -> keyed.at(second.url()).post(INTAKE, "/v1/dossiers", reception), requests));
    }

    private void refusePoison() {
        database.execute("""
                create or replace function refuse_poison() returns trigger language plpgsql as $$
                begin raise exception 'poison'; end $$""");
        database.execute("create trigger poison before insert on event for each row when (new.origin_id = '" + POISON
                + "') execute function refuse_poison()");
    }

    // what they answer

    private void assertOneAcceptedWhatTheOtherRepeats(Pair pair) {
        var here = pair.linesHere();
        var there = pair.linesThere();
        assertThat(here).hasSameSizeAs(there);
        for (int i = 0; i < here.size() - 1; i++) assertOneTruth(here.get(i), there.get(i));
    }

    private static void assertOneTruth(JsonNode here, JsonNode there) {
        var outcomes = List.of(outcome(here), outcome(there));
        if (here.path("id").asText().equals(POISON)) {
            assertThat(outcomes).containsOnly("REJECTED");
            return;
        }
        assertThat(outcomes).as("%s %s", here, there).containsOnlyOnce("DUPLICATE");
        assertThat(outcomes).as("%s %s", here, there).doesNotContain("REJECTED");
        for (var field : List.of("id", "dossier", "eventId", "trackingKey"))
            assertThat(here.path(field)).as(field).isEqualTo(there.path(field));
    }

    private static void assertOneReceipt(Pair pair) {
        var answers = List.of(pair.here().join(), pair.there().join());
        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 201);
        assertThat(answers.get(0).json()).isEqualTo(answers.get(1).json());
    }

    /** Neither only repeated what the other had done. */
    private static void assertBothAccepted(List<Pair> pairs) {
        var accepted = Set.of("APPLIED", "PENDING");
        assertThat(pairs.stream().flatMap(pair -> pair.linesHere().stream()))
                .anyMatch(answer -> accepted.contains(outcome(answer)));
        assertThat(pairs.stream().flatMap(pair -> pair.linesThere().stream()))
                .anyMatch(answer -> accepted.contains(outcome(answer)));
    }

    private static void assertNoCodeTwice(List<String> codes) {
        assertThat(codes)
                .hasSize(3 * ISSUED_A_BATCH + RECEPTIONS_AT_THE_DESK)
                .doesNotContain("")
                .doesNotHaveDuplicates();
    }

    /** What was refused claimed nothing: it is judged afresh, by either. */
    private void assertPoisonIsTakenOnceCured(ServiceProcess second) {
        cure();
        var event = poisoned();
        ward.at(second.url())
                .post(INTAKE, "/v1/events", Client.CLOUD_EVENT, event)
                .expect(201);
        ward.post(INTAKE, "/v1/events", Client.CLOUD_EVENT, event).expect(200);
    }

    // what stands in the journal

    private void assertNothingTwice() {
        assertThat(database.texts("""
                select origin_id from event where origin_source = '%s' and type not like '%%source.complete%%'
                group by origin_id having count(*) > 1""".formatted(SOURCE))).as("ids").isEmpty();
        assertThat(database.texts("""
                select dossier from event where type = 'vn.lienthong.dossier.received.v1'
                group by dossier having count(*) > 1""")).as("codes").isEmpty();
    }

    private void assertPositionsGapFree() {
        var shards = database.query(
                "select shard, min(position), max(position), count(*) from event group by shard",
                row -> List.of(row.getLong(2), row.getLong(3), row.getLong(4)));
        assertThat(shards).isNotEmpty().allSatisfy(shard -> {
            assertThat(shard.get(0)).isEqualTo(1);
            assertThat(shard.get(1)).isEqualTo(shard.get(2));
        });
    }

    private String deadlocks() {
        return database.texts("select deadlocks from pg_stat_database where datname = 'intake'")
                .getFirst();
    }

    private static List<String> dossiers(List<JsonNode> lines) {
        return lines.stream()
                .filter(line -> line.has("outcome"))
                .map(line -> line.path("dossier").asText())
                .toList();
    }

    private static List<String> codes(List<Pair> receptions) {
        return receptions.stream()
                .map(pair -> pair.here().join().json().path("code").asText())
                .toList();
    }

    private static String outcome(JsonNode answer) {
        return answer.path("outcome").asText();
    }

    private static String code(int stream, int i) {
        return "243.08722-190305-%d%04d".formatted(stream + 1, i);
    }
}
