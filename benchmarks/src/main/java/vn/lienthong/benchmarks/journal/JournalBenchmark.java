package vn.lienthong.benchmarks.journal;

import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import vn.lienthong.benchmarks.Results;
import vn.lienthong.benchmarks.Samples;
import vn.lienthong.benchmarks.Setting;
import vn.lienthong.localstack.LocalPostgres;

/**
 * N1: decide and append durably, in this process, many callers; the journal and plain JDBC with an outbox in turn, A B A
 * B, on the same PostgreSQL server with fsync on.
 */
public final class JournalBenchmark {
    private static final int CALLERS = Integer.getInteger("callers", 64);
    private static final int ROUNDS = Integer.getInteger("rounds", 5);
    private static final Duration ROUND = Duration.ofSeconds(Integer.getInteger("seconds", 8));
    /** After six seconds the compiler still takes a third of a processor, after half a minute next to nothing. */
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("warmup", 40));

    static final String PASSWORD = LocalPostgres.DEFAULT_PASSWORD;

    private JournalBenchmark() {}

    public static void run() throws Exception {
        var data = Files.createTempDirectory("lienthong-bench-journal");
        try (var postgres = LocalPostgres.start(data, 0)) {
            postgres.createDatabase("routing");
            postgres.createDatabase("peer");
            System.out.println(Setting.of(url(postgres, "peer", "peer_owner")));
            createJournalTables(postgres);
            try (var ours = new GroupCommitJournal(postgres.port(), "routing", "routing", PASSWORD);
                    var peer = new PlainJdbc(url(postgres, "peer", "peer_owner"))) {
                compare(ours, peer, batchLimit(postgres));
            }
        }
    }

    private static void compare(Contender ours, Contender peer, BatchLimit limit) throws Exception {
        var load = new Load();
        load.run(ours, CALLERS, WARM_UP);
        load.run(peer, CALLERS, WARM_UP);
        var ourRounds = new ArrayList<Load.Round>();
        var peerRounds = new ArrayList<Load.Round>();
        var limits = new ArrayList<Double>();
        for (int round = 1; round <= ROUNDS; round++) {
            ourRounds.add(load.run(ours, CALLERS, ROUND));
            peerRounds.add(load.run(peer, CALLERS, ROUND));
            limits.add(limit.measure(ROUND));
            System.out.printf(
                    "round %d: %,.0f and %,.0f transitions/s, 100-row batches %,.0f rows/s%n",
                    round, ourRounds.getLast().perSecond(), peerRounds.getLast().perSecond(), limits.getLast());
        }
        report(ours, ourRounds, peer, peerRounds, limits);
    }

    private static void report(
            Contender ours,
            List<Load.Round> ourRounds,
            Contender peer,
            List<Load.Round> peerRounds,
            List<Double> limits)
            throws Exception {
        var ratios = new ArrayList<Double>();
        for (int i = 0; i < ourRounds.size(); i++) {
            ratios.add(ourRounds.get(i).perSecond() / peerRounds.get(i).perSecond());
        }
        var ratio = new Samples(ratios);
        System.out.printf(
                "%n%-28s %28s %10s %10s %16s%n",
                CALLERS + " callers", "transitions/s", "p50 ms", "p99 ms", "bytes/dossier");
        row(ours, ourRounds);
        row(peer, peerRounds);
        System.out.printf("%-28s %28s%n", "append 100 rows, 1 writer", new Samples(limits) + " rows/s");
        System.out.printf(
                "%nratio, round by round: median %.2f [%.2f–%.2f]; to reach 4.00%n",
                ratio.median(), ratio.min(), ratio.max());
        System.out.printf(
                "share of the 100-row batch limit: %.2f; beyond is 0.50%n",
                rates(ourRounds).median() / new Samples(limits).median());
        var figures = new LinkedHashMap<String, Object>();
        figures.put("callers", CALLERS);
        figures.put("ours", ourRounds);
        figures.put("peer", peerRounds);
        figures.put("batchLimit", limits);
        figures.put("ratio", Map.of("median", ratio.median(), "min", ratio.min(), "max", ratio.max()));
        System.out.println("written: " + Results.write("journal", figures));
    }

    private static void row(Contender contender, List<Load.Round> rounds) throws Exception {
        System.out.printf(
                "%-28s %28s %10.1f %10.1f %,16d  %s%n",
                contender.name(),
                rates(rounds),
                new Samples(rounds.stream().map(Load.Round::p50Millis).toList()).median(),
                new Samples(rounds.stream().map(Load.Round::p99Millis).toList()).median(),
                contender.bytesPerDossier(),
                contender.notes());
    }

    private static Samples rates(List<Load.Round> rounds) {
        return new Samples(rounds.stream().map(Load.Round::perSecond).toList());
    }

    /** The very scripts that the services run, so that a new one cannot be forgotten here. */
    static void createJournalTables(LocalPostgres postgres) {
        Flyway.configure()
                .dataSource(postgres.jdbcUrl("routing"), "routing_owner", PASSWORD)
                .locations("db/journal")
                .placeholders(Map.of("app", "routing"))
                .load()
                .migrate();
    }

    private static BatchLimit batchLimit(LocalPostgres postgres) throws SQLException {
        return new BatchLimit(url(postgres, "peer", "peer_owner"));
    }

    private static String url(LocalPostgres postgres, String database, String user) {
        return postgres.jdbcUrl(database) + "?user=" + user + "&password=" + PASSWORD;
    }
}
