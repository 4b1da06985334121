package vn.lienthong.routing.application;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.journal.consumer.PlacedRecord;
import vn.lienthong.journal.testkit.JournalDatabase;
import vn.lienthong.routing.adapter.postgres.PostgresKnownFacts;
import vn.lienthong.routing.domain.Routing;

/**
 * Measures how many records a second the reaction carries, database included, without Kafka. Not part of the suite:
 * {@code mvn test -pl routing-service -am -Dtest=ReadsTheLogLoad -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class ReadsTheLogLoad {
    private static final int WAVES = 10;
    private static final int DOSSIERS_A_WAVE = 1_250;
    private static final Instant MORNING = Instant.parse("2017-03-06T01:00:00Z");

    @ParameterizedTest
    @ValueSource(ints = {125, 500})
    void fifty_thousand_records(int batch) {
        var records = records();
        try (var database = JournalDatabase.fresh(
                "/db/routing/V100__routing.sql",
                "/db/routing/V101__parts.sql",
                "/db/routing/V103__when_it_was_told.sql")) {
            var journal = database.journal(Owner.ROUTING);
            var routing = new Routing((code, at) -> true, new NoRegisters());
            var reads = new ReadsTheLog(
                    journal, new PostgresKnownFacts(journal), LiveCatalogue.shipped(), routing, InstantSource.system());
            for (var part : batches(records, records.size() / WAVES)) {
                var start = System.nanoTime();
                for (var one : batches(part, batch)) {
                    journal.inTransaction(tx -> reads.apply(tx, one)).await().indefinitely();
                }
                tell(batch, part.size(), Duration.ofNanos(System.nanoTime() - start));
            }
        }
    }

    private static void tell(int batch, int records, Duration took) {
        var rate = records * 1000.0 / took.toMillis();
        System.out.printf(
                "batches of %d: %,d records in %,d ms: %,.0f records/s%n", batch, records, took.toMillis(), rate);
    }

    /** In waves, so that the facts of a dossier stand in different batches, as those of real sources do. */
    private static List<PlacedRecord> records() {
        var log = new LogOfIntake(3, Instant.parse("2026-11-21T05:00:00Z"));
        for (int wave = 0; wave < WAVES; wave++) {
            var first = wave * DOSSIERS_A_WAVE;
            each(first, code -> log.receive(code, MORNING));
            each(first, code -> log.report(code, at(10), "transferred", "{\"fromUnit\":\"00565\",\"toUnit\":\"018\"}"));
            each(first, code -> log.report(code, at(15), "acknowledged", "{\"unit\":\"018\"}"));
            each(first, code -> log.report(code, at(30), "resolved", "{\"unit\":\"018\",\"outcome\":\"APPROVED\"}"));
        }
        return log.drain();
    }

    private static void each(int first, java.util.function.Consumer<String> say) {
        IntStream.range(first, first + DOSSIERS_A_WAVE)
                .mapToObj("018.00565-170306-%05d"::formatted)
                .forEach(say);
    }

    private static Instant at(int minutes) {
        return MORNING.plus(Duration.ofMinutes(minutes));
    }

    private static List<List<PlacedRecord>> batches(List<PlacedRecord> records, int size) {
        return IntStream.range(0, records.size() / size)
                .mapToObj(i -> records.subList(i * size, (i + 1) * size))
                .toList();
    }
}
