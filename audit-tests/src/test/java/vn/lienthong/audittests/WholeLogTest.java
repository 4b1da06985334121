package vn.lienthong.audittests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.lienthong.commandline.suite.Part.INTAKE;
import static vn.lienthong.commandline.suite.Part.REPORTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.commandline.audit.ExportCommand;
import vn.lienthong.commandline.audit.ImportCommand;
import vn.lienthong.commandline.audit.ProofCommand;
import vn.lienthong.commandline.audit.VerifyCommand;
import vn.lienthong.commandline.suite.Lifetime;
import vn.lienthong.commandline.suite.Part;
import vn.lienthong.commandline.suite.Phases;
import vn.lienthong.commandline.suite.Suite;
import vn.lienthong.commandline.suite.SuiteSettings;
import vn.lienthong.contracts.log.Hash;
import vn.lienthong.contracts.log.HashChain;
import vn.lienthong.contracts.log.KafkaRecords;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.log.Topics;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.testkit.Client;
import vn.lienthong.testkit.Database;
import vn.lienthong.testkit.Log;
import vn.lienthong.testkit.Posts;
import vn.lienthong.testkit.Settled;

/**
 * A suite as an auditor meets it: proofs, an export and its import, and somebody with the rights of an attacker, who changes
 * tables, files and topics by hand. What he does to the log itself comes last, with the services stopped.
 */
@TestMethodOrder(OrderAnnotation.class)
class WholeLogTest {
    private static final Path DATA = Path.of("target", "audited");
    private static final String UNIT = "00145";
    private static final String PROCEDURE = "2.000815";
    private static final int DOSSIERS = 120;

    @TempDir
    static Path folder;

    private static Suite suite;
    private static List<LogRecord> log;
    /** Those of intake in one shard, enough of them to harm some in the middle. */
    private static List<LogRecord> chain;

    private static Path kept;
    /** Taken while facts came in. */
    private static Map<Path, Audited.Said> exports = new LinkedHashMap<>();

    @BeforeAll
    static void fill() throws IOException {
        var settings = SuiteSettings.onFreePorts(DATA).living(Lifetime.SHORT);
        settings.folder().empty();
        suite = Suite.start(settings, Phases.silent());
        var posts = new Posts("urn:vn:motcua:whole-log", UNIT);
        var events = new ArrayList<String>();
        for (int i = 1; i <= DOSSIERS; i++) {
            events.add(posts.received(code(i), PROCEDURE, "2017-03-06T08:00:00+07:00"));
            events.add(posts.resolved(code(i), "2017-03-06T09:00:00+07:00"));
            if (i % 3 > 0) events.add(posts.returned(code(i), "2017-03-06T10:00:00+07:00"));
        }
        exportWhile(events);
        Settled.await(suite);
        Audited.checkpoint(suite);
        Client.of(suite, "source", UNIT).stream(List.of(
                        posts.received(code(DOSSIERS + 1), PROCEDURE, "2017-03-08T08:00:00+07:00"),
                        posts.resolved(code(DOSSIERS + 1), "2017-03-08T09:00:00+07:00")))
                .expect(200);
        Settled.await(suite);
        Audited.checkpoint(suite);
        log = Log.read(suite.kafkaBootstrap()).records();
        chain = longest();
        kept = Files.createDirectory(folder.resolve("kept"));
        try (var files = Files.list(suite.settings().folder().checkpoints())) {
            for (var file : files.toList()) Files.copy(file, kept.resolve(file.getFileName()));
        }
        journal().execute("create schema kept; create table kept.event as select * from event");
    }

    private static void exportWhile(List<String> posted) {
        var source = Client.of(suite, "source", UNIT);
        var posting = CompletableFuture.supplyAsync(() -> source.stream(posted));
        do {
            var to = folder.resolve("growing-" + exports.size());
            exports.put(to, Audited.run(new ExportCommand(), suite, to.toString(), "--reason", "a growing log"));
        } while (!posting.isDone());
        posting.join().expect(200);
    }

