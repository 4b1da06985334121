package vn.lienthong.reporting.reconciliation;

import java.util.List;

/** What should hold of the figures of a row: the left side is printed, the right one computed. */
public sealed interface Identity {

    /** A count, or several together, cannot exceed what they are part of. */
    record Within(List<Count> parts, Count whole) implements Identity {}

    /** A count is the sum of its parts. */
    record Sum(Count whole, List<Count> parts) implements Identity {}

    /** A printed rate is that of the counts. */
    record Share(Ratio ratio) implements Identity {}

    /** No rate of a part is above 100 per cent. */
    record AtMostAll(Ratio ratio) implements Identity {}

    /** A count is that of the suite's own 06a. */
    record CountOfLedger(Count count) implements Identity {}

    /** A rate is that of the suite's own 06a. */
    record RateOfLedger(Ratio ratio) implements Identity {}

    /** The suite's own 06a has anything of the unit at all. */
    record InLedger() implements Identity {}

    default FindingKind kind() {
        return switch (this) {
            case Within _, Sum _, Share _, AtMostAll _ -> FindingKind.ARITHMETIC;
            case CountOfLedger _, RateOfLedger _, InLedger _ -> FindingKind.LEDGER;
        };
    }
}
