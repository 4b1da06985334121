package vn.lienthong.reporting.lag;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.lienthong.service.health.ProgressReport;

/** Time is told by the second; every second somebody asks. */
class LagMeterTest {
    private static final Set<String> EXPECTED = Set.of("intake");

    private Instant now = Instant.parse("2026-11-22T01:00:00Z");
    private final LagMeter meter = new LagMeter(() -> now);

    @Test
    void what_follows_close_behind_steady_posting_is_never_long_behind() {
        for (int second = 1; second <= 60; second++) {
            var lag = after(1, 100L * second, 100L * second - 3, 100L * second - 10);

            assertThat(lag.settled()).isFalse();
            assertThat(lag.views()).containsExactly(new Lag.ViewLag("dossiers", 10, 0));
            assertThat(relay(lag)).isEqualTo(new Lag.ServiceLag("intake", 3, 0));
        }
    }

    @Test
    void what_stands_still_is_as_far_behind_as_its_oldest_record_is_old() {
        after(0, 10, 10, 10);
        after(1, 20, 10, 10);
        after(1, 30, 20, 10);

        var lag = after(5, 30, 25, 15);

        assertThat(lag.views()).containsExactly(new Lag.ViewLag("dossiers", 15, 6));
        assertThat(relay(lag)).isEqualTo(new Lag.ServiceLag("intake", 5, 5));
    }

    @Test
    void a_backlog_that_is_worked_off_gets_younger_with_every_record() {
        for (int second = 0; second < 1000; second++) after(1, 10L * second, 10L * second, 0);

        assertThat(seconds(after(1, 9990, 9990, 0))).isBetween(990L, 1000L);
        assertThat(seconds(after(0, 9990, 9990, 5000))).isBetween(490L, 500L);
        assertThat(seconds(after(0, 9990, 9990, 9980))).isBetween(0L, 10L);
        assertThat(after(0, 9990, 9990, 9990).settled()).isTrue();
    }

    @Test
    void the_furthest_behind_of_all_shards_counts() {
        meter.measure(List.of(report("intake", Map.of("0", 5L, "1", 5L), Map.of(), Map.of("intake-0", 5L))), EXPECTED);
        now = now.plusSeconds(4);

        var lag = meter.measure(
                List.of(report("intake", Map.of("0", 9L, "1", 5L), Map.of(), Map.of("intake-0", 5L))), EXPECTED);

        assertThat(lag.owners()).containsExactly(new Lag.ServiceLag("intake", 9, 4));
    }

    @Test
    void what_waits_in_an_owners_quarantine_is_told_and_nothing_is_settled_while_it_does() {
        var reading = Map.of("deadline-0", 7L);
        var settled =
                meter.measure(List.of(parking(0, reading), report("reporting", Map.of(), Map.of(), reading)), EXPECTED);
        var waiting =
                meter.measure(List.of(parking(3, reading), report("reporting", Map.of(), Map.of(), reading)), EXPECTED);

        assertThat(settled.quarantined()).isZero();
        assertThat(waiting.quarantined()).isEqualTo(3);
        assertThat(waiting.settled()).isFalse();
        assertThat(waiting.owners()).containsExactly(new Lag.ServiceLag("intake", 3, 0));
    }

    private static ProgressReport parking(long records, Map<String, Long> applied) {
        return new ProgressReport("intake", Map.of(), Map.of(), applied, 0, records);
    }

    private Lag after(long seconds, long head, long relayed, long applied) {
        now = now.plusSeconds(seconds);
        return meter.measure(
                List.of(
                        report("intake", Map.of("0", head), Map.of("0", relayed), Map.of("intake-0", head)),
                        report("reporting", Map.of(), Map.of(), Map.of("intake-0", applied))),
                EXPECTED);
    }

    private static ProgressReport report(
            String service, Map<String, Long> heads, Map<String, Long> relayed, Map<String, Long> applied) {
        return new ProgressReport(service, heads, relayed, applied, 0, 0);
    }

    private static long seconds(Lag lag) {
        return lag.views().getFirst().seconds();
    }

    private static Lag.ServiceLag relay(Lag lag) {
        return lag.relays().getFirst();
    }
}
