package vn.lienthong.journal.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.log.Shards;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.relay.Relay.State;
import vn.lienthong.journal.testkit.Chains;
import vn.lienthong.journal.testkit.Handing;
import vn.lienthong.journal.testkit.JournalDatabase;
import vn.lienthong.journal.testkit.SharedServers;
import vn.lienthong.journal.testkit.TestLog;
import vn.lienthong.journal.testkit.TestTopics;
import vn.lienthong.localstack.LocalKafka;

class RelayTest {
    private static final Duration OFTEN = Duration.ofMillis(200);
    private static final Duration HARDLY_EVER = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** A dossier for each shard. */
    private static final Map<Integer, String> DOSSIERS = LongStream.range(1, 1000)
            .mapToObj(n -> Handing.code("018", n))
            .collect(Collectors.toMap(TestLog::partition, code -> code, (first, other) -> first));

    private final List<AutoCloseable> opened = new ArrayList<>();
    private JournalDatabase database;
    private Journal journal;
    private TestTopics topics;

    @BeforeEach
    void open() {
        database = JournalDatabase.fresh();
        journal = database.journal(Owner.ROUTING);
        topics = TestTopics.fresh(SharedServers.kafka().bootstrap());
    }

    @AfterEach
    void close() throws Exception {
        for (var each : opened.reversed()) each.close();
        database.close();
    }

    private Relay relay(Journal of, Duration heartbeat) {
        var relay = new Relay(of, topics.relayEvery(heartbeat), Optional.empty());
        opened.add(relay);
        relay.start();
        return relay;
    }

    private void append(int shard, int count) {
        append(journal, shard, count);
    }

    private static void append(Journal journal, int shard, int count) {
        var dossier = DOSSIERS.get(shard);
        var drafts = IntStream.range(0, count)
                .mapToObj(n -> Handing.draft(
                        new DossierTransferred("a", "u" + n, null, null, null), dossier, dossier, null, null))
                .toList();
        journal.inTransaction(tx -> journal.append(tx, shard, drafts)).await().indefinitely();
    }

    private void appendEverywhere(int count) {
        IntStream.range(0, Shards.STANDARD.count()).forEach(shard -> append(shard, count));
    }

