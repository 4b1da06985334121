package vn.lienthong.reporting.report;

import static vn.lienthong.reporting.domain.Account.AWAITING;
import static vn.lienthong.reporting.domain.Account.CONTROL_CLOSED;
import static vn.lienthong.reporting.domain.Account.CONTROL_OPEN;
import static vn.lienthong.reporting.domain.Account.CONTROL_RECEIVED;
import static vn.lienthong.reporting.domain.Account.ON_TIME_AFTER_EXTENSION;
import static vn.lienthong.reporting.domain.Account.OPEN_IN_TIME;
import static vn.lienthong.reporting.domain.Account.OPEN_OVERDUE;
import static vn.lienthong.reporting.domain.Account.RECEIVED_DIRECT;
import static vn.lienthong.reporting.domain.Account.RECEIVED_ONLINE;
import static vn.lienthong.reporting.domain.Account.RECEIVED_POST;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.reporting.domain.Account;
import vn.lienthong.reporting.domain.CloseKind;
import vn.lienthong.reporting.domain.Punctuality;
import vn.lienthong.reporting.projection.FactTable;

/** The dossiers behind a cell of form 06a, each with the event that put it there. */
@Singleton
public class CellDossiers {
    /** The last event that moved the dossier into the cell. */
    public record Event(String id, String type, Instant time, Instant recordedAt) {}

    public record Found(String dossier, Event event) {}

    /** @param next the cursor of the next page, or {@code null} on the last */
    public record Page(String row, String cell, List<Found> dossiers, String next, Map<Integer, Long> logPosition) {}

    /**
     * What a cell counts.
     *
     * @param moved accounts whose movements within the period it counts
     * @param opening accounts whose balance before the period it counts
     * @param closing accounts whose balance at the end of the period it counts
     */
    public record Cell(String name, Set<Account> moved, Set<Account> opening, Set<Account> closing) {

        /** @throws IllegalArgumentException if the form has no such cell */
        public static Cell named(String name) {
            return switch (name) {
                case "received.total" -> new Cell(name, Set.of(CONTROL_RECEIVED), Set.of(CONTROL_OPEN), Set.of());
                case "received.online" -> moved(name, Set.of(RECEIVED_ONLINE));
                case "received.direct" -> moved(name, Set.of(RECEIVED_DIRECT, RECEIVED_POST));
                case "received.carriedIn" -> new Cell(name, Set.of(), Set.of(OPEN_IN_TIME, OPEN_OVERDUE), Set.of());
                case "resolved.total" -> moved(name, Set.of(CONTROL_CLOSED));
                case "resolved.early" -> moved(name, Account.closed(Punctuality.EARLY));
                case "resolved.onTime" -> moved(name, Account.closed(Punctuality.ON_TIME));
                case "resolved.late" -> moved(name, Account.closed(Punctuality.LATE));
                case "resolved.onTimeAfterExtension" -> moved(name, Set.of(ON_TIME_AFTER_EXTENSION));
                case "open.total" -> closing(name, Set.of(CONTROL_OPEN));
                case "open.inTime" -> closing(name, Set.of(OPEN_IN_TIME));
                case "open.overdue" -> closing(name, Set.of(OPEN_OVERDUE));
                case "open.awaiting" -> closing(name, Set.of(AWAITING));
                default -> byOutcome(name);
            };
        }

        private static Cell byOutcome(String name) {
            var prefix = "resolved.byOutcome.";
            if (!name.startsWith(prefix)) throw new IllegalArgumentException("no cell " + name);
            return moved(name, Account.closed(CloseKind.valueOf(name.substring(prefix.length()))));
        }

        private static Cell moved(String name, Set<Account> accounts) {
            return new Cell(name, accounts, Set.of(), Set.of());
        }

        private static Cell closing(String name, Set<Account> accounts) {
            return new Cell(name, Set.of(), Set.of(), accounts);
        }
    }

