package vn.lienthong.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.pgclient.PgException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.log.Draft;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.log.Shards;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.journal.testkit.Chains;
import vn.lienthong.journal.testkit.Handing;
import vn.lienthong.journal.testkit.JournalDatabase;
import vn.lienthong.journal.testkit.TestLog;

class JournalTest {
    private static final String DOSSIER = Handing.code("018", 1);
    private static final int SHARD = TestLog.partition(DOSSIER);

    private JournalDatabase database;
    private Journal journal;

    @BeforeEach
    void open() {
        database = JournalDatabase.fresh();
        journal = database.journal(Owner.ROUTING);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Draft draft(String to) {
        return Handing.draft(new DossierTransferred("a", to, null, null, null), DOSSIER, DOSSIER, "unit", null);
    }

    private List<LogRecord> append(Journal to, Draft... drafts) {
        return to.inTransaction(tx -> to.append(tx, SHARD, List.of(drafts)))
                .await()
                .indefinitely();
    }

    @Test
    void what_is_appended_is_read_back_as_it_was() {
        var appended = new ArrayList<>(append(journal, draft("u1"), draft("u2")));
        appended.addAll(append(journal, draft("Phường Khai Quang \uD83D\uDCC4")));

        assertThat(Chains.read(journal)).isEqualTo(appended);
        assertThat(Chains.faults(journal)).isEmpty();
        var facts = journal.inTransaction(tx -> journal.facts(tx, List.of(DOSSIER, "unknown")))
                .await()
                .indefinitely();
        assertThat(facts).containsOnlyKeys(DOSSIER).containsEntry(DOSSIER, appended);
    }

    @Test
    void a_journal_opens_again_only_as_what_it_was_created() {
        var pool = database.pool();
        assertThat(Journal.open(pool, Owner.ROUTING, Shards.STANDARD).await().indefinitely())
                .isNotNull();

        for (var other : List.of(new Shards(8, "murmur2"), new Shards(16, "crc32")))
            assertThatThrownBy(() ->
                            Journal.open(pool, Owner.ROUTING, other).await().indefinitely())
                    .isInstanceOf(JournalMismatch.class);
        assertThatThrownBy(() -> Journal.open(pool, Owner.INTAKE, Shards.STANDARD)
                        .await()
                        .indefinitely())
                .isInstanceOf(JournalMismatch.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update event set payload = '{}'",
                "delete from event",
                "truncate event",
                "update event set unit = 'x' where false"
            })
    void nobody_changes_what_is_written_neither_the_service_nor_the_owner_of_the_table(String change) {
        append(journal, draft("u1"));

        assertThatThrownBy(() -> journal.pool().query(change).execute().await().indefinitely())
                .isInstanceOfSatisfying(
                        PgException.class, e -> assertThat(e.getSqlState()).isEqualTo("42501"));
        assertThatThrownBy(() -> database.execute(change)).hasStackTraceContaining("append-only");
        assertThat(Chains.faults(journal)).isEmpty();
    }

    @Test
    void recorded_time_never_falls_along_a_shard_even_if_the_clock_does() {
        var clock = new AtomicReference<>(Handing.NOON);
        var timed = Journal.open(database.pool(), Owner.ROUTING, Shards.STANDARD, Optional.of(clock::get))
                .await()
                .indefinitely();
        append(timed, draft("u1"));
        clock.set(Handing.NOON.minusSeconds(60));
        append(timed, draft("u2"));
        clock.set(Handing.NOON.plusSeconds(1));
        append(timed, draft("u3"));

        assertThat(Chains.read(timed))
                .extracting(LogRecord::recordedAt)
                .containsExactly(Handing.NOON, Handing.NOON, Handing.NOON.plusSeconds(1));
    }

    @Test
    void a_transaction_that_waited_for_the_head_is_recorded_behind_the_one_it_waited_for() {
        var other = database.journal(Owner.ROUTING);
        var waiting = new AtomicReference<CompletableFuture<List<LogRecord>>>();
        var first = journal.inTransaction(
                        tx -> journal.append(tx, SHARD, List.of(draft("u1"))).call(() -> {
                            waiting.set(other.inTransaction(second -> other.append(second, SHARD, List.of(draft("u2"))))
                                    .subscribeAsCompletionStage());
                            return tx.query("select pg_sleep(0.3)").execute();
                        }))
                .await()
                .indefinitely();
        var second = waiting.get().join();

        assertThat(second.getFirst().position()).isEqualTo(2);
        assertThat(second.getFirst().recordedAt())
                .isAfterOrEqualTo(first.getFirst().recordedAt().plusMillis(250));
        assertThat(Chains.faults(journal)).isEmpty();
    }

    @Test
    void a_transaction_that_fails_leaves_nothing_and_its_positions_are_given_again() {
        assertThatThrownBy(() -> journal.inTransaction(tx -> journal.append(tx, SHARD, List.of(draft("u1")))
                                .call(() -> tx.query("select 1/0").execute()))
                        .await()
                        .indefinitely())
                .isInstanceOf(PgException.class);

        assertThat(append(journal, draft("u2")).getFirst().position()).isEqualTo(1);
        assertThat(Chains.faults(journal)).isEmpty();
    }

    @Test
    void whoever_listens_hears_of_commits_and_only_of_those_that_appended() {
        var heard = new AtomicInteger();
        journal.onCommitted(heard::incrementAndGet);
        append(journal, draft("u1"));
        journal.inTransaction(tx -> journal.facts(tx, List.of(DOSSIER))).await().indefinitely();

        assertThat(heard).hasValue(1);
    }

    @Test
    void many_appenders_on_two_instances_leave_no_gap() {
        var other = database.journal(Owner.ROUTING);
        var appends = IntStream.range(0, 200)
                .mapToObj(n -> n % 2 == 0 ? journal : other)
                .map(to -> to.inTransaction(tx -> to.append(tx, SHARD, List.of(draft("u"), draft("v"))))
                        .subscribeAsCompletionStage())
                .toList();
        appends.forEach(CompletableFuture::join);

        assertThat(Chains.read(journal)).hasSize(400);
        assertThat(Chains.faults(journal)).isEmpty();
    }
}
