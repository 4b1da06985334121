package vn.lienthong.journal.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.event.ReferenceEvent;
import vn.lienthong.contracts.event.UnitEstablished;
import vn.lienthong.contracts.log.Draft;
import vn.lienthong.contracts.log.KafkaRecords;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.log.Shards;
import vn.lienthong.contracts.reference.Approval;
import vn.lienthong.contracts.reference.Level;
import vn.lienthong.contracts.reference.UnitGeneration;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.relay.LogStream;
import vn.lienthong.journal.relay.Relay;
import vn.lienthong.journal.testkit.Handing;
import vn.lienthong.journal.testkit.JournalDatabase;
import vn.lienthong.journal.testkit.SharedServers;
import vn.lienthong.journal.testkit.TestLog;

class ReferenceLogTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final List<AutoCloseable> opened = new ArrayList<>();
    private final List<ReferenceEvent> learned = new CopyOnWriteArrayList<>();
    private final KnownReference known = new KnownReference(learned::addAll);
    private final String bootstrap = SharedServers.kafka().bootstrap();
    private LogStream.Reference log;
    private JournalDatabase database;
    private Journal journal;

    @BeforeEach
    void open() {
        database = JournalDatabase.fresh();
        journal = database.journal(Owner.INTAKE);
        log = new LogStream.Reference("reference-" + NUMBER.incrementAndGet());
    }

    @AfterEach
    void close() throws Exception {
        for (var each : opened.reversed()) each.close();
        database.close();
    }

    @Test
    void what_changes_reaches_every_reader_once_and_in_order_also_one_that_starts_later() {
        relay();
        append("00001", "00002");
        read(known);
        append("00003");
        reached(known, 3);

        var later = new ArrayList<ReferenceEvent>();
        read(new KnownReference(later::addAll));

        assertThat(codes(learned)).containsExactly("00001", "00002", "00003");
        assertThat(codes(later)).containsExactly("00001", "00002", "00003");
    }

    @Test
    void a_reader_that_starts_before_anything_is_there_is_soon_ready() {
        read(known);

        assertThat(known.position()).isZero();
        relay();
        append("00001");
        reached(known, 1);
    }

    @Test
    void no_two_facts_have_one_key() {
        var twice = append("00001", "00001");

        assertThat(twice)
                .extracting(record -> KafkaRecords.encode(log.topic(), record).key())
                .containsExactly("unit/00001/2026-01-01/1", "unit/00001/2026-01-01/2");
    }

    @Test
    void what_is_sent_again_is_dropped_and_what_stands_behind_a_gap_waits() {
        var records = append("00001", "00002", "00003");

        known.learn(List.of(records.get(0)));
        known.learn(List.of(records.get(2)));
        assertThat(known.position()).isEqualTo(1);
        known.learn(records);

        assertThat(codes(learned)).containsExactly("00001", "00002", "00003");
    }

    @Test
    void a_log_that_does_not_prove_itself_stops_the_reading_with_an_alarm() {
        var record = append("00001").getFirst();
        var reading = read(known);

        send(altered(record));

        await().atMost(PATIENCE).until(() -> reading.alarm().isPresent());
        assertThat(reading.alarm()).hasValueSatisfying(what -> assertThat(what).contains("intake-16-1"));
        assertThat(learned).isEmpty();
    }

    @Test
    void a_fact_says_how_far_its_owner_had_read_and_so_does_what_is_read_back() {
        journal.decidingWith(known::position);
        var records = append("00001");
        var before = transfer();
        known.learn(records);

        var after = transfer();

        assertThat(before.reference()).isZero();
        assertThat(after.reference()).isEqualTo(1);
        var sent = KafkaRecords.encode("log", after);
        assertThat(new String(sent.headers().lastHeader("ce_referenceposition").value()))
                .isEqualTo("1");
        assertThat(KafkaRecords.encode("log", before).headers().lastHeader("ce_referenceposition"))
                .isNull();
        assertThat(journal.facts(journal.pool().getConnection().await().indefinitely(), Set.of(after.dossier()))
                        .await()
                        .indefinitely()
                        .get(after.dossier()))
                .containsExactly(before, after);
    }

    @Test
    void who_waits_for_a_fact_goes_on_when_it_is_known() {
        var records = append("00001", "00002");
        var waiting = known.reached(2).subscribeAsCompletionStage();

        known.learn(records.subList(0, 1));
        assertThat(waiting).isNotDone();
        known.learn(records);

        assertThat(waiting).isDone();
    }

    @Test
    void who_waits_no_longer_is_not_kept_and_what_is_learned_is_needed_before_it_shows() {
        var records = append("00001");
        var waiting = known.reached(999).subscribe().with(done -> {});
        waiting.cancel();
        var seen = new ArrayList<Long>();
        var slow = new AtomicReference<KnownReference>();
        slow.set(new KnownReference(facts -> seen.add(slow.get().deciding())));

        slow.get().learn(records);

        assertThat(known)
                .extracting("waiting")
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .isEmpty();
        assertThat(seen).containsExactly(1L);
    }

    private void relay() {
        var relay = new Relay(
                journal,
                new Relay.Settings(bootstrap, Duration.ofMinutes(10), log, log.topic() + "-heads"),
                Optional.empty());
        opened.add(relay);
        relay.start();
        await().atMost(PATIENCE)
                .until(() -> relay.status().get(Shards.REFERENCE).state() == Relay.State.RELAYING);
    }

    private ReferenceLog read(KnownReference into) {
        var reading = new ReferenceLog(bootstrap, log, into);
        opened.add(reading);
        reading.start(PATIENCE);
        assertThat(reading.isRead()).isTrue();
        return reading;
    }

    private List<LogRecord> append(String... codes) {
        var drafts = List.of(codes).stream().map(ReferenceLogTest::established).toList();
        return journal.inTransaction(tx -> journal.append(tx, Shards.REFERENCE, drafts))
                .await()
                .indefinitely();
    }

    private LogRecord transfer() {
        var dossier = Handing.code("018", 7);
        var draft = Handing.draft(new DossierTransferred("a", "b", null, null, null), dossier, dossier, null, null);
        return journal.inTransaction(tx -> journal.append(tx, TestLog.partition(dossier), List.of(draft)))
                .await()
                .indefinitely()
                .getFirst();
    }

    private void send(LogRecord record) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrap),
                new StringSerializer(),
                new ByteArraySerializer())) {
            var unused = producer.send(KafkaRecords.encode(log.topic(), record));
            producer.flush();
        }
    }

    /** Another approver, with the hash of the first: as who can write into the topic would have it. */
    private static LogRecord altered(LogRecord r) {
        return TestLog.saying(r, r.data().replace("UBND", "Ai đó"));
    }

    private void reached(KnownReference by, long position) {
        by.reached(position).await().atMost(PATIENCE);
    }

    private static List<String> codes(List<ReferenceEvent> events) {
        return events.stream()
                .map(event -> ((UnitEstablished) event).unit().code())
                .toList();
    }

    private static Draft established(String code) {
        var unit = new UnitGeneration(
                code, "Xã " + code, List.of(), Level.WARD, List.of(), FROM, null, List.of(), null, false, null);
        var subject = "unit/" + code + "/" + FROM;
        return new Draft(
                new UnitEstablished(unit, new Approval("1/NQ", "UBND")),
                subject,
                subject,
                Handing.NOON,
                null,
                "admin-1",
                null,
                null,
                null,
                Set.of(),
                null,
                null);
    }
}
