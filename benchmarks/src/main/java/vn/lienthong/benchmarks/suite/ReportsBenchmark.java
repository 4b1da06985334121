package vn.lienthong.benchmarks.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import vn.lienthong.benchmarks.Results;
import vn.lienthong.benchmarks.Samples;
import vn.lienthong.benchmarks.Setting;
import vn.lienthong.commandline.suite.Part;

/**
 * N6: form 06a of a district by ward, of any quarter of ten years, over HTTP from the running suite; beside it, in turn, the
 * plain GROUP BY over one row a dossier that a team would write. Then the same as known at a moment, by today's units, and
 * while events arrive.
 *
 * <p>The views are filled by SQL with the sums that the projection would have written: ten million dossiers cannot be posted
 * in a benchmark's time.
 */
public final class ReportsBenchmark {
    private static final String SIZES = System.getProperty("dossiers", "1000000,10000000");
    private static final int ROUNDS = Integer.getInteger("rounds", 300);
    /** Up to here the ledger is filled as well, and asked for what was known at a moment. */
    private static final int LARGEST_LEDGER = Integer.getInteger("ledger", 1_000_000);

    private static final int SLOW_ROUNDS = 20;
    private static final int WARM_UP = 200;
    private static final int FIRST_YEAR = 2016;
    private static final int YEARS = 9;
    private static final int PER_SECOND = 500;

    private static final String NAIVE = """
            select unit, count(*) filter (where received >= ?::date), count(*) filter (where received < ?::date),
                count(*) filter (where closed <= ?::date and closed < due),
                count(*) filter (where closed <= ?::date and closed = due),
                count(*) filter (where closed <= ?::date and closed > due),
                count(*) filter (where (closed is null or closed > ?::date) and due >= ?::date),
                count(*) filter (where (closed is null or closed > ?::date) and due < ?::date)
            from bench_dossier where received <= ?::date and (closed is null or closed >= ?::date) group by unit
            """;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Random random = new Random(6);
    private final BenchSuite running;
    private final String token;

    private ReportsBenchmark(BenchSuite running) {
        this.running = running;
        this.token = running.suite().tokens().mint("auditor", null, "bench", Duration.ofHours(3));
    }

    public static void run() throws Exception {
        var figures = new LinkedHashMap<String, Object>();
        for (var size : Stream.of(SIZES.split(",")).map(Integer::parseInt).toList()) {
            try (var running = BenchSuite.start()) {
                figures.put(String.valueOf(size), new ReportsBenchmark(running).measure(size));
            }
        }
        System.out.println("to reach: p99 15 ms of 1,000,000 dossiers, 30 ms of 10,000,000; as known at T 300 ms");
        System.out.println("written: " + Results.write("reports", figures));
    }

    private record Quarter(String from, String to) {
        String query() {
            return "unit=018&from=" + from + "&to=" + to;
        }
    }

    private interface Reading {
        void read(Quarter quarter) throws Exception;
    }

    private Map<String, Object> measure(int dossiers) throws Exception {
        System.out.println(Setting.of(jdbcUrl()));
        var figures = new LinkedHashMap<String, Object>();
        try (var database = DriverManager.getConnection(jdbcUrl())) {
            figures.put("fillSeconds", fill(database, dossiers));
            System.out.printf("%,d dossiers filled in %s s%n", dossiers, figures.get("fillSeconds"));
            System.out.printf(
                    "%-44s %9s %9s %9s%n", "06a of a district by ward, any quarter", "p50 ms", "p99 ms", "of");
            for (int i = 0; i < WARM_UP; i++) report(quarter(), "");
            measureAgainstPeer(database, figures);
            measureSlow(dossiers, figures);
            measureUnderLoad(figures);
            figures.put("plan", plan(database));
        }
        return figures;
    }

    /** In turn, so that both have the same machine. */
    private void measureAgainstPeer(Connection database, Map<String, Object> figures) throws Exception {
        var ours = new ArrayList<Long>();
        var naive = new ArrayList<Long>();
        for (int i = 0; i < ROUNDS; i++) {
            var quarter = quarter();
            ours.add(time(quarter, q -> report(q, "")));
            if (i % (ROUNDS / SLOW_ROUNDS + 1) == 0) naive.add(time(quarter, q -> naive(database, q)));
        }
        tell(figures, "ours", "as known now", ours);
        tell(figures, "naive", "GROUP BY over one row a dossier", naive);
        tell(figures, "byProcedure", "as known now, by procedure", times(SLOW_ROUNDS, q -> report(q, "&by=procedure")));
    }

    private void measureSlow(int dossiers, Map<String, Object> figures) throws Exception {
        if (dossiers > LARGEST_LEDGER) return;
        for (var moment : List.of("2024-11-30T00:00:00Z", "2020-01-01T00:00:00Z")) {
            var asOf = "&asOf=" + URLEncoder.encode(moment, StandardCharsets.UTF_8);
            tell(figures, "asOf " + moment, "as known at " + moment, times(SLOW_ROUNDS, q -> report(q, asOf)));
        }
        tell(
                figures,
                "now",
                "by today's units, of the province",
                times(SLOW_ROUNDS / 4, q -> get("unit=01&from=" + q.from() + "&to=" + q.to() + "&structure=now")));
    }

