package vn.lienthong.reporting.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;

/** Finds what was filed of a report. Only reports on the units of then are filed: today's are others tomorrow. */
@Singleton
class FiledEditions {
    private final EditionTable editions;
    private final BalanceReader balances;
    private final ObjectMapper json;

    FiledEditions(EditionTable editions, BalanceReader balances, ObjectMapper json) {
        this.editions = editions;
        this.balances = balances;
        this.json = json;
    }

    Uni<FiledBefore> around(SqlConnection tx, Query06a query) {
        return switch (query.structure()) {
            case Structure.Now _ -> Uni.createFrom().item(FiledBefore.nothing(json));
            case Structure.Then _ -> editions.around(tx, query).chain(found -> before(tx, query, found));
        };
    }

    /**
     * What the ledger leaves open at the end of the day before, as the report of that period counts it: what has passed
     * between units since is carried in by others than left it open.
     */
    private Uni<Long> closing(SqlConnection tx, Query06a query) {
        var dayBefore = query.period().dayBefore();
        return balances.by(tx, Breakdown.UNIT, query.with(query.scope(), new Period(dayBefore, dayBefore)))
                .map(sums -> sums.ofAll().open().total());
    }

    /** What is carried in does not depend on the breakdown, so an edition by another one says it, too. */
    private Uni<FiledBefore> before(SqlConnection tx, Query06a query, List<StoredEdition> found) {
        var same = found.stream()
                .filter(edition -> edition.edition().by().equals(query.by().text()))
                .filter(edition -> edition.period().equals(query.period()))
                .findFirst();
        var previous = StoredEdition.previous(query.period(), found);
        if (previous.isEmpty()) return Uni.createFrom().item(new FiledBefore(same, previous, 0, json));
        return closing(tx, query).map(closing -> new FiledBefore(same, previous, closing, json));
    }
}