    @AfterAll
    static void stop() {
        suite.stop();
    }

    private static List<LogRecord> longest() {
        return log.stream()
                .filter(record -> record.owner() == Owner.INTAKE)
                .collect(Collectors.groupingBy(LogRecord::shard))
                .values()
                .stream()
                .max(java.util.Comparator.comparingInt(List::size))
                .orElseThrow();
    }

    private static String code(int i) {
        return "01.00145-170306-%04d".formatted(i);
    }

    private static Database journal() {
        return Database.of(suite, INTAKE);
    }

    private static String tree() {
        return "intake/" + chain.getFirst().shard();
    }

    /** Writes to the journal as nobody may, and what it says back when the test is over. */
    private static void harm(String... statements) {
        journal().execute("set session_replication_role = replica; " + String.join("; ", statements));
    }

    @AfterEach
    void heal() {
        harm("delete from event", "insert into event select * from kept.event");
    }

    @Test
    @Order(1)
    void a_log_that_nobody_harmed_is_whole() {
        var said = Audited.run(new VerifyCommand(), suite);

        assertThat(said.code()).as(said.out() + said.err()).isZero();
        assertThat(said.out()).contains("2 checkpoints", "whole: every record is where it was written");
    }

    @Test
    @Order(1)
    void a_suite_that_nobody_holds_together_any_more_is_verified_as_it_runs() throws IOException {
        var supervisor = DATA.resolve("run").resolve("suite.pid");
        var aside = Files.move(supervisor, folder.resolve("suite.pid"));
        try {
            var said = Audited.run(new VerifyCommand(), suite);

            assertThat(said.code()).as(said.out() + said.err()).isZero();
            Client.of(suite, "auditor", "01").get(REPORTING, "/v1/checkpoints").expect(200);
        } finally {
            Files.move(aside, supervisor);
        }
    }

    @Test
    @Order(2)
    void what_the_log_holds_is_proved_to_whoever_has_its_key() throws IOException {
        var auditor = Client.of(suite, "auditor", "01");
        var fact = chain.get(2);
        prove(auditor, "/v1/proofs/inclusion?event=" + fact.id(), fact.type());
        prove(auditor, "/v1/proofs/inclusion?checkpoint=1&event=" + fact.id(), fact.type());
        prove(auditor, "/v1/proofs/dossier/" + code(1), "without a gap");
        prove(auditor, "/v1/proofs/consistency?from=1&to=2", "is the beginning of that of");
        auditor.get(REPORTING, "/v1/proofs/inclusion?event=intake-3-99999").expectProblem(404, "not-found");
        auditor.get(REPORTING, "/v1/proofs/inclusion?event=nonsense").expectProblem(400, "invalid-parameter");
        Client.of(suite, "clerk", UNIT)
                .get(REPORTING, "/v1/proofs/dossier/" + code(1))
                .expect(403);
    }

