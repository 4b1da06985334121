package vn.lienthong.service.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.Test;

class SaidBeforeTest {
    private static final Instant NOON = Instant.parse("2026-11-22T05:00:00Z");

    private final SaidBefore filter = new SaidBefore();

    @Test
    void aWarningIsToldOnceAsLongAsItIsRepeatedWithinAMinute() {
        assertThat(warn("away", 0)).isTrue();
        for (int second = 1; second < 300; second += 30)
            assertThat(warn("away", second)).isFalse();
    }

    @Test
    void anotherCauseIsToldToo() {
        assertThat(warn("connection refused", 0)).isTrue();
        assertThat(warn("starting up", 1)).isTrue();
    }

    @Test
    void afterAMinutesPeaceItIsNewsAgain() {
        assertThat(warn("away", 0)).isTrue();
        assertThat(warn("away", 61)).isTrue();
    }

    @Test
    void errorsAreAlwaysTold() {
        for (int i = 0; i < 3; i++)
            assertThat(filter.isLoggable(record(Level.ERROR, "fault", i))).isTrue();
    }

    @Test
    void theSameOfAnotherDossierIsAnother() {
        var first = record(Level.WARN, "parked", 0);
        var second = record(Level.WARN, "parked", 1);
        second.putMdc("dossier", "018.00565-170306-0001");

        assertThat(filter.isLoggable(first)).isTrue();
        assertThat(filter.isLoggable(second)).isTrue();
    }

    @Test
    void theSameWordsWithAnotherCauseAreAnother() {
        for (var cause : List.of(new IllegalStateException("one"), new IllegalStateException("two"))) {
            var warning = record(Level.WARN, "cannot", 0);
            warning.setThrown(cause);
            assertThat(filter.isLoggable(warning)).isTrue();
        }
    }

    @Test
    void aPrintedStackStaysWhole() {
        for (int i = 0; i < 3; i++) {
            var line = record(Level.WARN, "\tat io.vertx.Same.frame(Same.java:1)", i);
            line.setLoggerName("stderr");
            assertThat(filter.isLoggable(line)).isTrue();
        }
    }

    @Test
    void thePoolsEchoIsNoNews() {
        var echo = record(Level.ERROR, "Uncaught exception received by Vert.x", 0);
        echo.setThrown(twice("io.vertx.sqlclient.impl.pool.SqlConnectionPool"));
        var other = record(Level.ERROR, "Uncaught exception received by Vert.x", 0);
        other.setThrown(twice("vn.lienthong.Ours"));

        assertThat(filter.isLoggable(echo)).isFalse();
        assertThat(filter.isLoggable(other)).isTrue();
    }

    private boolean warn(String text, int second) {
        return filter.isLoggable(record(Level.WARN, text, second));
    }

    private static ExtLogRecord record(java.util.logging.Level level, String text, int second) {
        var record = new ExtLogRecord(level, text, SaidBeforeTest.class.getName());
        record.setLoggerName("test");
        record.setInstant(NOON.plusSeconds(second));
        return record;
    }

    private static IllegalStateException twice(String completes) {
        var twice = new IllegalStateException("Result is already complete");
        twice.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("io.vertx.core.Promise", "fail", "Promise.java", 90),
            new StackTraceElement(completes, "run", null, 1)
        });
        return twice;
    }
}
