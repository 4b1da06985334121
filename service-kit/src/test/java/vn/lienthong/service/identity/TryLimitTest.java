package vn.lienthong.service.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TryLimitTest {
    private static final Instant NOW = Instant.parse("2026-03-12T03:00:00Z");

    private final TryLimit limit = new TryLimit(2);

    @Test
    void an_address_may_try_so_often_in_a_minute() {
        assertThat(limit.take("a", NOW)).isEmpty();
        assertThat(limit.take("a", NOW.plusSeconds(20))).isEmpty();

        assertThat(limit.take("a", NOW.plusSeconds(30))).contains(Duration.ofSeconds(30));
        assertThat(limit.take("b", NOW.plusSeconds(30))).isEmpty();
        assertThat(limit.take("a", NOW.plusSeconds(60))).isEmpty();
    }

    @Test
    void so_many_addresses_at_once_that_old_ones_are_forgotten_are_all_served() {
        IntStream.rangeClosed(0, 10_000).forEach(n -> limit.take("first-" + n, NOW));

        assertThat(IntStream.range(0, 2_000).parallel().mapToObj(n -> limit.take("then-" + n, NOW)))
                .allSatisfy(wait -> assertThat(wait).isEmpty());
    }
}
