package vn.lienthong.journal.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.smallrye.mutiny.Uni;
import java.net.ConnectException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.event.FactRefused;
import vn.lienthong.contracts.event.QuarantineRetried;
import vn.lienthong.contracts.event.QuarantineSkipped;
import vn.lienthong.contracts.event.SourceCompleteUpTo;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.log.Shards;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.consumer.PositionedConsumer.Settings;
import vn.lienthong.journal.testkit.Arrivals;
import vn.lienthong.journal.testkit.Chains;
import vn.lienthong.journal.testkit.Handing;
import vn.lienthong.journal.testkit.JournalDatabase;
import vn.lienthong.journal.testkit.TestLog;

class QuarantineTest {
    private static final List<String> DOSSIERS = TestLog.neighbours(3);
    private static final String ILL = DOSSIERS.getFirst();
    private static final String WELL = DOSSIERS.get(1);
    private static final int PARTITION = TestLog.partition(ILL);
    private static final int OTHER = (PARTITION + 1) % Shards.STANDARD.count();

    private final TestLog log = new TestLog();
    private JournalDatabase database;
    private Arrivals arrivals;
    private Journal journal;
    private PositionedConsumer consumer;

    @BeforeEach
    void open() {
        database = JournalDatabase.fresh();
        arrivals = new Arrivals(database);
        journal = database.journal(Owner.ROUTING);
        consumer = reader("test");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private PositionedConsumer reader(String name) {
        return reader(name, arrivals);
    }

    private PositionedConsumer reader(String name, LogReaction reaction) {
        var settings = Settings.named(name)
                .skipHook((skipped, reason, actor) -> List.of(Handing.draft(
                        new FactRefused("transferred", "skipped", reason),
                        skipped.dossier(),
                        skipped.partitionKey(),
                        null,
                        null)));
        return new PositionedConsumer(
                journal, reaction, () -> Uni.createFrom().item(log.ends()), settings, Optional.empty());
    }

    private void readOn(PositionedConsumer reader) {
        var from = reader.positions(List.of(PARTITION)).await().indefinitely().get(PARTITION);
        reader.accept(PARTITION, log.from(PARTITION, from)).await().indefinitely();
    }

    private List<ParkedDossier> parked() {
        return consumer.quarantine().list().await().indefinitely();
    }

    private boolean retry() {
        return consumer.quarantine().retry(ILL, "mended", "op-1").await().indefinitely();
    }

    private boolean skip() {
        return consumer.quarantine().skip(ILL, "unreadable", "op-1").await().indefinitely();
    }

    @Test
    void a_poisoned_record_parks_its_dossier_and_nobody_else() {
        var before = log.hand(ILL, "u0").id();
        var poison = log.hand(ILL, "u1").id();
        var well = log.hand(WELL, "u2").id();
        var behind = log.hand(ILL, "u3").id();
        arrivals.poison(poison);
        readOn(consumer);
        var later = log.hand(ILL, "u4").id();
        var wellLater = log.hand(WELL, "u5").id();
        readOn(consumer);

        assertThat(arrivals.events()).containsExactly(before, well, wellLater);
        assertThat(parked()).singleElement().satisfies(dossier -> {
            assertThat(dossier.dossier()).isEqualTo(ILL);
            assertThat(dossier.event()).isEqualTo(poison);
            assertThat(dossier.offset()).isEqualTo(1);
            assertThat(dossier.waiting()).isEqualTo(3);
            assertThat(dossier.cause()).startsWith("IllegalStateException").doesNotContain("poisoned");
        });
        assertThat(List.of(behind, later)).doesNotContainAnyElementsOf(arrivals.events());
    }

    @Test
    void a_retry_applies_the_queue_in_order_and_frees_the_dossier() {
        var poison = log.hand(ILL, "u1").id();
        var behind = log.hand(ILL, "u2").id();
        arrivals.poison(poison);
        readOn(consumer);

        assertThat(retry()).isFalse();
        arrivals.heal(poison);
        assertThat(retry()).isTrue();

        assertThat(arrivals.events()).containsExactly(poison, behind);
        assertThat(parked()).isEmpty();
        var free = log.hand(ILL, "u3").id();
        readOn(consumer);
        assertThat(arrivals.events()).containsExactly(poison, behind, free);
    }

    @Test
    void who_had_it_tried_again_and_why_is_told_whatever_came_of_it() {
        var poison = log.hand(ILL, "u1").id();
        arrivals.poison(poison);
        readOn(consumer);

        assertThat(retry()).isFalse();

        var said = Chains.read(journal);
        assertThat(said)
                .extracting(record -> EventTypes.decode(record.type(), record.data()))
                .containsExactly(new QuarantineRetried(poison, "test", "mended"));
        assertThat(said.getFirst().actor()).isEqualTo("op-1");
        assertThat(said.getFirst().dossier()).isEqualTo(ILL);
        assertThat(said.getFirst().causationId()).isNull();
    }

    @Test
    void nothing_is_told_of_a_retry_of_what_is_not_parked() {
        assertThat(retry()).isFalse();
        assertThat(Chains.read(journal)).isEmpty();
    }

    @Test
    void what_waits_is_told_with_all_that_stands_behind_it() {
        var poison = log.hand(ILL, "u1").id();
        var behind = log.hand(ILL, "u2").id();
        arrivals.poison(poison);
        readOn(consumer);

        assertThat(queues(ILL)).singleElement().satisfies(queue -> {
            assertThat(queue.trouble()).isEqualTo(Trouble.FAULT);
            assertThat(queue.waiting())
                    .extracting(placed -> placed.record().id())
                    .containsExactly(poison, behind);
        });
        assertThat(queues(WELL)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    unknown event type vn.lienthong.dossier.received.v9   | UNKNOWN_TYPE
                    data does not fit vn.lienthong.dossier.received.v1 at | UNREADABLE_DATA
                    SQL state 23505 at vn.lienthong.X                     | DATABASE
                    NullPointerException at vn.lienthong.X                | FAULT
                    """)
    void the_kind_of_trouble_says_what_is_to_be_done(String cause, Trouble trouble) {
        assertThat(Trouble.of(cause)).isEqualTo(trouble);
    }

    @Test
    void a_record_of_a_newer_version_waits_until_the_service_is_upgraded_and_then_goes_through() {
        var newer = "vn.lienthong.dossier.transferred.v3";
        var today = Handing.draft(new DossierTransferred("a", "u1", null, null, null), ILL, ILL, null, null);
        var unknown = log.send(log.next(Owner.DEADLINE, PARTITION, today, newer, "{\"route\":[\"a\",\"u1\"]}"))
                .id();
        var behind = log.hand(ILL, "u2").id();
        var well = log.hand(WELL, "u3").id();
        readOn(reader("test", knowing(Set.of())));
        assertThat(arrivals.events()).containsExactly(well);
        assertThat(queues(ILL)).singleElement().satisfies(queue -> {
            assertThat(queue.trouble()).isEqualTo(Trouble.UNKNOWN_TYPE);
            assertThat(queue.cause()).endsWith(newer);
        });

        var upgraded = reader("test", knowing(Set.of(newer)));
        readOn(upgraded);

        assertThat(upgraded.quarantine().retry(ILL, "upgraded", "op-1").await().indefinitely())
                .isTrue();
        assertThat(arrivals.events()).containsExactly(well, unknown, behind);
    }

    /** A service that reads what today's does and these types. */
    private LogReaction knowing(Set<String> newer) {
        return (tx, records) -> {
            records.stream()
                    .map(PlacedRecord::record)
                    .filter(record -> !newer.contains(record.type()))
                    .forEach(record -> EventTypes.decode(record.type(), record.data()));
            return arrivals.apply(tx, records);
        };
    }

    private List<ParkedQueue> queues(String dossier) {
        return consumer.quarantine().queues(dossier).await().indefinitely();
    }

    @Test
    void a_retry_stops_at_the_next_record_that_fails() {
        var first = log.hand(ILL, "u1").id();
        var second = log.hand(ILL, "u2").id();
        arrivals.poison(first);
        arrivals.poison(second);
        readOn(consumer);
        arrivals.heal(first);

        assertThat(retry()).isFalse();
        assertThat(arrivals.events()).containsExactly(first);
        assertThat(parked()).singleElement().extracting(ParkedDossier::event).isEqualTo(second);
    }

    @Test
    void a_skip_lets_one_record_go_and_says_so_in_the_journal_together_with_what_the_owner_answers() {
        var poison = log.hand(ILL, "u1").id();
        var behind = log.hand(ILL, "u2").id();
        arrivals.poison(poison);
        readOn(consumer);

        assertThat(skip()).isTrue();

        assertThat(arrivals.events()).containsExactly(behind);
        var said = Chains.read(journal);
        assertThat(said).extracting(LogRecord::dossier).containsOnly(ILL);
        assertThat(said)
                .extracting(record -> EventTypes.decode(record.type(), record.data()))
                .containsExactly(
                        new QuarantineSkipped(poison, "test", "unreadable"),
                        new FactRefused("transferred", "skipped", "unreadable"));
        assertThat(said.getFirst().actor()).isEqualTo("op-1");
    }

    @Test
    void nothing_is_skipped_of_a_dossier_that_is_not_parked() {
        log.hand(ILL, "u1");
        readOn(consumer);

        assertThat(skip()).isFalse();
        assertThat(Chains.read(journal)).isEmpty();
    }

    @Test
    void a_skip_survives_a_rebuild() {
        var poison = log.hand(ILL, "u1").id();
        var behind = log.hand(ILL, "u2").id();
        arrivals.poison(poison);
        readOn(consumer);
        skip();
        Chains.read(journal).forEach(log::send);
        var later = log.hand(ILL, "u3").id();
        readOn(consumer);
        var live = arrivals.events();

        database.execute("truncate arrival");
        readOn(reader("rebuild"));

        assertThat(arrivals.events()).isEqualTo(live).contains(behind, later).doesNotContain(poison);
    }

    @Test
    void what_another_service_let_go_is_answered_by_the_owner_who_had_parked_it_too() {
        var poison = log.hand(ILL, "u1").id();
        var behind = log.hand(ILL, "u2").id();
        arrivals.poison(poison);
        readOn(consumer);

        letGoByReporting(poison);
        readOn(consumer);

        assertThat(parked()).isEmpty();
        assertThat(arrivals.events()).startsWith(behind).doesNotContain(poison);
        assertThat(Chains.read(journal))
                .extracting(record -> EventTypes.decode(record.type(), record.data()))
                .containsExactly(new FactRefused("transferred", "skipped", "beyond repair"));
    }

    @Test
    void a_skip_in_its_first_version_lets_go_as_one_of_today_does() {
        var poison = log.hand(ILL, "u1").id();
        var behind = log.hand(ILL, "u2").id();
        arrivals.poison(poison);
        readOn(consumer);
        var today = Handing.draft(new QuarantineSkipped(poison, null, "x"), ILL, ILL, null, null);
        log.send(log.next(Owner.REPORTING, PARTITION, today, "vn.lienthong.audit.quarantine-skipped.v1", """
                {"partition":%d,"offset":0,"event":"%s","reason":"beyond repair"}""".formatted(
                        PARTITION, poison)));

        readOn(consumer);

        assertThat(parked()).isEmpty();
        assertThat(arrivals.events()).startsWith(behind).doesNotContain(poison);
        assertThat(Chains.read(journal))
                .extracting(record -> EventTypes.decode(record.type(), record.data()))
                .containsExactly(new FactRefused("transferred", "skipped", "beyond repair"));
    }

    @Test
    void what_was_let_go_is_answered_also_in_a_poll_of_several_partitions() {
        var poison = log.hand(ILL, "u1").id();
        arrivals.poison(poison);
        readOn(consumer);
        var other = LongStream.iterate(1, n -> n + 1)
                .mapToObj(n -> Handing.code("019", n))
                .filter(code -> TestLog.partition(code) > PARTITION)
                .findFirst()
                .orElseThrow();
        var elsewhere = log.hand(other, "u").id();
        letGoByReporting(poison);

        consumer.positions(List.of(PARTITION, TestLog.partition(other))).await().indefinitely();
        consumer.accept(log.poll(Map.of(PARTITION, 1L, TestLog.partition(other), 0L)))
                .await()
                .indefinitely();

        assertThat(parked()).isEmpty();
        assertThat(arrivals.events()).contains(elsewhere).doesNotContain(poison);
        assertThat(Chains.read(journal))
                .extracting(record -> EventTypes.decode(record.type(), record.data()))
                .containsExactly(new FactRefused("transferred", "skipped", "beyond repair"));
    }

    @Test
    void a_source_waits_only_in_the_partition_where_it_is_parked() {
        var poison = complete(PARTITION).id();
        arrivals.poison(poison);
        readOn(consumer);
        var behind = complete(PARTITION).id();
        var elsewhere = complete(OTHER).id();

        consumer.positions(List.of(PARTITION, OTHER)).await().indefinitely();
        consumer.accept(log.poll(Map.of(PARTITION, 1L, OTHER, 0L))).await().indefinitely();

        assertThat(arrivals.events()).containsExactly(elsewhere);
        assertThat(parked()).extracting(ParkedDossier::waiting).containsExactly(2);
        arrivals.heal(poison);
        assertThat(consumer.quarantine().retry("urn:test", null, "op-1").await().indefinitely())
                .isTrue();
        assertThat(arrivals.events()).containsExactly(elsewhere, poison, behind);
    }

    @Test
    void a_source_that_is_poison_everywhere_is_parked_everywhere_and_let_go_everywhere() {
        var poison = List.of(complete(PARTITION).id(), complete(OTHER).id());
        poison.forEach(arrivals::poison);
        var behind = List.of(complete(PARTITION).id(), complete(OTHER).id());

        consumer.positions(List.of(PARTITION, OTHER)).await().indefinitely();
        consumer.accept(log.poll(Map.of(PARTITION, 0L, OTHER, 0L))).await().indefinitely();

        assertThat(parked())
                .extracting(ParkedDossier::partition, ParkedDossier::event, ParkedDossier::waiting)
                .containsExactlyInAnyOrder(tuple(PARTITION, poison.getFirst(), 2), tuple(OTHER, poison.getLast(), 2));
        assertThat(consumer.partitions().values())
                .extracting(PositionedConsumer.PartitionStatus::alarm)
                .containsOnlyNulls();

        assertThat(consumer.quarantine()
                        .skip("urn:test", "unreadable", "op-1")
                        .await()
                        .indefinitely())
                .isTrue();
        assertThat(arrivals.events()).containsExactlyInAnyOrderElementsOf(behind);
        assertThat(parked()).isEmpty();
    }

    /** A source that says in this partition that it has posted everything. */
    private LogRecord complete(int partition) {
        var said = new SourceCompleteUpTo("urn:test", Handing.NOON);
        return log.send(log.next(Owner.INTAKE, partition, Handing.draft(said, "urn:test", "urn:test", null, null)));
    }

    private void letGoByReporting(String event) {
        var skip = new QuarantineSkipped(event, "reporting", "beyond repair");
        log.send(log.next(Owner.REPORTING, PARTITION, Handing.draft(skip, ILL, ILL, null, null)));
    }

    @Test
    void a_dossier_goes_on_although_the_service_died_right_after_another_had_let_its_record_go() {
        var poison = log.hand(ILL, "u1").id();
        var behind = log.hand(ILL, "u2").id();
        arrivals.poison(poison);
        readOn(consumer);
        letGoByReporting(poison);
        arrivals.failOnce(new ConnectException("killed"));
        readOn(consumer);
        assertThat(arrivals.events()).isEmpty();

        var successor = reader("test");
        successor.positions(List.of(PARTITION)).await().indefinitely();
        successor.tend().await().indefinitely();

        assertThat(arrivals.events()).startsWith(behind);
        assertThat(parked()).isEmpty();
    }

    @Test
    void a_dossier_goes_on_although_the_service_died_between_a_skip_and_the_rest() {
        var poison = log.hand(ILL, "u1").id();
        var behind = log.hand(ILL, "u2").id();
        arrivals.poison(poison);
        readOn(consumer);
        arrivals.failOnce(new ConnectException("killed"));
        assertThatThrownBy(this::skip).hasRootCauseInstanceOf(ConnectException.class);

        consumer.tend().await().indefinitely();

        assertThat(arrivals.events()).containsExactly(behind);
        assertThat(parked()).isEmpty();
    }

    @Test
    void a_dossier_that_was_let_go_and_fails_again_waits_for_the_operator() {
        var first = log.hand(ILL, "u1").id();
        var second = log.hand(ILL, "u2").id();
        arrivals.poison(first);
        arrivals.poison(second);
        readOn(consumer);
        assertThat(skip()).isFalse();
        arrivals.heal(second);

        consumer.tend().await().indefinitely();

        assertThat(arrivals.events()).isEmpty();
        assertThat(parked()).singleElement().extracting(ParkedDossier::event).isEqualTo(second);
    }
}
