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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.lienthong.reporting.domain.Account;
import vn.lienthong.reporting.domain.CloseKind;
import vn.lienthong.reporting.domain.Punctuality;
import vn.lienthong.reporting.projection.FactTable;

/** The dossiers behind a cell of form 06a, each with the event that put it there. */
@Singleton
public class CellDossiers {
    /** The event that moved the dossier into the cell, the last of them if it came and went. */
    public record Event(String id, String type, Instant time, Instant recordedAt) {}

    public record Found(String dossier, Event event) {}

    /** @param next the cursor of the next page, or {@code null} on the last */
    @Schema(name = "CellPage")
    public record Page(String row, String cell, List<Found> dossiers, String next, Map<Integer, Long> logPosition) {}

    /**
     * What a cell counts.
     *
     * @param left accounts it counts what left within the period: a reception leaves the one of its channel
     * @param entered accounts it counts what entered within the period
     * @param opening accounts whose balance before the period it counts
     * @param closing accounts whose balance at the end of the period it counts
     */
    public record Cell(
            String name, Set<Account> left, Set<Account> entered, Set<Account> opening, Set<Account> closing) {

        private static final String BY_OUTCOME = "resolved.byOutcome.";
        private static final List<String> FORM = List.of(
                "received.total",
                "received.online",
                "received.direct",
                "received.carriedIn",
                "resolved.total",
                "resolved.early",
                "resolved.onTime",
                "resolved.late",
                "resolved.onTimeAfterExtension",
                "open.total",
                "open.inTime",
                "open.overdue",
                "open.awaiting");

        /** @throws IllegalArgumentException if the form has no such cell */
        public static Cell named(String name) {
            return switch (name) {
                case "received.total" ->
                    new Cell(name, Set.of(CONTROL_RECEIVED), Set.of(), Set.of(CONTROL_OPEN), Set.of());
                case "received.online" -> left(name, Set.of(RECEIVED_ONLINE));
                case "received.direct" -> left(name, Set.of(RECEIVED_DIRECT, RECEIVED_POST));
                case "received.carriedIn" ->
                    new Cell(name, Set.of(), Set.of(), Set.of(OPEN_IN_TIME, OPEN_OVERDUE), Set.of());
                case "resolved.total" -> entered(name, Set.of(CONTROL_CLOSED));
                case "resolved.early" -> entered(name, Account.closed(Punctuality.EARLY));
                case "resolved.onTime" -> entered(name, Account.closed(Punctuality.ON_TIME));
                case "resolved.late" -> entered(name, Account.closed(Punctuality.LATE));
                case "resolved.onTimeAfterExtension" -> entered(name, Set.of(ON_TIME_AFTER_EXTENSION));
                case "open.total" -> closing(name, Set.of(CONTROL_OPEN));
                case "open.inTime" -> closing(name, Set.of(OPEN_IN_TIME));
                case "open.overdue" -> closing(name, Set.of(OPEN_OVERDUE));
                case "open.awaiting" -> closing(name, Set.of(AWAITING));
                default -> byOutcome(name);
            };
        }

        /** Of all cells, in the order of the form. */
        public static List<String> names() {
            return Stream.concat(
                            FORM.stream(), Arrays.stream(CloseKind.values()).map(kind -> BY_OUTCOME + kind.name()))
                    .toList();
        }

        /** By how much one dossier that goes from one account to the other on that day moves the cell. */
        public long moved(LocalDate day, LocalDate from, Account out, Account in) {
            var before = day.isBefore(from);
            return crossing(closing, out, in)
                    + (before ? crossing(opening, out, in) : crossing(entered, out, in) - crossing(left, out, in));
        }

        private static int crossing(Set<Account> accounts, Account out, Account in) {
            return (accounts.contains(in) ? 1 : 0) - (accounts.contains(out) ? 1 : 0);
        }

        private static Cell byOutcome(String name) {
            if (!name.startsWith(BY_OUTCOME)) throw new IllegalArgumentException("no cell " + name);
            return entered(name, Account.closed(CloseKind.valueOf(name.substring(BY_OUTCOME.length()))));
        }

        private static Cell left(String name, Set<Account> accounts) {
            return new Cell(name, accounts, Set.of(), Set.of(), Set.of());
        }

        private static Cell entered(String name, Set<Account> accounts) {
            return new Cell(name, Set.of(), accounts, Set.of(), Set.of());
        }

        private static Cell closing(String name, Set<Account> accounts) {
            return new Cell(name, Set.of(), Set.of(), Set.of(), accounts);
        }
    }

