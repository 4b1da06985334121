package vn.lienthong.benchmarks.suite;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;
import vn.lienthong.audit.EventRows;
import vn.lienthong.audit.JournalDatabase;
import vn.lienthong.audit.KafkaLog;
import vn.lienthong.audit.RunningServers;
import vn.lienthong.audit.Verifier;
import vn.lienthong.benchmarks.Results;
import vn.lienthong.benchmarks.Setting;
import vn.lienthong.contracts.log.Hash;
import vn.lienthong.contracts.log.HashChain;
import vn.lienthong.contracts.log.KafkaRecords;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.log.Shards;
import vn.lienthong.contracts.log.Topics;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.journal.relay.LogStream;
import vn.lienthong.journal.relay.LogTopics;
import vn.lienthong.localstack.LocalKafka;
import vn.lienthong.localstack.LocalPostgres;

/**
 * N11: the chains of five million events, each of which stands in a journal and on Kafka, recomputed and held against each
 * other as {@code ./lienthong verify} does. The events are written by COPY and by a producer; no service runs meanwhile.
 */
public final class VerifyBenchmark {
    private static final int EVENTS = Integer.getInteger("events", 5_000_000);
    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final List<Owner> OWNERS = List.of(Owner.INTAKE, Owner.ROUTING, Owner.DEADLINE);
    private static final String SUPERUSER = "postgres";
    private static final int AT_ONCE = 10_000;
    private static final Instant BEGIN = Instant.parse("2026-01-05T01:00:00Z");

    private VerifyBenchmark() {}

    public static void run() throws Exception {
        var folder = Files.createTempDirectory("lienthong-bench-verify");
        try (var postgres = LocalPostgres.start(folder.resolve("postgres"), 0);
                var kafka = LocalKafka.start(folder.resolve("kafka"), 0)) {
            for (var owner : Owner.values()) createJournal(postgres, owner);
            for (var log : List.of(LogStream.DOSSIERS, LogStream.REFERENCE, LogStream.AUDIT))
                new LogTopics(log, Topics.JOURNAL_HEADS).create(kafka.bootstrap());
            System.out.println(Setting.of(url(Owner.INTAKE, postgres.port())));
            var filled = System.nanoTime();
            fill(postgres.port(), kafka.bootstrap());
            System.out.printf("%,d events filled in %.0f s%n", EVENTS, (System.nanoTime() - filled) / 1e9);
            System.out.println("written: " + Results.write("verify", measure(postgres, kafka)));
        }
        delete(folder);
    }

