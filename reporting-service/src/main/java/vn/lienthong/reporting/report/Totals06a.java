package vn.lienthong.reporting.report;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/** What form 06a gives for the units of a scope, for other reports to stand on or to be held against. */
@Singleton
public class Totals06a {
    private final BalanceReader balances;

    Totals06a(BalanceReader balances) {
        this.balances = balances;
    }

    public Uni<Figures> of(SqlConnection tx, Scope scope, Question question) {
        return sums(tx, scope, question).map(Sums::ofAll);
    }

    /** The same for each row of the scope, in its order. */
    public Uni<Map<String, Figures>> byRow(SqlConnection tx, Scope scope, Question question) {
        return sums(tx, scope, question).map(units -> {
            var sums = units.by(scope.rowOf()::get);
            var rows = new LinkedHashMap<String, Figures>();
            scope.rows().keySet().forEach(key -> rows.put(key, sums.of(key)));
            return rows;
        });
    }

    private Uni<Sums> sums(SqlConnection tx, Scope scope, Question question) {
        var query = Query06a.of(scope, question.period(), question.known(), question.english());
        return balances.by(tx, Breakdown.UNIT, query);
    }
}
