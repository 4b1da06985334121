package vn.lienthong.reporting.dossier;

import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.lienthong.reporting.domain.Awaiting;
import vn.lienthong.reporting.domain.Punctuality;
import vn.lienthong.reporting.domain.Timeliness;

/** Builds the conditions of a list, each with the values of its parameters, which are written {@code ?}. */
final class Conditions {
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    /** @param now the moment as of which open dossiers are in time or overdue */
    static Conditions of(DossierFilter filter, Instant now) {
        var c = new Conditions();
        c.add("status is not null");
        filter.readable().ifPresent(units -> c.add("units && ?::text[]", array(units)));
        filter.units()
                .ifPresent(units -> c.add("(unit = any(?) or resolving_unit = any(?))", array(units), array(units)));
        filter.holder().ifPresent(holder -> c.add("(holder = ? or sent_to = ?)", holder, holder));
        filter.status().ifPresent(status -> c.add("status = ?", (short) status.ordinal()));
        filter.timeliness().ifPresent(timeliness -> c.timeliness(timeliness, now));
        filter.awaiting().ifPresent(awaiting -> c.add("awaiting & ? <> 0", bit(awaiting)));
        filter.procedure().ifPresent(procedure -> c.add("procedure = ?", procedure));
        filter.officer().ifPresent(officer -> c.add("officer = ?", officer));
        filter.from().ifPresent(from -> c.add("received_at >= ?", utc(from)));
        filter.to().ifPresent(to -> c.add("received_at < ?", utc(to)));
        filter.dueBefore().ifPresent(due -> c.add("closed_at is null and due_at < ?", utc(due)));
        filter.code()
                .ifPresent(code ->
                        c.add("(strpos(lower(code), lower(?)) > 0 or code = any(?))", code, array(filter.persons())));
        return c;
    }

    private void timeliness(Timeliness timeliness, Instant now) {
        var open = "received_at is not null and punctuality is null and ";
        switch (timeliness) {
            case OVERDUE -> add(open + "overdue_from <= ?", utc(now));
            case DUE_SOON -> add(open + "overdue_from > ? and due_soon_from <= ?", utc(now), utc(now));
            case IN_TIME ->
                add(
                        open + "(overdue_from is null or overdue_from > ? and coalesce(due_soon_from > ?, true))",
                        utc(now),
                        utc(now));
            case EARLY, ON_TIME, LATE ->
                add("punctuality = ?", (short)
                        Punctuality.valueOf(timeliness.name()).ordinal());
        }
    }

    Conditions behind(Sort sort, Optional<Cursor> cursor) {
        cursor.ifPresent(
                after -> add("(" + sort.key() + ", code) > (?::text::timestamptz, ?)", after.key(), after.code()));
        return this;
    }

    /** Numbered as PostgreSQL wants them. */
    String sql() {
        var sql = new StringBuilder();
        int number = 0;
        for (var part : String.join(" and ", conditions).split("\\?", -1)) {
            if (number > 0) sql.append('$').append(number);
            sql.append(part);
            number++;
        }
        return sql.toString();
    }

    Tuple tuple() {
        return Tuple.from(values);
    }

    private void add(String condition, Object... parameters) {
        conditions.add(condition);
        values.addAll(List.of(parameters));
    }

    private static short bit(Awaiting awaiting) {
        return (short) (1 << awaiting.ordinal());
    }

    /** As one value, not as a list of values. */
    private static Object array(List<String> texts) {
        return texts.toArray(String[]::new);
    }

    private static Object utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
