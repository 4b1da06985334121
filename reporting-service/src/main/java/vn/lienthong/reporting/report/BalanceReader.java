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
import vn.lienthong.reporting.report.AsKnown.At;
import vn.lienthong.reporting.report.AsKnown.Before;
import vn.lienthong.reporting.report.AsKnown.Now;

/**
 * What stood on each account at the end of a day. Answers about now come from the balances: the whole years before the
 * day, the whole months of its year, the days of its month. Answers about what was known earlier sum the ledger. What
 * passed from one unit to another counts where it is when the report ends ({@code to}), also on days before it passed.
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
                and since <= $5
            group by 1""";

    private static final String BY_UNIT = "select unit, " + SUMS + " from unit_balance" + SPANS;

    private static final String FROM_LEDGER = """
            select e.%s, side.account, sum(side.amount) from ledger_entry e
            cross join lateral (values (to_account, amount::int), (from_account, -amount::int)) as side(account, amount)
            where e.unit = any($1) and e.business_day <= $2 and coalesce(e.since, e.business_day) <= $3 and %s
            group by 1, 2
            """;

    /** By unit, from the balances kept by unit. */
    Uni<Map<String, AccountSums>> byUnit(
            SqlConnection tx, String[] units, LocalDate endOf, LocalDate to, AsKnown known) {
        return switch (known) {
            case Now _ ->
                tx.preparedQuery(BY_UNIT).execute(spans(units, endOf, to)).map(BalanceReader::sums);
            case At _, Before _ -> fromLedger(tx, Breakdown.UNIT, units, endOf, to, known);
        };
    }

    /** By any breakdown, from the balances kept by everything. */
    Uni<Map<String, AccountSums>> byDetail(
            SqlConnection tx, Breakdown by, String[] units, LocalDate endOf, LocalDate to, AsKnown known) {
        return switch (known) {
            case Now _ ->
                tx.preparedQuery("select " + by.expression() + ", " + SUMS + " from detail_balance" + SPANS)
                        .execute(spans(units, endOf, to))
                        .map(BalanceReader::sums);
            case At _, Before _ -> fromLedger(tx, by, units, endOf, to, known);
        };
    }

    private static Tuple spans(String[] units, LocalDate endOf, LocalDate to) {
        return Tuple.of(units, endOf.withDayOfYear(1), endOf.withDayOfMonth(1), endOf, to);
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

    private static Uni<Map<String, AccountSums>> fromLedger(
            SqlConnection tx, Breakdown by, String[] units, LocalDate endOf, LocalDate to, AsKnown known) {
        var condition = KnownCondition.of(known, 4);
        var tuple = Tuple.of(units, endOf, to);
        condition.values().forEach(tuple::addValue);
        return tx.preparedQuery(FROM_LEDGER.formatted(by.expression(), condition.sql()))
                .execute(tuple)
                .map(BalanceReader::sumsOfMoves);
    }

    private static Map<String, AccountSums> sumsOfMoves(RowSet<Row> rows) {
        var accounts = new HashMap<String, long[]>();
        for (var row : rows) {
            accounts.computeIfAbsent(row.getString(0), _ -> new long[Account.count()])[row.getShort(1)] =
                    row.getLong(2);
        }
        var sums = new HashMap<String, AccountSums>();
        accounts.forEach((key, of) -> sums.put(key, AccountSums.of(of)));
        return sums;
    }
}
