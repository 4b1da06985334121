package vn.lienthong.reporting.report;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import vn.lienthong.reporting.domain.Account;

/**
 * What stood on each account at the end of a day. Answers about now come from the balances: the whole years before the
 * day, the whole months of its year, the days of its month. What was known earlier is that less what the ledger was told
 * since. What passed from one unit to another counts where it is when the report ends, also on days before it passed.
 */
@Singleton
public class BalanceReader {
    private static final String SUMS = Arrays.stream(Account.columns())
            .map(column -> "sum(" + column + ")")
            .collect(Collectors.joining(", "));

    private static final String SPANS = " " + """
            where unit = any($1) and (grain = 0 and start < $2
                or grain = 1 and start >= $2 and start < $3
                or grain = 2 and start >= $3 and start <= $4)
                and since <= $5 and counted_by <> $6
            group by 1""";

    private static final String TOLD_SINCE = """
            select e.%s, side.account, sum(side.amount) from ledger_entry e
            cross join lateral (values (to_account, amount::int), (from_account, -amount::int)) as side(account, amount)
            where e.unit = any($1) and e.business_day <= $2 and coalesce(e.since, e.business_day) <= $3
                and e.counted_by <> $4 and %s
            group by 1, 2
            """;

    /** Each breakdown from the smallest of the tables of balances that has it; unit and channel from one of their own. */
    Uni<Sums> by(SqlConnection tx, Breakdown by, Query06a query) {
        return sums(query, endOf -> read(tx, by, query, endOf));
    }

    private static String table(Breakdown by) {
        return switch (by) {
            case UNIT -> "unit_balance";
            case CHANNEL -> "channel_balance";
            case FIELD, PROCEDURE, OFFICER -> "detail_balance";
        };
    }

    private interface AtEndOf {
        Uni<Map<String, AccountSums>> read(LocalDate day);
    }

    private static Uni<Sums> sums(Query06a query, AtEndOf read) {
        var period = query.period();
        return Uni.combine()
                .all()
                .unis(read.read(period.dayBefore()), read.read(period.to()))
                .with(Sums::new);
    }

    private static Uni<Map<String, AccountSums>> read(SqlConnection tx, Breakdown by, Query06a query, LocalDate endOf) {
        var now = readNow(tx, by, query, endOf);
        return switch (query.known()) {
            case AsKnown.Now _ -> now;
            case AsKnown.At _, AsKnown.Before _ ->
                now.chain(sums -> toldSince(tx, by, query, endOf).map(since -> less(sums, since)));
        };
    }

    private static Uni<Map<String, AccountSums>> readNow(
            SqlConnection tx, Breakdown by, Query06a query, LocalDate endOf) {
        return tx.preparedQuery("select " + by.expression() + ", " + SUMS + " from " + table(by) + SPANS)
                .execute(Tuple.tuple()
                        .addValue(query.scope().units())
                        .addValue(endOf.withDayOfYear(1))
                        .addValue(endOf.withDayOfMonth(1))
                        .addValue(endOf)
                        .addValue(query.period().to())
                        .addValue(query.leftOut()))
                .map(BalanceReader::sums);
    }

    private static Map<String, AccountSums> less(Map<String, AccountSums> now, Map<String, AccountSums> since) {
        var known = new HashMap<>(now);
        since.forEach((key, told) -> known.merge(key, AccountSums.zero().minus(told), AccountSums::plus));
        return known;
    }

    private static Map<String, AccountSums> sums(RowSet<Row> rows) {
        var sums = new HashMap<String, AccountSums>();
        for (var row : rows) {
            var accounts = new long[Account.count()];
            for (int i = 0; i < accounts.length; i++) accounts[i] = row.getLong(i + 1);
            sums.put(row.getString(0), AccountSums.of(accounts));
        }
        return sums;
    }

    private static Uni<Map<String, AccountSums>> toldSince(
            SqlConnection tx, Breakdown by, Query06a query, LocalDate endOf) {
        var condition = KnownCondition.notYet(query.known(), 5);
        var tuple = Tuple.of(query.scope().units(), endOf, query.period().to(), query.leftOut());
        condition.values().forEach(tuple::addValue);
        return tx.preparedQuery(TOLD_SINCE.formatted(by.expression(), condition.sql()))
                .execute(tuple)
                .map(BalanceReader::sumsOfMoves);
    }

    private static Map<String, AccountSums> sumsOfMoves(RowSet<Row> rows) {
        var moves = new AccountMoves();
        for (var row : rows) moves.add(row.getString(0), row.getShort(1), row.getLong(2));
        return moves.sums();
    }
}
