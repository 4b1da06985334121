package vn.lienthong.reporting.filing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.lienthong.reporting.filing.Difference.Change;
import vn.lienthong.reporting.filing.LedgerSince.Told;
import vn.lienthong.reporting.report.AsKnown;
import vn.lienthong.reporting.report.CellDossiers.Cell;
import vn.lienthong.reporting.report.Query06a;
import vn.lienthong.reporting.report.Report06a;
import vn.lienthong.reporting.report.Reporting06a;
import vn.lienthong.reporting.report.Snapshot;
import vn.lienthong.reporting.report.StoredEdition;

/** Tells, fact by fact, why the figures of a filed report are others now, or in another edition. */
@Singleton
public class ExplainsDifferences {
    private final Snapshot snapshot;
    private final Reporting06a reporting;
    private final LedgerSince ledger;
    private final ObjectMapper json;
    private final InstantSource clock;

    ExplainsDifferences(
            Snapshot snapshot, Reporting06a reporting, LedgerSince ledger, ObjectMapper json, InstantSource clock) {
        this.snapshot = snapshot;
        this.reporting = reporting;
        this.ledger = ledger;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param query what the edition answers
     * @param other a later edition of the same report; empty for what is known now
     */
    public Uni<Difference> explain(Query06a query, StoredEdition edition, Optional<StoredEdition> other) {
        return snapshot.read(tx -> other.map(later -> compare(
                        tx,
                        query,
                        edition,
                        later.id(),
                        Told.of(later.edition()),
                        tree(later.edition().report())))
                .orElseGet(() -> reporting
                        .report(tx, query, clock.instant())
                        .chain(now -> compare(
                                tx,
                                query,
                                edition,
                                null,
                                new Told(new AsKnown.Before(now.logPosition()), Map.of()),
                                tree(now)))));
    }

    private Uni<Difference> compare(
            SqlConnection tx, Query06a query, StoredEdition edition, String against, Told told, JsonNode report) {
        var moved = moved(tree(edition.edition().report()), report);
        return ledger.changes(tx, query, Told.of(edition.edition()), told)
                .map(changes -> new Difference(
                        edition.id(),
                        against,
                        told.position().nextOffsets(),
                        moved,
                        sum(changes).equals(moved),
                        changes));
    }

    /** By how much each cell of the total has moved. */
    private static Map<String, Long> moved(JsonNode before, JsonNode after) {
        var moved = new TreeMap<String, Long>();
        for (var cell : Cell.names()) {
            var by = figure(after, cell) - figure(before, cell);
            if (by != 0) moved.put(cell, by);
        }
        return moved;
    }

    private static long figure(JsonNode report, String cell) {
        return report.at("/total/" + cell.replace('.', '/')).asLong();
    }

    private static Map<String, Long> sum(List<Change> changes) {
        var sum = new TreeMap<String, Long>();
        for (var change : changes) change.moved().forEach((cell, by) -> sum.merge(cell, by, Long::sum));
        sum.values().removeIf(by -> by == 0);
        return sum;
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("an edition that is no JSON", unreadable);
        }
    }

    private JsonNode tree(Report06a report) {
        return json.valueToTree(report);
    }
}