    private static void prove(Client auditor, String path, String said) throws IOException {
        var proof = auditor.get(REPORTING, path).expect(200).text();
        var key = auditor.get(REPORTING, "/v1/checkpoints/key").expect(200).text();
        var file = Files.writeString(folder.resolve("proof"), proof);
        var jar = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        vn.lienthong.proof.Main.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath(),
                        "vn.lienthong.proof.Main",
                        key.strip(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(jar.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .startsWith("proved: ")
                .contains(said);
        Files.writeString(file, proof.replaceFirst("A", "B"));
        assertThat(Audited.run(new ProofCommand(), key.strip(), file.toString()).code())
                .isEqualTo(1);
    }

    @Test
    @Order(2)
    void an_export_is_of_one_moment_also_while_facts_come_in_and_the_log_says_who_took_it() {
        exports.forEach((to, said) -> {
            assertThat(said.code()).as(said.err()).isZero();
            var verified = Audited.run(new VerifyCommand(), "--export", to.toString());
            assertThat(verified.code()).as(verified.out() + verified.err()).isZero();
        });
        var acts = Client.of(suite, "auditor", "01")
                .get(REPORTING, "/v1/audit?kind=log-exported")
                .expect(200)
                .json()
                .path("acts");
        assertThat(acts).hasSize(exports.size());
        assertThat(acts.path(0).path("act").path("reason").asText()).isEqualTo("a growing log");
    }

    @Test
    @Order(3)
    void an_export_makes_the_same_suite_again() throws IOException {
        var export = folder.resolve("export");
        var said = Audited.run(new ExportCommand(), suite, export.toString());
        assertThat(said.code()).as(said.err()).isZero();
        var offline = Audited.run(
                new VerifyCommand(),
                "--export",
                export.toString(),
                "--key",
                kept.resolve("public-key").toString());
        assertThat(offline.code()).as(offline.out() + offline.err()).isZero();
        assertThat(offline.out()).contains("1 checkpoints");

        var settings = SuiteSettings.onFreePorts(Path.of("target", "imported")).living(Lifetime.SHORT);
        settings.folder().empty();
        var loaded = Audited.run(new ImportCommand(), onPorts(settings, export));
        assertThat(loaded.code()).as(loaded.err()).isZero();
        var again = Audited.run(new ImportCommand(), onPorts(settings, export));
        assertThat(again.code()).isNotZero();
        try (var imported = Suite.start(settings, Phases.silent())) {
            Settled.await(imported);
            var there = Log.read(imported.kafkaBootstrap());
            var here = Log.read(suite.kafkaBootstrap());
            assertThat(there.hashes()).isEqualTo(here.hashes());
            assertThat(there.offsets()).isEqualTo(here.offsets());
            assertThat(views(imported)).isEqualTo(views(suite));
            assertThat(Audited.findings(imported)).isEmpty();
        }
        damage(export);
        var refused = Audited.run(new VerifyCommand(), "--export", export.toString());
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("the export is damaged: ");
    }

    @Test
    @Order(4)
    void what_was_posted_of_a_unit_gives_the_same_figures_in_another_suite() throws IOException {
        var file = folder.resolve("posts.ndjson");
        var said = Audited.run(new ExportCommand(), suite, file.toString(), "--unit", UNIT);
        assertThat(said.code()).as(said.err()).isZero();
        var other = CasesSuite.get();

        var answers = Client.of(other, "source", UNIT).stream(Files.readAllLines(file))
                .expect(200)
                .lines();
        assertThat(answers.getLast().path("rejected").asInt())
                .as(answers.toString())
                .isZero();
        Settled.await(other);

        assertThat(report(other)).isEqualTo(report(suite)).contains("\"total\":" + (DOSSIERS + 1));
    }

    private static String report(Suite of) {
        return Client.of(of, "auditor", "01")
                .get(REPORTING, "/v1/reports/06a?by=procedure&from=2017-01-01&to=2017-05-31&unit=" + UNIT)
                .expect(200)
                .json()
                .path("rows")
                .toString();
    }

    private static String[] onPorts(SuiteSettings settings, Path export) {
        var arguments = new ArrayList<>(
                List.of(export.toString(), "--data", settings.folder().root().toString()));
        for (var part : Part.values())
            arguments.addAll(List.of("--" + part.key() + "-port", Integer.toString(settings.port(part))));
        return arguments.toArray(String[]::new);
    }

    /** What stands in each table of views, as a sum that depends on every row and on no order. */
    private static Map<String, String> views(Suite of) {
        var database = Database.of(of, REPORTING);
        var sums = new TreeMap<String, String>();
        for (var table : database.tables())
            if (table.matches("dossier|ledger_entry|.*_balance|filing"))
                sums.put(
                        table,
                        database.texts(
                                        "select count(*) || ' ' || coalesce(md5(string_agg(t::text, '\n' order by t::text)), '') from "
                                                + table + " t")
                                .getFirst());
        assertThat(sums).containsKeys("dossier", "ledger_entry", "unit_balance");
        return sums;
    }

    private static void damage(Path export) throws IOException {
        var file = export.resolve(
                "journals/intake/event-%02d.copy".formatted(chain.getFirst().shard()));
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    @Test
    @Order(5)
    void a_record_whose_data_was_altered_is_named() {
        harm("update event set payload = replace(payload, '{', '{ ') where " + at(3));

        assertThat(Audited.findings(suite)).containsExactly("ALTERED journal " + tree() + " 3");
        assertThat(Audited.run(new VerifyCommand(), suite).code()).isEqualTo(1);
        assertThat(asked()).containsExactly("ALTERED journal " + tree() + " 3");
    }

    /** What the service says that an auditor asks. */
    private static List<String> asked() {
        var auditor = Client.of(suite, "auditor", "01");
        var started = auditor.post(REPORTING, "/v1/verifications", "").expect(202);
        var path = started.headers().firstValue("Location").orElseThrow();
        var address = path.substring(path.indexOf("/v1/"));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(auditor.get(REPORTING, address)
                        .expect(200)
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("FOUND"));
        return Audited.findings(auditor.get(REPORTING, address).json());
    }

    private static String at(int position) {
        return "shard = %d and position = %d".formatted(chain.getFirst().shard(), position);
    }

    @Test
    @Order(6)
    void a_record_that_was_deleted_is_named() {
        harm("delete from event where " + at(3));

        assertThat(Audited.findings(suite)).containsExactly("MISSING journal " + tree() + " 3");
    }

    @Test
    @Order(7)
    void records_that_changed_places_are_named() {
        harm(
                "update event set position = -1 where " + at(3),
                "update event set position = 3 where " + at(5),
                "update event set position = 5 where " + at(-1));

        assertThat(Audited.findings(suite))
                .containsExactlyInAnyOrder("SWAPPED journal " + tree() + " 3", "SWAPPED journal " + tree() + " 5");
    }

    @Test
    @Order(8)
    void a_tail_that_was_cut_off_is_named() {
        var shard = chain.getFirst().shard();
        harm("delete from event where shard = %d and position > 4".formatted(shard));

        assertThat(Audited.findings(suite)).containsExactly("CUT_OFF journal %s 5-%d".formatted(tree(), chain.size()));
    }

    @Test
    @Order(9)
    void a_suffix_that_was_hashed_anew_is_named() {
        rehashJournal();

        assertThat(Audited.findings(suite)).contains("REHASHED journal %s 3-%d".formatted(tree(), chain.size()));
    }

    /** From the third record on, heads and all. */
    private static void rehashJournal() {
        var statements = new ArrayList<String>();
        var anew = rehashed();
        for (var record : anew)
            statements.add("update event set payload = '%s', prev_hash = '\\x%s', hash = '\\x%s' where %s"
                    .formatted(
                            record.data().replace("'", "''"),
                            record.previousHash().hex(),
                            record.hash().hex(),
                            at((int) record.position())));
        harm(statements.toArray(String[]::new));
    }

    private static List<LogRecord> rehashed() {
        var anew = new ArrayList<LogRecord>();
        var previous = Hash.ZERO;
        for (var record : chain) {
            var data = record.position() == 3 ? record.data().replace("{", "{ ") : record.data();
            var changed = with(record, data, previous, Hash.ZERO);
            changed = with(changed, data, previous, HashChain.hash(changed));
            anew.add(changed);
            previous = changed.hash();
        }
        return anew;
    }

    private static LogRecord with(LogRecord r, String data, Hash previous, Hash hash) {
        return r.reading(r.position(), r.type(), data, previous, hash);
    }

    @Test
    @Order(10)
    void what_was_changed_in_the_brokers_file_is_named() throws IOException {
        Part.services().forEach(suite::stop);
        var partition = Topics.DOSSIER_EVENTS + "-" + chain.getFirst().shard();
        var file = suite.settings().folder().kafka().resolve("log/" + partition + "/00000000000000000000.log");
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length - 200] ^= 1;
        Files.write(file, bytes);

        assertThat(Audited.findings(suite)).anyMatch(found -> found.startsWith("UNREADABLE log " + partition));

        bytes[bytes.length - 200] ^= 1;
        Files.write(file, bytes);
        assertThat(Audited.findings(suite)).isEmpty();
    }

    @Test
    @Order(11)
    void what_was_done_to_the_log_is_named_by_kind_and_position() {
        Part.services().forEach(suite::stop);
        log = Log.read(suite.kafkaBootstrap()).records();
        var third = chain.get(2);
        remake(records -> without(records, record -> record.id().equals(third.id())));
        assertThat(Audited.findings(suite)).containsExactly("MISSING log " + tree() + " 3");

        remake(records -> records.stream()
                .map(record -> record.id().equals(third.id())
                        ? with(record, record.data() + " ", record.previousHash(), record.hash())
                        : record)
                .toList());
        assertThat(Audited.findings(suite)).containsExactly("ALTERED log " + tree() + " 3");

        remake(records -> swapped(records, third, chain.get(3)));
        assertThat(Audited.findings(suite)).containsExactly("REORDERED log " + tree() + " 4");

        remake(records -> without(records, record -> ofChain(record) && record.position() > 4));
        assertThat(Audited.findings(suite)).containsExactly("CUT_OFF log %s 5-%d".formatted(tree(), chain.size()));
    }

    @Test
    @Order(12)
    void a_suffix_that_was_hashed_anew_everywhere_is_caught_by_the_checkpoints_that_were_kept() {
        rehashJournal();
        var anew = rehashed();
        remake(records -> records.stream()
                .map(record -> ofChain(record) ? anew.get((int) record.position() - 1) : record)
                .toList());
        for (var service : Part.services())
            Database.of(suite, service).execute("delete from consumer_source; delete from relay_position");

        assertThat(Audited.findings(suite, "--checkpoints", kept.toString()))
                .anyMatch(found -> found.startsWith("REHASHED journal and log " + tree()));
    }

    private static boolean ofChain(LogRecord record) {
        return record.owner() == Owner.INTAKE
                && record.shard() == chain.getFirst().shard();
    }

    private static List<LogRecord> without(List<LogRecord> records, java.util.function.Predicate<LogRecord> gone) {
        return records.stream().filter(java.util.function.Predicate.not(gone)).toList();
    }

    private static List<LogRecord> swapped(List<LogRecord> records, LogRecord one, LogRecord other) {
        var changed = new ArrayList<>(records);
        var first = records.indexOf(one);
        var second = records.indexOf(other);
        changed.set(first, other);
        changed.set(second, one);
        return changed;
    }

    /** The topic again, with these records instead of those that were sent. */
    private static void remake(UnaryOperator<List<LogRecord>> change) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", suite.kafkaBootstrap()))) {
            admin.deleteTopics(List.of(Topics.DOSSIER_EVENTS)).all().get();
            await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> {
                admin.createTopics(List.of(new NewTopic(Topics.DOSSIER_EVENTS, 16, (short) 1)
                                .configs(Map.of("message.timestamp.before.max.ms", Long.toString(Long.MAX_VALUE)))))
                        .all()
                        .get();
                return true;
            });
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
        // what is sent while the broker still lets go of the old files would go with them
        await().atMost(Duration.ofSeconds(30)).until(() -> Log.bytes(suite.kafkaBootstrap(), Topics.DOSSIER_EVENTS)
                .isEmpty());
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of(
                        "bootstrap.servers",
                        suite.kafkaBootstrap(),
                        "enable.idempotence",
                        false,
                        "max.in.flight.requests.per.connection",
                        1),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (var record : change.apply(log)) {
                var unused = producer.send(KafkaRecords.encode(Topics.DOSSIER_EVENTS, record));
            }
        }
    }
}
