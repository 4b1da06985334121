package vn.lienthong.deadline.application;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.contracts.event.FactReported;
import vn.lienthong.contracts.event.ResultReturned;
import vn.lienthong.contracts.event.RoutePlanned;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.journal.consumer.PlacedRecord;

/**
 * Measures how many records a second the reaction carries and how fast notices are given, database included, without
 * Kafka. Not part of the suite: {@code mvn test -pl deadline-service -am -Dtest=ReadsTheLogLoad
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class ReadsTheLogLoad {
    private static final int WAVES = 8;
    private static final int DOSSIERS_A_WAVE = 1_250;
    private static final int DUE_AT_ONCE = 20_000;
    private static final Instant MORNING = LogOfOthers.at("2017-03-06T08:00");
    private static final Instant TODAY = LogOfOthers.at("2026-03-02T10:00");

    @ParameterizedTest
    @ValueSource(ints = {125, 500})
    void fifty_thousand_records_of_history(int batch) {
        try (var desk = new Desk(TODAY)) {
            var records = records();
            for (var part : batches(records, records.size() / WAVES)) {
                var took = timed(() -> batches(part, batch).forEach(desk::read));
                tell("batches of " + batch, part.size(), took);
            }
        }
    }

    @Test
    void many_due_in_the_same_second() {
        try (var desk = new Desk(TODAY)) {
            var log = new LogOfOthers(Desk.PARTITION, TODAY);
            each(0, DUE_AT_ONCE, code -> log.receive(code, TODAY, 5));
            batches(log.drain(), 500).forEach(desk::read);
            desk.setClock(LogOfOthers.at("2026-03-10T00:00"));
            tell("notices", DUE_AT_ONCE, timed(desk::giveNotices));
        }
    }

    private static Duration timed(Runnable work) {
        var start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void tell(String what, int records, Duration took) {
        System.out.printf(
                "%s: %,d in %,d ms: %,.0f/s%n", what, records, took.toMillis(), records * 1000.0 / took.toMillis());
    }

    /** In waves, so that the facts of a dossier stand in different batches, as those of real sources do. */
    private static List<PlacedRecord> records() {
        var log = new LogOfOthers(Desk.PARTITION, TODAY);
        var reported = new FactReported("resolved", Json.mapper().createObjectNode());
        for (int wave = 0; wave < WAVES; wave++) {
            var first = wave * DOSSIERS_A_WAVE;
            each(first, DOSSIERS_A_WAVE, code -> log.receive(code, MORNING, 5));
            each(first, DOSSIERS_A_WAVE, code -> log.routing(code, MORNING, new RoutePlanned(List.of(), "1"), null));
            each(first, DOSSIERS_A_WAVE, code -> log.resolve(code, hours(8), log.intake(code, hours(8), reported)));
            each(
                    first,
                    DOSSIERS_A_WAVE,
                    code -> log.intake(code, hours(9), new ResultReturned(LogOfOthers.WARD, Channel.DIRECT, "cb-01")));
        }
        return log.drain();
    }

    private static void each(int first, int count, Consumer<String> say) {
        IntStream.range(first, first + count)
                .mapToObj("018.00565-170306-%05d"::formatted)
                .forEach(say);
    }

    private static Instant hours(int hours) {
        return MORNING.plus(Duration.ofHours(hours));
    }

    private static List<List<PlacedRecord>> batches(List<PlacedRecord> records, int size) {
        return IntStream.rangeClosed(0, (records.size() - 1) / size)
                .mapToObj(i -> records.subList(i * size, Math.min(records.size(), (i + 1) * size)))
                .toList();
    }
}
