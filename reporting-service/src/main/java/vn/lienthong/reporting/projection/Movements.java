package vn.lienthong.reporting.projection;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import vn.lienthong.reporting.domain.Account;
import vn.lienthong.reporting.domain.Cell;
import vn.lienthong.reporting.domain.CountedBy;

/** What the entries of a batch move on each account, summed by year, month and day and by a breakdown. */
final class Movements<K extends Comparable<K>> {

    /** What counts in every report that ends on its day or later. */
    private static final LocalDate ALWAYS = LocalDate.EPOCH;

    /**
     * A row of balances.
     *
     * @param since the first last day of a report that counts it, of what passed to another unit; {@link #ALWAYS} of all else
     */
    record Span<K extends Comparable<K>>(
            int partition, K key, Grain grain, LocalDate start, LocalDate since, CountedBy countedBy)
            implements Comparable<Span<K>> {
        @Override
        public int compareTo(Span<K> other) {
            int byPartition = Integer.compare(partition, other.partition);
            if (byPartition != 0) return byPartition;
            int byKey = key.compareTo(other.key);
            if (byKey != 0) return byKey;
            int byGrain = grain.compareTo(other.grain);
            if (byGrain != 0) return byGrain;
            int byStart = start.compareTo(other.start);
            if (byStart != 0) return byStart;
            int bySince = since.compareTo(other.since);
            return bySince != 0 ? bySince : countedBy.compareTo(other.countedBy);
        }
    }

    private final Map<Span<K>, int[]> sums = new TreeMap<>();

    static <K extends Comparable<K>> Movements<K> of(Collection<BookedEntry> entries, Function<Cell, K> breakdown) {
        var movements = new Movements<K>();
        for (var booked : entries) movements.add(booked, breakdown);
        return movements;
    }

    void add(BookedEntry booked, Function<Cell, K> breakdown) {
        var posting = booked.entry().posting();
        var key = breakdown.apply(posting.cell());
        var since = posting.isOfPassing() ? posting.since() : ALWAYS;
        for (var grain : Grain.values()) {
            var span =
                    new Span<>(booked.partition(), key, grain, grain.start(posting.day()), since, posting.countedBy());
            var row = sums.computeIfAbsent(span, _ -> new int[Account.count()]);
            row[posting.to().ordinal()] += booked.entry().amount();
            row[posting.from().ordinal()] -= booked.entry().amount();
        }
    }

    Map<Span<K>, int[]> sums() {
        return sums;
    }
}
