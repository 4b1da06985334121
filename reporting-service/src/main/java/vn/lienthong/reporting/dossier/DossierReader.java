package vn.lienthong.reporting.dossier;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.log.EventId;
import vn.lienthong.reporting.domain.Dossier;
import vn.lienthong.reporting.projection.FactTable;
import vn.lienthong.reporting.report.Snapshot;

/** One dossier from its facts: all of them, or those recorded up to an instant. */
@Singleton
public class DossierReader {
    private static final String FACTS =
            "select * from fact where dossier = $1 and recorded_at <= $2 order by partition, log_offset";
    private static final String CHILDREN = """
            select child from dossier, unnest(children) as child
            where code = $1 and exists (select from fact where dossier = child and recorded_at <= $2)
            """;
    private static final String NEXT_OFFSET =
            "select next_offset from consumer_position where reader = 'reporting' and partition = $1";

    /** Recorded times come from the database's clock, which may be ahead of ours: now means without limit. */
    private static final Instant WITHOUT_LIMIT = Instant.parse("9999-12-31T00:00:00Z");

    private final Snapshot snapshot;

    DossierReader(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** @param nextOffset of its partition: what the reading stands on */
    public record Reading(Dossier dossier, int partition, long nextOffset) {
        /** Changes with every record that concerns the dossier. */
        public String version() {
            var last = dossier.facts().getLast().offset();
            return partition + "-" + last + "-" + dossier.children().size();
        }
    }

    /** Empty when nothing about it was recorded by then, or at all. */
    public Uni<Optional<Reading>> read(String code, Optional<Instant> asOf) {
        var recordedUpTo = asOf.orElse(WITHOUT_LIMIT);
        return snapshot.read(tx -> facts(tx, code, recordedUpTo)
                .chain(facts -> facts.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : reading(tx, code, facts, recordedUpTo).map(Optional::of)));
    }

    private static Uni<Reading> reading(SqlConnection tx, String code, List<Fact> facts, Instant recordedUpTo) {
        int partition = partition(facts);
        return Uni.combine()
                .all()
                .unis(children(tx, code, recordedUpTo), nextOffset(tx, partition, facts.getLast()))
                .with((children, next) -> new Reading(Dossier.of(code, facts, children), partition, next));
    }

    /** The shard, which is the partition, stands in the middle of an event id. */
    private static int partition(List<Fact> facts) {
        return EventId.parse(facts.getFirst().id()).shard();
    }

    private static Uni<List<Fact>> facts(SqlConnection tx, String code, Instant recordedUpTo) {
        return tx.preparedQuery(FACTS)
                .execute(Tuple.of(code, recordedUpTo.atOffset(ZoneOffset.UTC)))
                .map(rows -> {
                    var facts = new ArrayList<Fact>();
                    rows.forEach(row -> facts.add(FactTable.read(row)));
                    return facts;
                });
    }

    private static Uni<TreeSet<String>> children(SqlConnection tx, String code, Instant recordedUpTo) {
        return tx.preparedQuery(CHILDREN)
                .execute(Tuple.of(code, recordedUpTo.atOffset(ZoneOffset.UTC)))
                .map(rows -> {
                    var children = new TreeSet<String>();
                    rows.forEach(row -> children.add(row.getString(0)));
                    return children;
                });
    }

    private static Uni<Long> nextOffset(SqlConnection tx, int partition, Fact last) {
        return tx.preparedQuery(NEXT_OFFSET)
                .execute(Tuple.of((short) partition))
                .map(rows -> {
                    var row = rows.iterator();
                    return row.hasNext() ? row.next().getLong(0) : last.offset() + 1;
                });
    }
}
