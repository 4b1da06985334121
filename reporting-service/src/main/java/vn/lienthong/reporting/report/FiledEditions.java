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
    private final ObjectMapper json;

    FiledEditions(EditionTable editions, ObjectMapper json) {
        this.editions = editions;
        this.json = json;
    }

    Uni<FiledBefore> around(SqlConnection tx, Query06a query) {
        return switch (query.structure()) {
            case Structure.Now _ -> Uni.createFrom().item(FiledBefore.nothing(json));
            case Structure.Then _ -> editions.around(tx, query).map(found -> before(query, found));
        };
    }

    /** What is carried in does not depend on the breakdown, so an edition by another one says it, too. */
    private FiledBefore before(Query06a query, List<StoredEdition> found) {
        var series = Series.of(query);
        var same = found.stream()
                .filter(edition -> edition.edition().by().equals(series.by()))
                .filter(edition -> edition.period().equals(query.period()))
                .findFirst();
        return new FiledBefore(same, StoredEdition.previous(query.period(), found), json);
    }
}
