package vn.lienthong.reporting.report;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;

/** The total that form 06a gives for the units of a scope, for other reports to be held against. */
@Singleton
public class Totals06a {
    private final BalanceReader balances;

    Totals06a(BalanceReader balances) {
        this.balances = balances;
    }

    public Uni<Figures> of(SqlConnection tx, Scope scope, Question question) {
        return balances.by(tx, Breakdown.UNIT, Query06a.of(scope, question.period(), question.known(), question.english())).map(Sums::ofAll);
    }
}
