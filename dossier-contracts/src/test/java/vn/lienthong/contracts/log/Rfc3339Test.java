package vn.lienthong.contracts.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is read or written comes out as the JDK has it. */
class Rfc3339Test {
    private static final int TRIES = 20_000;

    @RepeatedTest(3)
    void anyTimeIsWrittenAndReadAsTheJdkDoes() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            var time = time(random);
            assertThat(Rfc3339.text(time)).as("seed " + seed).isEqualTo(time.toString());
            assertThat(Rfc3339.parse(time.toString())).as("seed " + seed).isEqualTo(time);
        }
    }

    @RepeatedTest(3)
    void anyOffsetIsReadAsTheJdkDoes() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            var offset = ZoneOffset.ofTotalSeconds(random.nextInt(-18 * 60, 18 * 60 + 1) * 60);
            var text = time(random).atOffset(offset).toString();
            assertThat(Rfc3339.parse(text)).as(text + ", seed " + seed).isEqualTo(jdk(text));
        }
    }

    /** Every place of a good text once with every sign that could stand there. */
    @ParameterizedTest
    @ValueSource(strings = {"2024-02-29T23:59:59Z", "2019-03-05T08:00:00.123+07:00", "0000-01-01T00:00:00-17:59"})
    void aSpoiltTextIsRefusedOrReadAsTheJdkDoes(String good) {
        for (int at = 0; at < good.length(); at++)
            for (var sign : "0123456789-+:.TZtz \u0661".toCharArray()) {
                sameAsJdk(good.substring(0, at) + sign + good.substring(at + 1));
                sameAsJdk(good.substring(0, at) + sign + good.substring(at));
                sameAsJdk(good.substring(0, at));
            }
    }

    @ParameterizedTest
    @MethodSource("edges")
    void theEdgesAreWrittenAsTheJdkDoes(Instant edge) {
        assertThat(Rfc3339.text(edge)).isEqualTo(edge.toString());
    }

    private static Stream<Instant> edges() {
        return Stream.of("0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z")
                .map(Instant::parse)
                .flatMap(edge -> Stream.of(edge, edge.minusMillis(1), edge.plusMillis(1), edge.plusNanos(1)));
    }

    @Test
    void aTimeOfManyYearsIsReadToo() {
        assertThat(Rfc3339.parse("+10000-01-01T00:00:00Z")).isEqualTo("+10000-01-01T00:00:00Z");
    }

    private static void sameAsJdk(String text) {
        var expected = catchThrowable(() -> jdk(text));
        var thrown = catchThrowable(() -> Rfc3339.parse(text));
        assertThat(thrown == null).as(text).isEqualTo(expected == null);
        if (expected == null) assertThat(Rfc3339.parse(text)).as(text).isEqualTo(jdk(text));
        else assertThat(thrown).as(text).isInstanceOf(DateTimeParseException.class);
    }

    private static Instant jdk(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    /** Mostly of whole seconds or milliseconds, sometimes finer. */
    private static Instant time(Random random) {
        var second = random.nextLong(
                LocalDateTime.of(-1, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC),
                LocalDateTime.of(10_001, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC));
        return switch (random.nextInt(3)) {
            case 0 -> Instant.ofEpochSecond(second);
            case 1 -> Instant.ofEpochSecond(second).plusMillis(random.nextInt(1000));
            default -> Instant.ofEpochSecond(second).plusNanos(random.nextInt(1_000_000_000));
        };
    }
}
