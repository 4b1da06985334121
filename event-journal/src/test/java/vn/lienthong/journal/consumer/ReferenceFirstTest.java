package vn.lienthong.journal.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.event.UnitEstablished;
import vn.lienthong.contracts.log.Draft;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.log.Shards;
import vn.lienthong.contracts.reference.Approval;
import vn.lienthong.contracts.reference.Level;
import vn.lienthong.contracts.reference.UnitGeneration;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.journal.consumer.PositionedConsumer.Settings;
import vn.lienthong.journal.reference.KnownReference;
import vn.lienthong.journal.testkit.Arrivals;
import vn.lienthong.journal.testkit.Handing;
import vn.lienthong.journal.testkit.JournalDatabase;
import vn.lienthong.journal.testkit.TestLog;

class ReferenceFirstTest {
    private static final String DOSSIER = Handing.code("018", 1);
    private static final int PARTITION = TestLog.partition(DOSSIER);

    private final TestLog log = new TestLog();
    private final KnownReference known = new KnownReference(facts -> {});
    private JournalDatabase database;
    private Arrivals arrivals;
    private PositionedConsumer consumer;

    @BeforeEach
    void open() {
        database = JournalDatabase.fresh();
        arrivals = new Arrivals(database);
        consumer = new PositionedConsumer(
                database.journal(Owner.ROUTING),
                arrivals,
                () -> Uni.createFrom().item(log.ends()),
                Settings.named("test").knowing(known),
                Optional.empty());
        consumer.positions(List.of(PARTITION)).await().indefinitely();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void what_was_decided_with_a_new_unit_waits_until_the_unit_is_known() {
        var unit = established();
        log.reference(1);
        var decided = log.hand(DOSSIER, "u").id();

        var accepting = consumer.accept(log.poll(Map.of(PARTITION, 0L))).subscribeAsCompletionStage();
        assertThat(accepting).isNotDone();
        assertThat(arrivals.events()).isEmpty();
        known.learn(List.of(unit));
        accepting.toCompletableFuture().join();

        assertThat(arrivals.events()).containsExactly(decided);
    }

    @Test
    void what_was_decided_before_anything_changed_waits_for_nothing() {
        var decided = log.hand(DOSSIER, "u").id();

        consumer.accept(log.poll(Map.of(PARTITION, 0L))).await().indefinitely();

        assertThat(arrivals.events()).containsExactly(decided);
    }

    private LogRecord established() {
        var unit = new UnitGeneration(
                "96001",
                "Xã Mới",
                List.of(),
                Level.WARD,
                List.of(),
                LocalDate.of(2026, 7, 1),
                null,
                List.of(),
                null,
                false,
                null);
        var subject = "unit/96001/2026-07-01";
        var fact = new UnitEstablished(unit, new Approval("12/NQ", "HĐND"));
        return log.next(
                Owner.INTAKE,
                Shards.REFERENCE,
                new Draft(
                        fact, subject, subject, Handing.NOON, null, "admin-1", null, null, null, Set.of(), null, null));
    }
}
