package vn.lienthong.journal.consumer;

import io.vertx.pgclient.PgException;
import vn.lienthong.contracts.log.UnreadableEvent;

/** Says what went wrong and where, but never a message that could quote personal data. */
final class Cause {
    static final String SQL_STATE = "SQL state ";

    private Cause() {}

    static String of(Throwable failure) {
        return switch (failure) {
            case UnreadableEvent unreadable -> unreadable.getMessage();
            case PgException sql -> SQL_STATE + sql.getSqlState() + place(failure);
            default -> failure.getClass().getSimpleName() + place(failure);
        };
    }

    private static String place(Throwable failure) {
        for (var frame : failure.getStackTrace()) {
            if (frame.getClassName().startsWith("vn.lienthong.")) return " at " + frame;
        }
        return "";
    }
}
