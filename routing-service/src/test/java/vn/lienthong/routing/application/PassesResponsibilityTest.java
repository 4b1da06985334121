package vn.lienthong.routing.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.contracts.event.DossierWithdrawn;
import vn.lienthong.contracts.event.ResponsibilityPassed;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.contracts.value.Passing;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.consumer.PositionedConsumer;
import vn.lienthong.journal.testkit.Chains;
import vn.lienthong.journal.testkit.JournalDatabase;
import vn.lienthong.routing.adapter.postgres.PostgresKnownFacts;
import vn.lienthong.routing.domain.Reorganisation;
import vn.lienthong.routing.domain.Routing;
import vn.lienthong.service.order.OrdersForMany;

/** Trâu Quỳ ends on the first of July 2025, and its open dossiers go to Bát Tràng; on PostgreSQL. */
class PassesResponsibilityTest {
    private static final int PARTITION = 3;
    private static final Instant IN_JUNE = Instant.parse("2025-06-16T02:00:00Z");
    private static final Instant NOW = Instant.parse("2025-07-02T02:00:00Z");
    private static final LocalDate ON = LocalDate.of(2025, 7, 1);
    private static final Passing PASSING = new Passing("00565", "00577", List.of("00577"), "1656/NQ-UBTVQH15");
    private static final Reorganisation MERGER = new Reorganisation(ON, List.of(PASSING));

    private final LogOfIntake log = new LogOfIntake(PARTITION, NOW);
    private final JournalDatabase database = JournalDatabase.fresh(
            "/db/routing/V100__routing.sql", "/db/routing/V101__parts.sql", "/db/routing/V103__when_it_was_told.sql");
    private final Journal journal = database.journal(Owner.ROUTING);
    private final KnownFacts facts = new PostgresKnownFacts(journal);
    private final PassesResponsibility passes =
            new PassesResponsibility(journal, facts, consumerOfAnEmptyLog(), () -> NOW);

    @AfterEach
    void close() {
        assertThat(Chains.faults(journal)).isEmpty();
        database.close();
    }

    @Test
    void a_dry_run_names_the_dossiers_and_writes_nothing() {
        receive(1);
        var before = Chains.read(journal);

        assertThat(passed(carryOut(true))).containsExactly(code(0));

        assertThat(Chains.read(journal)).isEqualTo(before);
    }

    @Test
    void carried_out_it_is_said_once_by_who_ordered_it_of_what_was_open_then() {
        receive(2);
        log.say(code(1), IN_JUNE.plusSeconds(60), new DossierWithdrawn());
        read();

        assertThat(passed(carryOut(false))).containsExactly(code(0));
        assertThat(passed(carryOut(false))).isEmpty();

        assertThat(said()).singleElement().satisfies(record -> {
            assertThat(EventTypes.decode(record.type(), record.data()))
                    .isEqualTo(new ResponsibilityPassed(ON, List.of(PASSING)));
            assertThat(record.actor()).isEqualTo("admin-1");
            assertThat(record.time()).isEqualTo(MERGER.at());
        });
    }

    @Test
    void an_order_that_was_cut_off_is_finished_when_it_is_given_again() {
        receive(OrdersForMany.BATCH + 1);

        var beforeTheCut = carryingOut(false)
                .select()
                .first(2 * PARTITION + 1) // of each shard before it a batch, and what was passed over
                .collect()
                .asList()
                .await()
                .indefinitely();

        assertThat(passed(beforeTheCut)).hasSize(OrdersForMany.BATCH);
        assertThat(passed(carryOut(false))).containsExactly(code(OrdersForMany.BATCH));
        assertThat(said())
                .hasSize(OrdersForMany.BATCH + 1)
                .extracting(LogRecord::dossier)
                .doesNotHaveDuplicates();
    }

    private void receive(int dossiers) {
        IntStream.range(0, dossiers).forEach(number -> log.receive(code(number), IN_JUNE));
        read();
    }

    private static String code(int number) {
        return "018.00565-250616-%04d".formatted(number);
    }

    private void read() {
        var reads = new ReadsTheLog(
                journal, facts, LiveCatalogue.shipped(), new Routing((_, _) -> true, new NoRegisters()), () -> NOW);
        journal.inTransaction(tx -> reads.apply(tx, log.drain())).await().indefinitely();
    }

    private Multi<OrdersForMany.Batch<PassesResponsibility.Passed>> carryingOut(boolean dryRun) {
        return passes.carryOut(new PassesResponsibility.Order(MERGER, "admin-1", dryRun));
    }

    private List<OrdersForMany.Batch<PassesResponsibility.Passed>> carryOut(boolean dryRun) {
        return carryingOut(dryRun).collect().asList().await().indefinitely();
    }

    private static List<String> passed(List<OrdersForMany.Batch<PassesResponsibility.Passed>> batches) {
        return batches.stream()
                .flatMap(batch -> batch.decided().stream())
                .map(PassesResponsibility.Passed::dossier)
                .toList();
    }

    private List<LogRecord> said() {
        return Chains.read(journal).stream()
                .filter(record -> record.type().equals(EventTypes.nameOf(ResponsibilityPassed.class)))
                .toList();
    }

    /** What there is to read is read by hand. */
    private PositionedConsumer consumerOfAnEmptyLog() {
        var shards = IntStream.range(0, journal.shards().count()).boxed().collect(Collectors.toSet());
        var ends = shards.stream().collect(Collectors.toMap(shard -> shard, _ -> 0L));
        var consumer = new PositionedConsumer(
                journal,
                (_, _) -> Uni.createFrom().voidItem(),
                () -> Uni.createFrom().item(ends),
                PositionedConsumer.Settings.named("routing"),
                Optional.empty());
        consumer.positions(shards).await().indefinitely();
        return consumer;
    }
}
