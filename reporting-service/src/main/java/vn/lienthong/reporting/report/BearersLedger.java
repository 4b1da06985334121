package vn.lienthong.reporting.report;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import vn.lienthong.reporting.domain.Account;
import vn.lienthong.reporting.report.Bearers.Bearer;

/**
 * What stood on the accounts, by who bore the codes of units ({@link Bearers}): a dossier counts with all it has where it was
 * at the earlier of its close and a day. Since that is known of each dossier only, the ledger is summed, not the balances.
 */
@Singleton
public class BearersLedger {

    /** Lines of the ledger, each with the row in which its dossier counts. What it left behind when it passed sums to nothing. */
    static final String LINES = """
            closed as (
                select e.dossier, e.unit, e.business_day as day from ledger_entry e
                where e.unit = any($1) and e.to_account = %d and e.business_day <= $6 and (%%1$s)
                group by 1, 2, 3 having sum(e.amount) > 0),
            bearer as (
                select * from unnest($2::text[], $3::date[], $4::date[], $5::text[]) as b(unit, from_day, to_day, in_row)),
            line as (
                select e.*, bearer.in_row from ledger_entry e
                left join closed on closed.dossier = e.dossier and closed.unit = e.unit
                join bearer on bearer.unit = e.unit and coalesce(closed.day, $6) between bearer.from_day and bearer.to_day
                where e.unit = any($1) and e.counted_by <> $7 and (%%1$s)
                    and (e.since is null or e.since <= greatest($6, e.business_day)))
            """.formatted(Account.CONTROL_CLOSED.ordinal());

    private static final String SUMS = "with " + LINES + """
            select line.%2$s, side.account, sum(side.amount) filter (where line.business_day <= $8) as opening,
                sum(side.amount) as closing
            from line
            cross join lateral (values (to_account, amount::int), (from_account, -amount::int)) as side(account, amount)
            where line.business_day <= $9
            group by 1, 2
            """;

    private static final int PARAMETERS = 9;

    Uni<Sums> sums(SqlConnection tx, Breakdown by, Query06a query, Bearers bearers) {
        var condition = KnownCondition.of(query.known(), PARAMETERS + 1);
        var values = new ArrayList<>(values(bearers, query));
        values.add(query.period().dayBefore());
        values.add(query.period().to());
        values.addAll(condition.values());
        var key = by == Breakdown.UNIT ? "in_row" : by.expression();
        return tx.preparedQuery(SUMS.formatted(condition.sql(), key))
                .execute(Tuple.tuple(values))
                .map(BearersLedger::sums);
    }

    /** The parameters of {@link #LINES}, but for those of its condition. */
    static List<Object> values(Bearers bearers, Query06a query) {
        return List.of(
                bearers.codes(),
                texts(bearers, Bearer::code),
                days(bearers, Bearer::from),
                days(bearers, Bearer::to),
                texts(bearers, Bearer::row),
                bearers.day(),
                query.leftOut());
    }

    private static String[] texts(Bearers bearers, Function<Bearer, String> text) {
        return bearers.all().stream().map(text).toArray(String[]::new);
    }

    private static LocalDate[] days(Bearers bearers, Function<Bearer, LocalDate> day) {
        return bearers.all().stream().map(day).toArray(LocalDate[]::new);
    }

    private static Sums sums(RowSet<Row> rows) {
        var opening = new AccountMoves();
        var closing = new AccountMoves();
        for (var row : rows) {
            opening.add(
                    row.getString(0),
                    row.getShort(1),
                    Optional.ofNullable(row.getLong(2)).orElse(0L));
            closing.add(row.getString(0), row.getShort(1), row.getLong(3));
        }
        return new Sums(opening.sums(), closing.sums());
    }
}
