package vn.lienthong.reporting.dossier;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.contracts.value.OverdueCause;
import vn.lienthong.reporting.domain.Awaiting;
import vn.lienthong.reporting.domain.CloseKind;
import vn.lienthong.reporting.domain.Punctuality;
import vn.lienthong.reporting.domain.Status;
import vn.lienthong.reporting.domain.Timeliness;

/** Reads rows of the table of dossiers. */
@Singleton
class DossierLines {
    private final Names names;

    DossierLines(Names names) {
        this.names = names;
    }

    DossierLine read(Row row, Instant now, boolean english) {
        var receivedAt = time(row, "received_at");
        var at = receivedAt == null ? now : receivedAt;
        return new DossierLine(
                row.getString("code"),
                row.getString("parent"),
                names.procedure(row.getString("procedure"), at, english),
                row.getString("field"),
                names.unit(row.getString("unit"), at),
                names.unit(row.getString("resolving_unit"), at),
                names.unit(row.getString("holder"), at),
                names.unit(row.getString("sent_to"), at),
                row.getString("officer"),
                constant(row, "channel", Channel.values()),
                StatusName.of(constant(row, "status", Status.values()), english),
                awaiting(row.getShort("awaiting")),
                time(row, "submitted_at"),
                receivedAt,
                time(row, "due_at"),
                time(row, "original_due_at"),
                time(row, "closed_at"),
                time(row, "returned_at"),
                constant(row, "outcome", CloseKind.values()),
                timeliness(row, receivedAt, now),
                cause(row.getString("overdue_cause")),
                flags(row.getString("flags")));
    }

    private static Timeliness timeliness(Row row, Instant receivedAt, Instant now) {
        if (receivedAt == null) return null;
        var punctuality = constant(row, "punctuality", Punctuality.values());
        return Timeliness.of(punctuality, time(row, "overdue_from"), time(row, "due_soon_from"), now);
    }

    private static <E extends Enum<E>> E constant(Row row, String column, E[] all) {
        var ordinal = row.getShort(column);
        return ordinal == null ? null : all[ordinal];
    }

    private static Instant time(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }

    private static Set<Awaiting> awaiting(int bits) {
        var awaiting = EnumSet.noneOf(Awaiting.class);
        for (var one : Awaiting.values()) if ((bits & 1 << one.ordinal()) != 0) awaiting.add(one);
        return awaiting;
    }

    private static Set<Flag> flags(String text) {
        var flags = EnumSet.noneOf(Flag.class);
        if (text != null) Arrays.stream(text.split(",")).map(Flag::valueOf).forEach(flags::add);
        return flags;
    }

    private static OverdueCause cause(String name) {
        return name == null ? null : OverdueCause.valueOf(name);
    }
}
