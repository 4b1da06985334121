package vn.lienthong.intake.application;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** The numbers that sources give their posts, one after the other: where one is missing, a post was lost on its way. */
public interface PostedNumbers {

    /** Numbers that follow each other, both ends included. */
    record Run(long first, long last) {
        /** Of the posts of one batch, mostly one. */
        static List<Run> of(SortedSet<Long> numbers) {
            var runs = new ArrayList<Run>();
            for (var number : numbers) {
                var goesOn = !runs.isEmpty() && runs.getLast().last() + 1 == number;
                runs.add(new Run(goesOn ? runs.removeLast().first() : number, number));
            }
            return runs;
        }
    }

    record RunOfSource(String source, Run run) {}

    /**
     * @param first the lowest number under which something is recorded
     * @param last the highest
     * @param missing between the two, the lowest first; not all if there are many
     */
    record Standing(long first, long last, List<Run> missing) {}

    /** Notes the numbers in the transaction of what was accepted under them. */
    Uni<Void> add(SqlConnection tx, Collection<RunOfSource> runs);

    /** Until when the source last said that it has posted everything; empty if it never did. */
    Uni<Optional<Instant>> completeUpTo(String source);

    /** Empty of a source that gives no numbers. */
    Uni<Optional<Standing>> of(String source);
}
