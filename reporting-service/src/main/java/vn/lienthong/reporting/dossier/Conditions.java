package vn.lienthong.reporting.dossier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny.SelectionQuery;
import vn.lienthong.reporting.domain.Awaiting;
import vn.lienthong.reporting.domain.Punctuality;
import vn.lienthong.reporting.domain.Timeliness;

/** Builds the conditions of a list on {@code StoredDossier d}, with the values of their parameters. */
final class Conditions {
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    /** @param now the moment as of which open dossiers are in time or overdue */
    static Conditions of(DossierFilter filter, Instant now) {
        var c = new Conditions();
        filter.readable().ifPresent(units -> c.add("array_intersects(d.units, :readable)")
                .with("readable", array(units)));
        filter.units().ifPresent(units -> c.add(
                        "(" + among("d.unit", "units") + " or " + among("d.resolvingUnit", "units") + ")")
                .with("units", array(units)));
        filter.holder().ifPresent(holder -> c.add("(d.holder = :holder or d.sentTo = :holder)")
                .with("holder", holder));
        filter.status().ifPresent(status -> c.add("d.status = :status").with("status", status));
        filter.timeliness().ifPresent(timeliness -> c.timeliness(timeliness, now));
        filter.awaiting().ifPresent(awaiting -> c.add("bitand(d.awaiting, :awaiting) <> 0")
                .with("awaiting", bit(awaiting)));
        filter.procedure().ifPresent(code -> c.add("d.procedure = :procedure").with("procedure", code));
        filter.officer().ifPresent(officer -> c.add("d.officer = :officer").with("officer", officer));
        filter.from().ifPresent(from -> c.add("d.receivedAt >= :from").with("from", from));
        filter.to().ifPresent(to -> c.add("d.receivedAt < :to").with("to", to));
        filter.dueBefore().ifPresent(due -> c.add("d.closedAt is null and d.dueAt < :dueBefore")
                .with("dueBefore", due));
        filter.code().ifPresent(code -> c.add(
                        "(locate(lower(:code), lower(d.code)) > 0 or " + among("d.code", "persons") + ")")
                .with("code", code)
                .with("persons", array(filter.persons())));
        return c;
    }

    private void timeliness(Timeliness timeliness, Instant now) {
        var open = "d.receivedAt is not null and d.punctuality is null and ";
        switch (timeliness) {
            case OVERDUE -> add(open + "d.overdueFrom <= :now").with("now", now);
            case DUE_SOON ->
                add(open + "d.overdueFrom > :now and d.dueSoonFrom <= :now").with("now", now);
            case IN_TIME -> add(open + """
                        (d.overdueFrom is null
                            or d.overdueFrom > :now and (d.dueSoonFrom is null or d.dueSoonFrom > :now))""").with("now", now);
            case EARLY, ON_TIME, LATE ->
                add("d.punctuality = :punctuality").with("punctuality", Punctuality.valueOf(timeliness.name()));
        }
    }

    Conditions behind(Sort sort, Optional<Cursor> cursor) {
        cursor.ifPresent(last -> last.key()
                .map(time -> add(behindTime(sort.property())).with("time", time))
                .orElseGet(() -> add(sort.property() + " is null and d.code > :last"))
                .with("last", last.code()));
        return this;
    }

    /** Dossiers without the time come last. */
    private static String behindTime(String property) {
        return "(%1$s > :time or %1$s = :time and d.code > :last or %1$s is null)".formatted(property);
    }

    /** One parameter for any number of values, so that the statement is the same for all; HQL's {@code in} has one each. */
    private static String among(String property, String parameter) {
        return "cast(sql('? = any(?)', " + property + ", :" + parameter + ") as Boolean) = true";
    }

    <T> SelectionQuery<T> set(SelectionQuery<T> query) {
        values.forEach(query::setParameter);
        return query;
    }

    /** As HQL. */
    @Override
    public String toString() {
        return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
    }

    private Conditions add(String condition) {
        conditions.add(condition);
        return this;
    }

    private Conditions with(String parameter, Object value) {
        values.put(parameter, value);
        return this;
    }

    private static short bit(Awaiting awaiting) {
        return (short) (1 << awaiting.ordinal());
    }

    private static String[] array(List<String> texts) {
        return texts.toArray(String[]::new);
    }
}
