package vn.lienthong.reporting.reconciliation;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.lienthong.reporting.reconciliation.Identity.CountOfLedger;
import vn.lienthong.reporting.reconciliation.Identity.InLedger;
import vn.lienthong.reporting.reconciliation.Identity.RateOfLedger;

/**
 * Finds every printed figure of a row that differs from the suite's own 06a over the same unit and period.
 *
 * @param counted what the suite counted, by which dossiers are meant
 */
public record LedgerComparison(PublishedRow row, Map<Coverage, Map<Count, Long>> counted) {

    private record Reading(Coverage coverage, List<Finding> differences) {
        int size() {
            return differences.size();
        }
    }

    /** A row that does not say which dossiers it counts is read as it agrees best. */
    public List<Finding> findings() {
        var read = row.coverage() == null ? Stream.of(Coverage.values()) : Stream.of(row.coverage());
        var best = read.map(coverage -> new Reading(coverage, differences(coverage, counted.get(coverage))))
                .min(Comparator.comparingInt(Reading::size))
                .orElseThrow();
        var isNothing = counted.get(best.coverage()).values().stream().allMatch(count -> count == 0);
        return isNothing
                ? best.differences().stream().limit(1).map(this::inLedger).toList()
                : best.differences();
    }

    /** Where the suite has nothing, that is said once and not of every figure. */
    private Finding inLedger(Finding any) {
        return finding(any.coverage(), new InLedger(), any.printed(), null);
    }

    private List<Finding> differences(Coverage coverage, Map<Count, Long> counts) {
        return Stream.concat(
                        row.printedCounts().flatMap(count -> count(count, coverage, counts)),
                        row.printedRates().flatMap(ratio -> rate(ratio, coverage, counts)))
                .toList();
    }

    private Stream<Finding> count(Count count, Coverage coverage, Map<Count, Long> counts) {
        var printed = row.counts().get(count);
        var ours = counts.get(count);
        return printed.equals(ours)
                ? Stream.empty()
                : Stream.of(finding(coverage, new CountOfLedger(count), printed.toString(), ours.toString()));
    }

    private Stream<Finding> rate(Ratio ratio, Coverage coverage, Map<Count, Long> counts) {
        var printed = row.rates().get(ratio);
        long part = counts.get(ratio.part());
        long whole = counts.get(ratio.whole());
        if (whole > 0 && printed.holds(part, whole)) return Stream.empty();
        var ours = whole > 0 ? printed.rounded(part, whole).toPlainString() : null;
        return Stream.of(finding(coverage, new RateOfLedger(ratio), printed.toString(), ours));
    }

    private Finding finding(Coverage coverage, Identity identity, String printed, String computed) {
        return new Finding(row, coverage, identity, printed, computed, List.of());
    }
}
