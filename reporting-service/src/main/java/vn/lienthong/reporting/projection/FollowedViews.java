package vn.lienthong.reporting.projection;

import static java.util.stream.Collectors.toSet;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import vn.lienthong.journal.consumer.LogReaction;
import vn.lienthong.journal.consumer.PlacedRecord;
import vn.lienthong.reporting.views.ViewSets;

/** What the log brings goes to every set of views that follows its partition, in the transaction of the position. */
@Singleton
public class FollowedViews implements LogReaction {
    private final ViewSets sets;
    private final Projection projection;

    FollowedViews(ViewSets sets, Projection projection) {
        this.sets = sets;
        this.projection = projection;
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<PlacedRecord> records) {
        var partitions = records.stream().map(PlacedRecord::partition).collect(toSet());
        return sets.followed(tx, partitions).chain(followed -> Multi.createFrom()
                .iterable(followed.entrySet())
                .onItem()
                .transformToUniAndConcatenate(set -> sets.enter(tx, set.getKey())
                        .chain(() -> projection.bringForward(tx, of(set.getValue(), records))))
                .onItem()
                .ignoreAsUni());
    }

    private static List<PlacedRecord> of(Set<Integer> partitions, List<PlacedRecord> records) {
        return records.stream()
                .filter(record -> partitions.contains(record.partition()))
                .toList();
    }
}