    /** The very scripts that the services run; the heads are those that the fill sets. */
    private static void createJournal(LocalPostgres postgres, Owner owner) throws SQLException {
        postgres.createDatabase(owner.code());
        Flyway.configure()
                .dataSource(postgres.jdbcUrl(owner.code()), owner.code() + "_owner", LocalPostgres.DEFAULT_PASSWORD)
                .locations("db/journal")
                .placeholders(Map.of("app", owner.code()))
                .load()
                .migrate();
        try (var connection = DriverManager.getConnection(url(owner, postgres.port()));
                var heads = connection.createStatement()) {
            heads.execute("insert into shard_head (shard) select generate_series(0, 15)");
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }

    private static Map<String, Object> measure(LocalPostgres postgres, LocalKafka kafka) {
        var seconds = new ArrayList<Double>();
        var journals = Arrays.stream(Owner.values())
                .map(owner -> new JournalDatabase(owner, postgres.jdbcUrl(owner.code()), SUPERUSER, SUPERUSER))
                .toList();
        var sources = new RunningServers(journals, new KafkaLog(kafka.bootstrap()));
        System.out.printf("%-10s %14s %12s %12s%n", "round", "records", "seconds", "records/s");
        for (int round = 1; round <= ROUNDS; round++) {
            var outcome =
                    new Verifier(sources, List.of()).verify(Runtime.getRuntime().availableProcessors());
            if (!outcome.findings().isEmpty()) throw new IllegalStateException("not whole: " + outcome.findings());
            seconds.add(outcome.took().toMillis() / 1e3);
            System.out.printf(
                    "%-10d %,14d %12.1f %,12d%n",
                    round, outcome.records(), seconds.getLast(), outcome.recordsPerSecond());
        }
        System.out.println("to reach: 5,000,000 events, in journal and log, in 60 s; beyond: 30 s");
        var figures = new LinkedHashMap<String, Object>();
        figures.put("events", EVENTS);
        figures.put("seconds", seconds);
        figures.put(
                "eventsPerSecond",
                Math.round(EVENTS / seconds.stream().sorted().toList().get(ROUNDS / 2)));
        return figures;
    }

    private static void fill(int postgres, String bootstrap) throws Exception {
        try (var executor = Executors.newFixedThreadPool(2);
                var producer = producer(bootstrap)) {
            var filling = new ArrayList<java.util.concurrent.Future<?>>();
            for (int shard = 0; shard < Shards.STANDARD.count(); shard++)
                for (var owner : OWNERS) {
                    var of = shard;
                    filling.add(executor.submit(() -> {
                        fill(owner, of, postgres, producer);
                        return null;
                    }));
                }
            for (var one : filling) one.get();
        }
    }

    private static void fill(Owner owner, int shard, int postgres, KafkaProducer<String, byte[]> producer)
            throws SQLException, IOException {
        var count = EVENTS / OWNERS.size() / Shards.STANDARD.count();
        var last = Hash.ZERO;
        var rows = new StringBuilder();
        try (var connection = DriverManager.getConnection(url(owner, postgres))) {
            for (int position = 1; position <= count; position++) {
                var record = record(owner, shard, position, last);
                last = record.hash();
                row(rows, record);
                var unused = producer.send(KafkaRecords.encode(Topics.DOSSIER_EVENTS, record));
                if (position % AT_ONCE == 0 || position == count) {
                    copy(connection, rows.toString());
                    rows.setLength(0);
                }
            }
            try (var head = connection.createStatement()) {
                head.execute("update shard_head set position = %d, hash = '\\x%s' where shard = %d"
                        .formatted(count, last.hex(), shard));
            }
        }
    }

    private static void copy(Connection connection, String rows) throws SQLException, IOException {
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy event (" + EventRows.COLUMNS + ") from stdin", new StringReader(rows));
    }

    /** Of the length that the facts of the reference cases have on the average. */
    private static LogRecord record(Owner owner, int shard, int position, Hash last) {
        var dossier = "018.00565-260105-%02d%07d".formatted(shard, position / 5);
        var bare = with(owner, shard, position, dossier, last, Hash.ZERO);
        return with(owner, shard, position, dossier, last, HashChain.hash(bare));
    }

    private static LogRecord with(Owner owner, int shard, int position, String dossier, Hash last, Hash hash) {
        var time = BEGIN.plusSeconds(position);
        return new LogRecord(
                owner,
                shard,
                position,
                "vn.lienthong.dossier.transferred.v1",
                dossier,
                dossier,
                position % 5 + 1,
                time,
                time,
                "00565",
                "cb-01",
                "intake-" + shard + "-" + position,
                null,
                new PostId("urn:vn:motcua:trau-quy", "2026-" + position),
                Set.of(),
                null,
                null,
                0,
                "{\"fromUnit\":\"00565\",\"toUnit\":\"018\",\"fromOfficer\":\"cb-01\",\"toOfficer\":\"cb-17\",\"leg\":\"1\"}",
                last,
                hash);
    }

    private static void row(StringBuilder rows, LogRecord r) {
        var fields = new Object[] {
            r.shard(),
            r.position(),
            r.dossier(),
            r.streamVersion(),
            r.type(),
            r.data(),
            r.time(),
            r.recordedAt(),
            null,
            r.unit(),
            r.actor(),
            r.causationId(),
            null,
            r.origin().source(),
            r.origin().id(),
            null,
            null,
            null,
            "\\\\x" + r.previousHash().hex(),
            "\\\\x" + r.hash().hex(),
            null
        };
        for (int i = 0; i < fields.length; i++)
            rows.append(i == 0 ? "" : "\t").append(fields[i] == null ? "\\N" : fields[i]);
        rows.append('\n');
    }

    private static String url(Owner owner, int postgres) {
        return "jdbc:postgresql://localhost:" + postgres + "/" + owner.code() + "?user=postgres&password=postgres";
    }

    private static KafkaProducer<String, byte[]> producer(String bootstrap) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4",
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        256 * 1024,
                        ProducerConfig.LINGER_MS_CONFIG,
                        20),
                new StringSerializer(),
                new ByteArraySerializer());
    }
}