    private static final String LINES_OF_THEN = """
            line as (
                select e.* from ledger_entry e
                where e.unit = any($1) and coalesce(e.since, e.business_day) <= $2 and e.counted_by <> $3 and (%1$s))
            """;

    /**
     * A posting stands as often as it was made and not reversed, and the last record that made it is its event. Only
     * what changes the cell's own balance moves a dossier: not what passes between two accounts of the cell.
     *
     * <p>Parameters: first and last day of the period, accounts left and entered, those of the opening and the closing
     * balance, the code behind which the page begins, its size.
     */
    private static final String QUERY = """
            , standing as (
                select dossier, business_day, from_account, to_account, sum(amount) as times,
                    max(log_offset) filter (where amount > 0) as log_offset, min(partition) as partition
                from line
                where business_day <= %2$s and dossier > %7$s and (%9$s)
                    and array[from_account, to_account] && (%3$s::smallint[] || %4$s::smallint[] || %5$s::smallint[] || %6$s::smallint[])
                group by dossier, business_day, from_account, to_account
                having sum(amount) <> 0),
            moves as (
                select dossier, business_day, log_offset, partition,
                    sign * times * ((to_account = any(accounts))::int - (from_account = any(accounts))::int) as amount
                from standing
                cross join lateral (values
                    (%3$s::smallint[], -1, business_day >= %1$s),
                    (%4$s::smallint[], 1, business_day >= %1$s),
                    (%5$s::smallint[], 1, business_day < %1$s),
                    (%6$s::smallint[], 1, true)) as part(accounts, sign, counts)
                where counts),
            cell as (
                select dossier, min(partition) as partition,
                    (array_agg(log_offset order by business_day desc, log_offset desc) filter (where amount > 0))[1]
                        as log_offset
                from moves group by dossier having sum(amount) > 0
                order by dossier limit %8$s)
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
        var values = new ArrayList<>(sourceValues(query, row));
        var known = KnownCondition.of(query.known(), values.size() + 1);
        values.addAll(known.values());
        var part = QUERY.formatted(
                numbered(values, query.period().from()),
                numbered(values, query.period().to()),
                numbered(values, numbers(cell.left())),
                numbered(values, numbers(cell.entered())),
                numbered(values, numbers(cell.opening())),
                numbered(values, numbers(cell.closing())),
                numbered(values, after.orElse("")),
                numbered(values, limit),
                inRow(query, row, values));
        return tx.preparedQuery("with " + source(query).formatted(known.sql()) + part)
                .execute(Tuple.tuple(values))
                .map(CellDossiers::read);
    }

    /** What a row of another breakdown than by unit has to be asked for. */
    private static String inRow(Query06a query, Optional<String> row, List<Object> values) {
        if (row.isEmpty() || query.by() == Breakdown.UNIT) return "true";
        return query.by().expression() + " = " + numbered(values, query.stored(row.get()));
    }

    private static String numbered(List<Object> values, Object value) {
        values.add(value);
        return "$" + values.size();
    }

    private static String source(Query06a query) {
        return bearers(query).isPresent() ? BearersLedger.LINES : LINES_OF_THEN;
    }

    private static List<Object> sourceValues(Query06a query, Optional<String> row) {
        return bearers(query)
                .map(bearers -> bearers.only(query.by() == Breakdown.UNIT ? row : Optional.empty()))
                .map(bearers -> BearersLedger.values(bearers, query))
                .orElseGet(() -> List.of(units(query, row), query.period().to(), query.leftOut()));
    }

    private static Optional<Bearers> bearers(Query06a query) {
        return switch (query.structure()) {
            case Structure.Now now -> Optional.of(now.bearers());
            case Structure.Then _ -> query.scope().passedOn();
        };
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
