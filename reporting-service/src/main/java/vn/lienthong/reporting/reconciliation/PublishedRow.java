package vn.lienthong.reporting.reconciliation;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A row of a published table.
 *
 * @param number of the row in the table, from 1
 * @param unit code of the unit it is about
 * @param coverage which dossiers it counts, {@code null} where the table does not say
 * @param counts what is printed of them
 */
public record PublishedRow(
        int number, String unit, Coverage coverage, Map<Count, Long> counts, Map<Ratio, PrintedRate> rates) {

    public PublishedRow {
        counts = Map.copyOf(counts);
        rates = Map.copyOf(rates);
    }

    Optional<Long> printed(Count count) {
        return Optional.ofNullable(counts.get(count));
    }

    /** As printed, or as it follows from what is. */
    Optional<Long> known(Count count) {
        return printed(count).or(() -> switch (count) {
            case RECEIVED -> sum(Count.RESOLVED, Count.OPEN);
            case RESOLVED -> difference(Count.RECEIVED, Count.OPEN).or(() -> sum(Count.ON_TIME, Count.LATE));
            case ON_TIME -> difference(Count.RESOLVED, Count.LATE);
            case LATE -> difference(Count.RESOLVED, Count.ON_TIME);
            case OPEN -> difference(Count.RECEIVED, Count.RESOLVED);
        });
    }

    private Optional<Long> sum(Count one, Count other) {
        return printed(one).flatMap(a -> printed(other).map(b -> a + b));
    }

    private Optional<Long> difference(Count whole, Count part) {
        return printed(whole).flatMap(a -> printed(part).map(b -> a - b)).filter(rest -> rest >= 0);
    }

    Stream<Count> printedCounts() {
        return Stream.of(Count.values()).filter(counts::containsKey);
    }

    Stream<Ratio> printedRates() {
        return Stream.of(Ratio.values()).filter(rates::containsKey);
    }
}