    private static final String QUERY = """
            with moves as (
                select e.dossier, e.partition, e.log_offset, e.business_day, side.account, side.amount
                from ledger_entry e
                cross join lateral (values (to_account, amount::int), (from_account, -amount::int))
                    as side(account, amount)
                where e.unit = any($1) and e.business_day <= $3 and e.dossier > $8 and (%s) and (%s)
                  and side.account = any($4::smallint[] || $5::smallint[] || $6::smallint[])),
            cell as (
                select dossier, max(log_offset) as log_offset, min(partition) as partition
                from moves group by dossier
                having coalesce(sum(amount) filter (where account = any($4) and business_day >= $2), 0) <> 0
                    or coalesce(sum(amount) filter (where account = any($5) and business_day < $2), 0) <> 0
                    or coalesce(sum(amount) filter (where account = any($6)), 0) <> 0
                order by dossier limit $7)
            select cell.dossier as of_dossier, fact.* from cell
            join fact on fact.partition = cell.partition and fact.log_offset = cell.log_offset
            order by cell.dossier
            """;

    private final Snapshot snapshot;
    private final LogStanding log;

    public CellDossiers(Snapshot snapshot, LogStanding log) {
        this.snapshot = snapshot;
        this.log = log;
    }

    /** @param row key of a row; empty for the total */
    public Uni<Page> page(Query06a query, Optional<String> row, Cell cell, Optional<String> after, int limit) {
        return snapshot.read(
                tx -> found(tx, query, row, cell, after, limit + 1).chain(found -> log.position(tx, query.known())
                        .map(position -> page(row, cell, found, limit, position))));
    }

    private static Page page(
            Optional<String> row, Cell cell, List<Found> found, int limit, Map<Integer, Long> position) {
        var more = found.size() > limit;
        var shown = more ? found.subList(0, limit) : found;
        return new Page(
                row.orElse(null), cell.name(), shown, more ? shown.getLast().dossier() : null, position);
    }

    private static Uni<List<Found>> found(
            SqlConnection tx, Query06a query, Optional<String> row, Cell cell, Optional<String> after, int limit) {
        var known = KnownCondition.of(query.known(), 9);
        var inRow = row.isPresent() && query.by() != Breakdown.UNIT
                ? "e." + query.by().expression() + " = $" + (9 + known.values().size())
                : "true";
        var tuple = Tuple.tuple()
                .addValue(units(query, row))
                .addValue(query.period().from())
                .addValue(query.period().to())
                .addValue(numbers(cell.moved()))
                .addValue(numbers(cell.opening()))
                .addValue(numbers(cell.closing()))
                .addValue(limit)
                .addValue(after.orElse(""));
        known.values().forEach(tuple::addValue);
        if (!inRow.equals("true")) tuple.addValue(query.stored(row.orElseThrow()));
        return tx.preparedQuery(QUERY.formatted(known.sql(), inRow))
                .execute(tuple)
                .map(CellDossiers::read);
    }

    private static List<Found> read(RowSet<Row> rows) {
        var found = new ArrayList<Found>();
        for (var each : rows) {
            var fact = FactTable.read(each);
            found.add(new Found(
                    each.getString("of_dossier"),
                    new Event(fact.id(), FactTable.type(each), fact.time(), fact.recordedAt())));
        }
        return found;
    }

    /** Of a breakdown by unit, only the units of the row. */
    private static String[] units(Query06a query, Optional<String> row) {
        if (row.isEmpty() || query.by() != Breakdown.UNIT) return query.scope().units();
        return query.scope().rowOf().entrySet().stream()
                .filter(unit -> unit.getValue().equals(row.get()))
                .map(Map.Entry::getKey)
                .toArray(String[]::new);
    }

    private static Short[] numbers(Collection<Account> accounts) {
        return accounts.stream().map(account -> (short) account.ordinal()).toArray(Short[]::new);
    }
}