    private void measureUnderLoad(Map<String, Object> figures) throws Exception {
        var suite = running.suite();
        var poster = suite.tokens().mint("source", "01", "bench", Duration.ofHours(2));
        var events = URI.create(suite.url(Part.INTAKE) + "/v1/events");
        var ward = new Ward("00541", "crowd", Instant.now().minusSeconds(60));
        try (var posting = new Crowd(events, poster, ward, PER_SECOND, 10)) {
            times(WARM_UP, q -> report(q, ""));
            long before = posting.posted();
            long start = System.nanoTime();
            tell(figures, "underLoad", "as known now, while events arrive", times(ROUNDS, q -> report(q, "")));
            figures.put("eventsPerSecond", (posting.posted() - before) / ((System.nanoTime() - start) / 1e9));
        }
        System.out.printf("events arriving: %.0f/s%n", (Double) figures.get("eventsPerSecond"));
    }

    private List<Long> times(int rounds, Reading reading) throws Exception {
        var times = new ArrayList<Long>();
        for (int i = 0; i < rounds; i++) times.add(time(quarter(), reading));
        return times;
    }

    private static long time(Quarter quarter, Reading reading) throws Exception {
        long start = System.nanoTime();
        reading.read(quarter);
        return System.nanoTime() - start;
    }

    private static void tell(Map<String, Object> figures, String key, String name, List<Long> nanos) {
        var times = nanos.stream().mapToLong(Long::longValue).toArray();
        var p50 = Samples.percentileMillis(times, 0.5);
        var p99 = Samples.percentileMillis(times, 0.99);
        figures.put(key, Map.of("p50Millis", p50, "p99Millis", p99, "rounds", times.length));
        System.out.printf("%-44s %9.1f %9.1f %9d%n", name, p50, p99, times.length);
    }

    private Quarter quarter() {
        int year = FIRST_YEAR + random.nextInt(YEARS);
        return switch (random.nextInt(4)) {
            case 0 -> new Quarter(year - 1 + "-12-15", year + "-03-14");
            case 1 -> new Quarter(year + "-03-15", year + "-06-14");
            case 2 -> new Quarter(year + "-06-15", year + "-09-14");
            default -> new Quarter(year + "-09-15", year + "-12-14");
        };
    }

    private void report(Quarter quarter, String more) {
        get(quarter.query() + more);
    }

    private void get(String query) {
        var request = HttpRequest.newBuilder(
                        URI.create(running.suite().url(Part.REPORTING) + "/v1/reports/06a?" + query))
                .header("Authorization", "Bearer " + token)
                .build();
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200 || answer.body().contains("\"holds\":false"))
                throw new IllegalStateException("no report: " + answer.statusCode() + " " + answer.body());
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static void naive(Connection database, Quarter quarter) throws SQLException {
        try (var query = database.prepareStatement(NAIVE)) {
            var days = List.of(
                    quarter.from(),
                    quarter.from(),
                    quarter.to(),
                    quarter.to(),
                    quarter.to(),
                    quarter.to(),
                    quarter.to(),
                    quarter.to(),
                    quarter.to(),
                    quarter.to(),
                    quarter.from());
            for (int i = 0; i < days.size(); i++) query.setString(i + 1, days.get(i));
            try (var rows = query.executeQuery()) {
                int units = 0;
                while (rows.next()) units++;
                if (units != 23) throw new IllegalStateException(units + " units");
            }
        }
    }

    private double fill(Connection database, int dossiers) throws SQLException, IOException {
        long start = System.nanoTime();
        var script = ReportsBenchmark.class.getResourceAsStream("/vn/lienthong/benchmarks/reports-fill.sql");
        var sql = new String(script.readAllBytes(), StandardCharsets.UTF_8)
                .formatted(dossiers, dossiers <= LARGEST_LEDGER ? "true" : "false");
        try (var statement = database.createStatement()) {
            for (var part : sql.split(";\\s*\\n")) statement.execute(part);
        }
        return Math.round((System.nanoTime() - start) / 1e8) / 10.0;
    }

    /** Of the two readings of the balances that an answer consists of. */
    private static List<String> plan(Connection database) throws SQLException {
        var lines = new ArrayList<String>();
        for (var table : List.of("unit_balance", "channel_balance")) {
            var query = "explain (analyze, buffers) select unit, sum(control_open), sum(open_in_time) from " + table
                    + " where unit in (select distinct unit from bench_dossier where received = '2020-01-01')"
                    + " and (grain = 0 and start < '2020-01-01' or grain = 1 and start >= '2020-01-01' and start <"
                    + " '2020-06-01' or grain = 2 and start >= '2020-06-01' and start <= '2020-06-14') group by unit";
            try (var statement = database.createStatement();
                    var rows = statement.executeQuery(query)) {
                while (rows.next()) lines.add(rows.getString(1));
            }
        }
        return lines;
    }

    private String jdbcUrl() {
        return running.suite().jdbcUrl(Part.REPORTING)
                + "?user=postgres&password=postgres&options=-c%20search_path=views_1,public";
    }
}
