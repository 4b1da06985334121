package vn.lienthong.journal.commit;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import vn.lienthong.contracts.log.Shards;
import vn.lienthong.journal.Journal;

/** What the batches of one group commit have in common. */
record Workshop<C, S, R>(
        Journal journal,
        CommandHandler<C, S, R> handler,
        PostClaims claims,
        CodeCounters counters,
        StreamCache<S> cache,
        InstantSource clock) {

    Shards shards() {
        return journal.shards();
    }

    /** The codes on which the place of a stream depends. */
    Set<String> namesIn(Placement placement) {
        return switch (placement) {
            case Placement.Dossier(var stream, var parent) when parent != null -> Set.of(stream, parent);
            case Placement.Dossier dossier -> Set.of(dossier.stream());
            case Placement.EveryShard every -> Set.of();
        };
    }

    /** The roots of those among the names that are known. */
    Uni<Map<String, String>> roots(SqlConnection connection, Set<String> names) {
        return names.isEmpty() ? Uni.createFrom().item(Map.of()) : handler.partitionKeys(connection, names);
    }
}
