package vn.lienthong.deadline;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.consumer.PositionedConsumer;

/** A log that holds nothing, for tests that read to the owner by hand. */
public final class EmptyLog {
    private EmptyLog() {}

    /** Who has read it to its end. */
    public static PositionedConsumer readBy(Journal journal) {
        var shards = IntStream.range(0, journal.shards().count()).boxed().collect(Collectors.toSet());
        var ends = shards.stream().collect(Collectors.toMap(shard -> shard, shard -> 0L));
        var consumer = new PositionedConsumer(
                journal,
                (tx, records) -> Uni.createFrom().voidItem(),
                () -> Uni.createFrom().item(ends),
                PositionedConsumer.Settings.named("deadline"),
                Optional.empty());
        consumer.positions(shards).await().indefinitely();
        return consumer;
    }
}
