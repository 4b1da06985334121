package vn.lienthong.journal;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RetriableException;
import vn.lienthong.journal.commit.Overloaded;

/** Tells a failure of the machinery, which passes and says nothing about the work, from a failure of the work. */
public final class Outage {
    /** Connection, transaction rollback (deadlock), resources, operator intervention, system, read-only server. */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "57", "58");

    private static final String READ_ONLY = "25006";

    private Outage() {}

    public static boolean is(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (infrastructure(cause)) return true;
        }
        return false;
    }

    /** What failed at the bottom of it, in a few words; the same words as long as the same is away. */
    public static String words(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) root = root.getCause();
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    private static boolean infrastructure(Throwable failure) {
        return switch (failure) {
            case PgException sql -> CLASSES.contains(sqlClass(sql)) || READ_ONLY.equals(sql.getSqlState());
            case IOException lost -> true;
            case UncheckedIOException lost -> true;
            case TimeoutException late -> true;
            case io.smallrye.mutiny.TimeoutException late -> true;
            case RetriableException kafka -> true;
            case Overloaded queue -> true;
            // "Connection closed", "Timeout" of the pool: the client has no type of their own for them
            case VertxException closed -> true;
            default -> failure.getClass().getSimpleName().equals("NoStackTraceThrowable");
        };
    }

    private static String sqlClass(PgException sql) {
        var state = sql.getSqlState();
        return state == null || state.length() < 2 ? "" : state.substring(0, 2);
    }
}
