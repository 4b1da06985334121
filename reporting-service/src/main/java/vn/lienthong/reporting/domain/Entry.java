package vn.lienthong.reporting.domain;

import java.util.ArrayList;
import java.util.List;

/** A line of the ledger: a posting made (+1) or reversed (−1). */
public record Entry(Posting posting, int amount) {

    /** What must be booked so that a ledger which says {@code before} says {@code after}. */
    public static List<Entry> between(List<Posting> before, List<Posting> after) {
        if (before.equals(after)) return List.of();
        var vanished = new ArrayList<>(before);
        var came = new ArrayList<>(after);
        after.forEach(vanished::remove);
        before.forEach(came::remove);
        var entries = new ArrayList<Entry>();
        vanished.forEach(posting -> entries.add(new Entry(posting, -1)));
        came.forEach(posting -> entries.add(new Entry(posting, +1)));
        return entries;
    }
}
