package vn.lienthong.service.logging;

import io.quarkus.logging.LoggingFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;

/**
 * An outage is told once by each who suffers it: a warning in the very words of one that is not a minute old is left out,
 * and so is the next, until there was a minute's peace. Errors are always told, and so is what was printed: a line of a
 * stack belongs to the lines around it.
 */
@LoggingFilter(name = "said-before")
public final class SaidBefore implements Filter {
    private static final Duration PEACE = Duration.ofMinutes(1);
    private static final int MANY = 1000;

    private final Map<String, Instant> said = new ConcurrentHashMap<>();

    @Override
    public boolean isLoggable(LogRecord record) {
        if (isEcho(record)) return false;
        return !isWarning(record) || isNews(record);
    }

    private static boolean isWarning(LogRecord record) {
        return record.getLevel().intValue() == Level.WARN.intValue()
                && !StandardError.NAME.equals(record.getLoggerName());
    }

    private boolean isNews(LogRecord warning) {
        var now = warning.getInstant();
        if (said.size() > MANY) said.values().removeIf(last -> last.plus(PEACE).isBefore(now));
        var last = said.put(words(warning), now);
        return last == null || last.plus(PEACE).isBefore(now);
    }

    /** A dossier or an event that is named beside the text makes it another one, and so does another cause. */
    private static String words(LogRecord warning) {
        var text = warning instanceof ExtLogRecord ext
                ? ext.getFormattedMessage() + ext.getMdcCopy()
                : warning.getMessage();
        return warning.getLoggerName() + " " + text + " " + warning.getThrown();
    }

    /** The pool tells a query that got no connection so a second time when its patience ends, and nobody listens any more. */
    private static boolean isEcho(LogRecord record) {
        return record.getThrown() instanceof IllegalStateException twice
                && "Result is already complete".equals(twice.getMessage())
                && twice.getStackTrace().length > 1
                && twice.getStackTrace()[1].getClassName().equals("io.vertx.sqlclient.impl.pool.SqlConnectionPool");
    }
}
