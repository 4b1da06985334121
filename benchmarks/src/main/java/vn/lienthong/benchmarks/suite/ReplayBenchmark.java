package vn.lienthong.benchmarks.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import vn.lienthong.benchmarks.Results;
import vn.lienthong.benchmarks.Setting;
import vn.lienthong.commandline.suite.Part;
import vn.lienthong.contracts.log.Json;

/**
 * N5: from the beginning of a replay until its views are compared with the live ones and ready to take their place, and how
 * long each of its steps takes.
 */
public final class ReplayBenchmark {
    private static final int DOSSIERS = Integer.getInteger("dossiers", 1_000_000);
    private static final int ROUNDS = Integer.getInteger("rounds", 1);
    private static final Set<String> RUNNING = Set.of("LOADING", "INDEXING", "CATCHING_UP", "COMPARING");
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final BenchSuite running;
    private final String token;

    private ReplayBenchmark(BenchSuite running) {
        this.running = running;
        this.token = running.suite().tokens().mint("operator", null, "bench", Duration.ofHours(3));
    }

    public static void run() throws Exception {
        try (var running = BenchSuite.start()) {
            new ReplayBenchmark(running).measure();
        }
    }

    private void measure() throws Exception {
        var suite = running.suite();
        System.out.println(Setting.of(jdbcUrl()));
        for (var service : Part.services()) suite.stop(service);
        var log = MadeLog.write(suite.kafkaBootstrap(), DOSSIERS);
        try (var database = DriverManager.getConnection(jdbcUrl())) {
            log.pretendRead(database);
        }
        suite.start(Part.REPORTING);
        System.out.printf("%,d facts of %,d dossiers in the log%n", log.facts(), DOSSIERS);
        // The live views are empty: the first replay fills what the next ones are compared with.
        promote(replayed(new LinkedHashMap<>()));
        var figures = new LinkedHashMap<String, Object>();
        for (int round = 1; round <= ROUNDS; round++) figures.put("round " + round, round(log));
        System.out.println("to reach: 60 s for 5,000,000 facts of 1,000,000 dossiers");
        System.out.println("written: " + Results.write("replay", figures));
    }

    private Map<String, Object> round(MadeLog log) {
        var steps = new LinkedHashMap<String, Object>();
        var begun = System.nanoTime();
        var ended = replayed(steps);
        var seconds = seconds(begun);
        if (ended.path("differenceCount").asLong() != 0) throw new IllegalStateException(ended.toString());
        steps.put("seconds", seconds);
        steps.put("factsPerSecond", Math.round(log.facts() / seconds));
        steps.put("rowsCompared", ended.path("rowsCompared").asLong());
        System.out.printf(
                "%,d facts in %.1f s, %,d rows compared, steps %s%n",
                log.facts(), seconds, ended.path("rowsCompared").asLong(), steps);
        return steps;
    }

    /** @param steps is told how many seconds each state lasted */
    private JsonNode replayed(Map<String, Object> steps) {
        var id = read(post("/v1/replays", "{\"reason\":\"benchmark\"}"))
                .path("id")
                .asText();
        var state = "LOADING";
        var since = System.nanoTime();
        while (true) {
            var replay = read(running.front().get(Part.REPORTING, "/v1/replays/" + id, token, "application/json"));
            var now = replay.path("state").asText();
            if (!now.equals(state)) {
                steps.put(state, seconds(since));
                state = now;
                since = System.nanoTime();
            }
            if (now.equals("FAILED")) throw new IllegalStateException(replay.toString());
            if (!RUNNING.contains(now)) return replay;
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    private static double seconds(long since) {
        return Math.round((System.nanoTime() - since) / 1e8) / 10.0;
    }

    private void promote(JsonNode replay) {
        post(
                "/v1/replays/" + replay.path("id").asText() + "/promotion",
                "{\"reason\":\"benchmark\",\"acceptDifferences\":true}");
    }

    private String post(String path, String body) {
        return running.front()
                .post(Part.REPORTING, path, token, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode read(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (IOException impossible) {
            throw new IllegalStateException(text, impossible);
        }
    }

    private String jdbcUrl() {
        return running.suite().jdbcUrl(Part.REPORTING) + "?user=postgres&password=postgres";
    }
}
