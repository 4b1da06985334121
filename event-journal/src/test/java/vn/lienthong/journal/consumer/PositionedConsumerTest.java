package vn.lienthong.journal.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.errors.RetriableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.log.EventId;
import vn.lienthong.contracts.log.Hash;
import vn.lienthong.contracts.log.HashChain;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.log.Shards;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.journal.consumer.PositionedConsumer.Settings;
import vn.lienthong.journal.testkit.Arrivals;
import vn.lienthong.journal.testkit.Handing;
import vn.lienthong.journal.testkit.JournalDatabase;
import vn.lienthong.journal.testkit.TestLog;

class PositionedConsumerTest {
    private static final String DOSSIER = Handing.code("018", 1);
    private static final int PARTITION = TestLog.partition(DOSSIER);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final TestLog log = new TestLog();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private JournalDatabase database;
    private Arrivals arrivals;
    private PositionedConsumer consumer;

    @BeforeEach
    void open() {
        database = JournalDatabase.fresh();
        arrivals = new Arrivals(database);
        consumer = instance(Settings.named("test"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private PositionedConsumer instance(Settings settings) {
        return instance(() -> Uni.createFrom().item(log.ends()), settings);
    }

    private PositionedConsumer instance(LogEnds ends) {
        return instance(ends, Settings.named("test"));
    }

    private PositionedConsumer instance(LogEnds ends, Settings settings) {
        return new PositionedConsumer(database.journal(Owner.ROUTING), arrivals, ends, settings, Optional.of(meters));
    }

    private long begin(PositionedConsumer reader) {
        return reader.positions(List.of(PARTITION)).await().indefinitely().get(PARTITION);
    }

    /** What happens after a start: seek to the stored offset, read to the end. */
    private void readOn(PositionedConsumer reader) {
        reader.accept(PARTITION, log.from(PARTITION, begin(reader))).await().indefinitely();
    }

    private String alarm() {
        return consumer.partitions().get(PARTITION).alarm();
    }

    private double counted(String meter) {
        return meters.get(meter).counter().count();
    }

    @Test
    void every_record_is_applied_once_and_in_order_also_across_a_restart() {
        var sent = IntStream.range(0, 10)
                .mapToObj(n -> log.hand(DOSSIER, "u" + n).id())
                .toList();
        readOn(consumer);
        var later = log.hand(DOSSIER, "last").id();

        readOn(instance(Settings.named("test")));

        assertThat(arrivals.events())
                .startsWith(sent.toArray(String[]::new))
                .endsWith(later)
                .hasSize(11);
        assertThat(begin(consumer)).isEqualTo(11);
    }

    @Test
    void a_poll_that_brings_little_of_each_partition_is_one_transaction() {
        var dossiers = dossiersOfDifferentPartitions(3);
        dossiers.forEach(dossier -> log.hand(dossier, "u"));
        dossiers.forEach(dossier -> log.hand(dossier, "v"));

        acceptPoll(dossiers);

        assertThat(database.rows("select count(distinct xmin::text) from arrival"))
                .containsExactly(List.of("1"));
        assertThat(arrivals.events()).hasSize(6);
        dossiers.forEach(dossier -> assertThat(next(dossier)).isEqualTo(2));
    }

    @Test
    void what_is_poison_to_one_partition_costs_the_others_of_its_poll_nothing() {
        var dossiers = dossiersOfDifferentPartitions(3);
        var sent = dossiers.stream().map(dossier -> log.hand(dossier, "u").id()).toList();
        arrivals.poison(sent.get(1));

        acceptPoll(dossiers);

        assertThat(arrivals.events()).containsExactlyInAnyOrder(sent.get(0), sent.get(2));
        assertThat(consumer.quarantine().list().await().indefinitely())
                .extracting(ParkedDossier::dossier)
                .containsExactly(dossiers.get(1));
        dossiers.forEach(dossier -> assertThat(next(dossier)).isEqualTo(1));
    }

    @Test
    void a_partition_that_was_taken_away_is_left_alone_by_a_poll_of_several() {
        var dossiers = dossiersOfDifferentPartitions(3);
        var sent = dossiers.stream().map(dossier -> log.hand(dossier, "u").id()).toList();
        begin(dossiers);
        consumer.revoked(List.of(TestLog.partition(dossiers.getFirst())));

        consumer.accept(poll(dossiers)).await().indefinitely();

        assertThat(arrivals.events()).containsExactlyInAnyOrderElementsOf(sent.subList(1, 3));
    }

    private static List<String> dossiersOfDifferentPartitions(int count) {
        var one = new TreeMap<Integer, String>();
        for (int n = 1; one.size() < count; n++)
            one.putIfAbsent(TestLog.partition(Handing.code("018", n)), Handing.code("018", n));
        return List.copyOf(one.values());
    }

    private void begin(List<String> dossiers) {
        consumer.positions(dossiers.stream().map(TestLog::partition).toList())
                .await()
                .indefinitely();
    }

    private void acceptPoll(List<String> dossiers) {
        begin(dossiers);
        consumer.accept(poll(dossiers)).await().indefinitely();
    }

    /** All that the log holds in the partitions of these dossiers. */
    private ConsumerRecords<String, byte[]> poll(List<String> dossiers) {
        return log.poll(dossiers.stream().collect(Collectors.toMap(TestLog::partition, dossier -> 0L)));
    }

    private long next(String dossier) {
        return consumer.partitions().get(TestLog.partition(dossier)).nextOffset();
    }

    @Test
    void a_record_that_strayed_into_another_partition_stops_that_one() {
        log.hand(DOSSIER, "u");
        var strayed = log.from(PARTITION, 0).getFirst();
        var other = (PARTITION + 1) % Shards.STANDARD.count();
        consumer.positions(List.of(other)).await().indefinitely();

        consumer.accept(other, List.of(inPartition(other, strayed))).await().indefinitely();

        assertThat(consumer.partitions().get(other).alarm()).contains("was altered");
        assertThat(arrivals.events()).isEmpty();
    }

    private static ConsumerRecord<String, byte[]> inPartition(int partition, ConsumerRecord<String, byte[]> record) {
        return new ConsumerRecord<>(
                record.topic(),
                partition,
                record.offset(),
                record.timestamp(),
                record.timestampType(),
                record.serializedKeySize(),
                record.serializedValueSize(),
                record.key(),
                record.value(),
                record.headers(),
                Optional.empty());
    }

    @Test
    void another_reader_keeps_its_own_position() {
        log.hand(DOSSIER, "u");
        readOn(consumer);

        assertThat(begin(instance(Settings.named("rebuild")))).isZero();
    }

    @Test
    void a_zombie_that_has_lost_the_partition_changes_nothing() {
        IntStream.range(0, 10).forEach(n -> log.hand(DOSSIER, "u" + n));
        begin(consumer);
        var held = log.from(PARTITION, 0);
        var successor = instance(Settings.named("test"));
        readOn(successor);

        consumer.accept(PARTITION, held).await().indefinitely();

        assertThat(arrivals.events()).hasSize(10);
        assertThat(counted("lienthong.consumer.stale.dropped")).isEqualTo(10);
    }

    @Test
    void a_zombie_and_its_successor_at_the_same_time_apply_each_record_once() {
        IntStream.range(0, 200).forEach(n -> log.hand(DOSSIER, "u" + n));
        var successor = instance(Settings.named("test"));
        begin(consumer);
        begin(successor);
        var batches = IntStream.range(0, 20)
                .mapToObj(n -> log.from(PARTITION, n * 10L).subList(0, 10))
                .toList();

        var both = List.of(consumer, successor).stream()
                .map(reader -> batches.stream()
                        .map(batch -> reader.accept(PARTITION, batch))
                        .reduce(Uni.createFrom().voidItem(), (before, next) -> before.chain(() -> next)))
                .toList();
        Uni.join().all(both).andFailFast().await().indefinitely();

        assertThat(arrivals.events())
                .hasSize(200)
                .isEqualTo(log.from(PARTITION, 0).stream()
                        .map(PositionedConsumerTest::id)
                        .toList());
    }

    private static String id(ConsumerRecord<String, byte[]> raw) {
        return vn.lienthong.contracts.log.KafkaRecords.decode(raw).id();
    }

    @Test
    void records_that_do_not_join_on_wait_for_those_in_between() {
        IntStream.range(0, 10).forEach(n -> log.hand(DOSSIER, "u" + n));
        begin(consumer);

        consumer.accept(PARTITION, log.from(PARTITION, 5)).await().indefinitely();
        assertThat(arrivals.events()).isEmpty();

        readOn(consumer);
        assertThat(arrivals.events()).hasSize(10);
    }

    @Test
    void resent_records_are_dropped_and_counted() {
        var records =
                IntStream.range(0, 5).mapToObj(n -> log.hand(DOSSIER, "u" + n)).toList();
        records.forEach(log::send);
        readOn(consumer);
        records.subList(2, 5).forEach(log::send);
        readOn(instance(Settings.named("test")));

        assertThat(arrivals.events()).hasSize(5);
        assertThat(counted("lienthong.consumer.resent.dropped")).isEqualTo(8);
        assertThat(alarm()).isNull();
    }

    @Test
    void a_record_that_comes_too_early_is_applied_when_it_is_sent_again() {
        var first = log.next(Owner.INTAKE, PARTITION, transfer("u1"));
        var second = log.next(Owner.INTAKE, PARTITION, transfer("u2"));
        log.send(second);
        log.send(first);
        log.send(second);
        readOn(consumer);

        assertThat(arrivals.events()).containsExactly(first.id(), second.id());
    }

    private static vn.lienthong.contracts.log.Draft transfer(String to) {
        return Handing.draft(new DossierTransferred("a", to, null, null, null), DOSSIER, DOSSIER, null, null);
    }

    @Test
    void a_gap_that_stays_open_stops_the_partition_with_an_alarm() {
        consumer = instance(Settings.named("test").gapPatience(Duration.ZERO));
        log.next(Owner.INTAKE, PARTITION, transfer("lost"));
        log.send(log.next(Owner.INTAKE, PARTITION, transfer("u2")));
        readOn(consumer);
        consumer.tend().await().indefinitely();

        assertThat(alarm()).contains("intake-" + PARTITION).contains("missing");
    }

    @Test
    void a_gap_that_is_open_at_a_restart_is_not_forgotten() {
        log.next(Owner.INTAKE, PARTITION, transfer("lost"));
        log.send(log.next(Owner.INTAKE, PARTITION, transfer("u2")));
        readOn(consumer);

        consumer = instance(Settings.named("test").gapPatience(Duration.ZERO));
        readOn(consumer);
        consumer.tend().await().indefinitely();

        assertThat(alarm()).contains("intake-" + PARTITION).contains("missing");
    }

    @Test
    void a_gap_that_was_closed_before_a_restart_rings_no_alarm_behind_it() {
        var first = log.next(Owner.INTAKE, PARTITION, transfer("u1"));
        var second = log.next(Owner.INTAKE, PARTITION, transfer("u2"));
        log.send(second);
        readOn(consumer);
        log.send(first);
        log.send(second);
        readOn(consumer);

        consumer = instance(Settings.named("test").gapPatience(Duration.ZERO));
        readOn(consumer);
        consumer.tend().await().indefinitely();

        assertThat(alarm()).isNull();
    }

    @Test
    void other_bytes_at_a_used_position_stop_the_partition() {
        log.hand(DOSSIER, "u1");
        log.hand(DOSSIER, "u2");
        var forger = new TestLog();
        readOn(consumer);
        log.send(forger.next(Owner.INTAKE, PARTITION, transfer("forged")));
        var after = log.hand(DOSSIER, "u3");
        readOn(consumer);

        assertThat(alarm()).contains("not what stood there");
        assertThat(arrivals.events()).hasSize(2).doesNotContain(after.id());
    }

    @Test
    void a_record_that_does_not_follow_the_one_before_it_stops_the_partition() {
        log.hand(DOSSIER, "u1");
        var forger = new TestLog();
        forger.hand(DOSSIER, "other");
        log.send(forger.next(Owner.INTAKE, PARTITION, transfer("u2")));
        readOn(consumer);

        assertThat(alarm()).contains("does not follow");
        assertThat(arrivals.events()).hasSize(1);
    }

    @Test
    void an_altered_record_stops_the_partition() {
        var genuine = log.next(Owner.INTAKE, PARTITION, transfer("u1"));
        log.send(altered(genuine));
        readOn(consumer);

        assertThat(alarm()).contains("altered");
        assertThat(arrivals.events()).isEmpty();
    }

    private static LogRecord altered(LogRecord r) {
        return TestLog.saying(r, r.data().replace("u1", "u9"));
    }

    @Test
    void what_is_no_log_record_stops_the_partition() {
        log.hand(DOSSIER, "u1");
        log.sendGarbage(PARTITION);
        readOn(consumer);

        assertThat(alarm()).contains("not a log record");
        assertThat(arrivals.events()).hasSize(1);
    }

    @Test
    void recorded_time_for_readers_is_the_running_maximum_along_the_partition() {
        log.time(Handing.NOON.plusSeconds(10));
        log.hand(DOSSIER, "u1");
        log.time(Handing.NOON);
        log.send(log.next(Owner.DEADLINE, PARTITION, transfer("u2")));
        readOn(consumer);

        assertThat(database.rows("select distinct recorded_at at time zone 'UTC' from arrival"))
                .containsExactly(List.of("2026-11-21 05:00:10"));
        assertThat(consumer.partitions().get(PARTITION).recordedAt()).isEqualTo(Handing.NOON.plusSeconds(10));
    }

    @Test
    void while_the_infrastructure_is_away_the_consumer_waits_and_parks_nobody() {
        log.hand(DOSSIER, "u1");
        arrivals.failOnce(new ConnectException("refused"));
        readOn(consumer);

        assertThat(arrivals.events()).hasSize(1);
        assertThat(consumer.quarantine().list().await().indefinitely()).isEmpty();
    }

    @Test
    void a_writer_can_wait_until_his_event_has_been_applied_here_or_by_another_instance() {
        var record = log.hand(DOSSIER, "u1");
        var id = EventId.parse(record.id());
        begin(consumer);
        assertThatThrownBy(() -> consumer.waitUntilApplied(id, SHORT).await().indefinitely())
                .isInstanceOf(NotPassedYet.class);

        var waiting = consumer.waitUntilApplied(id, Duration.ofSeconds(10)).subscribeAsCompletionStage();
        readOn(instance(Settings.named("test")));

        assertThat(waiting).succeedsWithin(Duration.ofSeconds(10));
        assertThat(consumer.applied(Owner.INTAKE, PARTITION)).isEqualTo(1);
    }

    @Test
    void a_command_can_wait_until_the_end_as_of_its_arrival_has_been_passed() {
        log.hand(DOSSIER, "u1");
        begin(consumer);
        var waiting =
                consumer.waitUntilEndAsOfNow(PARTITION, Duration.ofSeconds(10)).subscribeAsCompletionStage();
        assertThat(waiting).isNotDone();
        readOn(consumer);

        assertThat(waiting).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void a_command_waits_no_longer_than_it_wants_also_where_the_log_does_not_tell_its_end() {
        var unreachable = instance(() -> Uni.createFrom().nothing());
        var refusing = instance(() -> Uni.createFrom().failure(new IllegalStateException("no broker")));

        for (var reader : List.of(unreachable, refusing))
            assertThatThrownBy(() ->
                            reader.waitUntilEndAsOfNow(PARTITION, SHORT).await().atMost(Duration.ofSeconds(10)))
                    .isInstanceOf(NotPassedYet.class);
    }

    @Test
    void who_asks_a_log_that_is_away_for_its_end_is_told_so_soon() {
        try (var away = new KafkaLogEnds("localhost:1", "log", 1)) {
            assertThatThrownBy(() -> away.ends().await().atMost(Duration.ofSeconds(10)))
                    .isInstanceOf(RetriableException.class);
        }
    }

    @Test
    void the_forged_record_of_these_tests_proves_itself_and_is_wrong_all_the_same() {
        var forged = new TestLog().next(Owner.INTAKE, PARTITION, transfer("forged"));
        assertThat(HashChain.hash(forged)).isEqualTo(forged.hash()).isNotEqualTo(Hash.ZERO);
    }
}
