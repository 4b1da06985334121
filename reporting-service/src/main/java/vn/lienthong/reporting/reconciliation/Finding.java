package vn.lienthong.reporting.reconciliation;

import java.util.List;

/**
 * An identity that does not hold of a row.
 *
 * @param coverage which dossiers the row counts; {@code null} where it does not say and that did not matter
 * @param printed the left side of the identity, as printed
 * @param computed its right side; {@code null} where nothing can be computed
 * @param wouldHold with each of which alone it would hold
 */
public record Finding(
        PublishedRow row,
        Coverage coverage,
        Identity identity,
        String printed,
        String computed,
        List<Alternative> wouldHold) {

    /** Another reading of the row. */
    public sealed interface Alternative {
        /** A count in this range in place of the printed one. */
        record Counted(Count count, Range range) implements Alternative {}

        /** The rate taken of another count, e.g. of the received ones, as NĐ 61/2018 art. 30 does. */
        record OfAnother(Ratio ratio, Count whole) implements Alternative {}
    }
}