    private void awaitRelayed() {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(topics.read()).isEqualTo(Chains.read(journal)));
    }

    private void awaitState(Relay relay, int shard, State state) {
        await().atMost(PATIENCE).until(() -> relay.status().get(shard).state() == state);
    }

    @Test
    void what_is_appended_comes_into_the_log_in_order_and_byte_for_byte() {
        relay(journal, OFTEN);
        for (int n = 0; n < 5; n++) appendEverywhere(7);

        awaitRelayed();
    }

    @Test
    void what_is_recorded_hours_ahead_of_the_brokers_clock_comes_into_the_log_all_the_same() {
        database.execute("update shard_head set time = now() + interval '3 hours' where shard = 0");
        append(0, 1);

        relay(journal, OFTEN);

        awaitRelayed();
    }

    @Test
    void after_a_crash_at_any_point_each_record_is_in_the_log_once() {
        appendEverywhere(5);
        topics.create();
        var records = Chains.read(journal);
        for (int shard = 0; shard < Shards.STANDARD.count(); shard++) {
            crashBehind(shard, shard % 6, shard / 6, records);
        }

        relay(journal, OFTEN);

        awaitRelayed();
    }

    /** The relay sent so many records; it had stored nothing, the last of them, or an older one. */
    private void crashBehind(int shard, int sent, int variant, List<LogRecord> records) {
        topics.send(records.stream()
                .filter(r -> r.shard() == shard && r.position() <= sent)
                .toList());
        var stored = List.of(0, sent, sent / 2).get(variant);
        if (stored > 0)
            database.execute("insert into relay_position values (%d, %d, %d)".formatted(shard, stored, stored - 1));
    }

    @Test
    void a_stored_position_that_the_log_does_not_bear_out_is_not_believed() {
        append(0, 5);
        append(1, 5);
        topics.create();
        topics.send(Chains.read(journal).stream()
                .filter(r -> r.shard() == 0 && r.position() <= 2)
                .toList());
        database.execute("insert into relay_position values (0, 4, 1), (1, 3, 2)");

        relay(journal, OFTEN);

        awaitRelayed();
    }

    @Test
    void a_gap_in_the_log_is_filled_by_sending_again_from_there() {
        append(0, 5);
        topics.create();
        var records = Chains.read(journal);
        topics.send(List.of(records.get(0), records.get(1), records.get(3)));

        relay(journal, OFTEN);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(topics.read())
                .containsExactly(
                        records.get(0),
                        records.get(1),
                        records.get(3),
                        records.get(2),
                        records.get(3),
                        records.get(4)));
    }

    @Test
    void a_log_ahead_of_the_journal_stops_that_shard_with_an_alarm_and_no_other() {
        append(0, 2);
        append(1, 2);
        topics.create();
        var other = new TestLog();
        topics.send(Chains.read(journal).stream().filter(r -> r.shard() == 0).toList());
        topics.send(foreign(other, 1, 3));

        var relay = relay(journal, OFTEN);

        awaitState(relay, 1, State.ALARM);
        assertThat(relay.status().get(1).alarm()).contains("ahead");
        append(0, 1);
        await().atMost(PATIENCE).until(() -> relay.status().get(0).relayed() == 3);
        assertThat(topics.read()).filteredOn(r -> r.shard() == 1).hasSize(3);
    }

    @Test
    void another_record_at_the_same_position_stops_the_shard_with_an_alarm() {
        append(2, 3);
        topics.create();
        topics.send(foreign(new TestLog(), 2, 2));

        var relay = relay(journal, OFTEN);

        awaitState(relay, 2, State.ALARM);
        assertThat(relay.status().get(2).alarm()).contains("another record");
    }

    private static List<LogRecord> foreign(TestLog log, int shard, int count) {
        var dossier = DOSSIERS.get(shard);
        return IntStream.range(0, count)
                .mapToObj(n -> log.next(
                        Owner.ROUTING,
                        shard,
                        Handing.draft(
                                new DossierTransferred("x", "y" + n, null, null, null), dossier, dossier, null, null)))
                .toList();
    }

    @Test
    void of_two_relays_one_sends_and_the_other_takes_over_when_it_ends() {
        var first = relay(journal, OFTEN);
        awaitState(first, 0, State.RELAYING);
        var other = relay(database.journal(Owner.ROUTING), OFTEN);
        appendEverywhere(3);
        awaitRelayed();
        assertThat(other.status().values()).extracting(Relay.ShardStatus::state).containsOnly(State.STANDBY);

        first.close();
        awaitState(other, 0, State.RELAYING);
        appendEverywhere(3);

        awaitRelayed();
    }

    @Test
    void a_commit_of_another_instance_wakes_the_relay_at_once() {
        var relay = relay(journal, HARDLY_EVER);
        awaitState(relay, 0, State.RELAYING);
        var otherInstance = database.journal(Owner.ROUTING);
        var standby = relay(otherInstance, HARDLY_EVER);
        await().atMost(PATIENCE)
                .until(() -> database.count("pg_stat_activity where query like '%relay_position%'") > 0);

        append(otherInstance, 0, 1);

        await().atMost(PATIENCE).until(() -> topics.read().size() == 1);
        assertThat(standby.status().get(0).state()).isEqualTo(State.STANDBY);
    }

    @Test
    void heads_move_on_and_are_published_also_when_nothing_happens() {
        append(3, 2);
        relay(journal, OFTEN);
        var heads = new JournalHeads(topics.bootstrap(), topics.heads());
        opened.add(heads);
        heads.start();
        var key = new JournalHeads.Key(Owner.ROUTING, 3);
        await().atMost(PATIENCE).until(() -> heads.heads().size() == 16);
        var before = heads.heads().get(key);

        await().atMost(PATIENCE).until(() -> heads.heads().get(key).time().isAfter(before.time()));

        assertThat(before.position()).isEqualTo(2);
        assertThat(before.hash()).isEqualTo(Chains.read(journal).getLast().hash());
        append(3, 1);
        assertThat(Chains.read(journal).getLast().recordedAt()).isAfterOrEqualTo(before.time());
    }

    @Test
    void a_broker_that_was_killed_is_found_again_and_nothing_is_lost_or_out_of_order(@TempDir Path folder) {
        var kafka = LocalKafka.start(folder.resolve("kafka"), 0);
        topics = TestTopics.fresh(kafka.bootstrap());
        relay(journal, OFTEN);
        appendEverywhere(20);
        kafka.kill();
        appendEverywhere(20);
        try (var again = LocalKafka.start(folder.resolve("kafka"), kafka.port())) {
            appendEverywhere(20);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(firsts(topics.read())).isEqualTo(Chains.read(journal)));
        }
    }

    /** The log as readers see it: a record sent again is dropped. */
    private static List<LogRecord> firsts(List<LogRecord> log) {
        return log.stream().distinct().toList();
    }
}
