package vn.lienthong.deadline.adapter.rest;

import io.smallrye.mutiny.Multi;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import vn.lienthong.deadline.application.MovesDueDates.Batch;
import vn.lienthong.deadline.application.MovesDueDates.Counts;
import vn.lienthong.deadline.application.MovesDueDates.Moved;

/** The answer to an order that moves due dates: a line for each as it goes, and a last one that counts them. */
final class MovesAnswer {
    private MovesAnswer() {}

    static <L> Multi<L> of(Multi<Batch> batches, Function<Moved, L> line, Function<Counts, L> total) {
        var counts = new AtomicReference<>(Counts.NONE);
        var lines = batches.invoke(batch -> counts.updateAndGet(sum -> sum.plus(batch)))
                .onItem()
                .<L>transformToIterable(batch -> lines(batch, line));
        return Multi.createBy()
                .concatenating()
                .streams(lines, Multi.createFrom().item(() -> total.apply(counts.get())));
    }

    private static <L> List<L> lines(Batch batch, Function<Moved, L> line) {
        return batch.moved().stream().map(line).toList();
    }
}
