package vn.lienthong.reporting.report;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.lienthong.reporting.domain.Account;
import vn.lienthong.reporting.domain.CountedBy;
import vn.lienthong.reporting.domain.Punctuality;

/** The dossiers that form 06a counts as closed late in a period, or as open and overdue at its end, by the ledger. */
@Singleton
public class DelayedDossiers {
    private static final TreeSet<Account> LATE = new TreeSet<>(Account.closed(Punctuality.LATE));

    private static final String QUERY = """
            select dossier, unit, late, overdue from (
                select e.dossier, e.unit,
                    coalesce(sum(side.amount) filter (where side.account in (%1$s) and e.business_day >= $2), 0) as late,
                    coalesce(sum(side.amount) filter (where side.account = %2$s), 0) as overdue
                from ledger_entry e
                cross join lateral
                    (values (to_account, amount::int), (from_account, -amount::int)) as side(account, amount)
                where e.unit = any($1) and e.business_day <= $3 and coalesce(e.since, e.business_day) <= $3
                    and e.counted_by <> %4$s
                    and (e.to_account in (%2$s, %1$s) or e.from_account in (%2$s, %1$s)) and (%3$s)
                group by e.dossier, e.unit) delayed
            where late > 0 or overdue > 0
            order by dossier
            """;

    /** @param late closed late; else open and overdue */
    public record Found(String dossier, String unit, boolean late) {}

    public Uni<List<Found>> of(SqlConnection tx, Scope scope, Question question) {
        var condition = KnownCondition.of(question.known(), 4);
        var period = question.period();
        var values = Tuple.of(scope.units(), period.from(), period.to());
        var query = QUERY.formatted(
                numbers(LATE.stream()),
                numbers(Stream.of(Account.OPEN_OVERDUE)),
                condition.sql(),
                CountedBy.FIRST_DUE.ordinal());
        return tx.preparedQuery(query).execute(condition.addTo(values)).map(rows -> {
            var found = new ArrayList<Found>();
            rows.forEach(row -> found.add(new Found(row.getString(0), row.getString(1), row.getLong(2) > 0)));
            return found;
        });
    }

    /** As they stand in the condition of the index. */
    private static String numbers(Stream<Account> accounts) {
        return accounts.map(account -> String.valueOf(account.ordinal())).collect(Collectors.joining(", "));
    }
}
