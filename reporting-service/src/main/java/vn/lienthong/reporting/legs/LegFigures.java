package vn.lienthong.reporting.legs;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.lienthong.reporting.report.Check;
import vn.lienthong.reporting.report.Period;

/** The figures of a row, each counted by itself, so that they can disagree. */
public record LegFigures(Received received, Completed completed, Open open) {

    /** @param carriedIn received before the period and open at its beginning */
    @Schema(name = "LegsReceived")
    public record Received(long total, long inPeriod, long carriedIn) {}

    /** Without a limit of its own a part is on time. */
    @Schema(name = "LegsCompleted")
    public record Completed(long total, long early, long onTime, long late) {}

    @Schema(name = "LegsOpen")
    public record Open(long total, long inTime, long overdue) {}

    static LegFigures of(Collection<Part> parts, Period period) {
        return of(Stream.of(LegCell.values())
                .map(cell ->
                        parts.stream().filter(part -> cell.counts(part, period)).count())
                .toList());
    }

    /** @param counts in the order of the cells */
    private static LegFigures of(List<Long> counts) {
        var next = counts.iterator();
        return new LegFigures(
                new Received(next.next(), next.next(), next.next()),
                new Completed(next.next(), next.next(), next.next(), next.next()),
                new Open(next.next(), next.next(), next.next()));
    }

    /** In the order of the columns. */
    public List<Long> all() {
        return List.of(
                received.total,
                received.inPeriod,
                received.carriedIn,
                completed.total,
                completed.early,
                completed.onTime,
                completed.late,
                open.total,
                open.inTime,
                open.overdue);
    }

    LegFigures plus(LegFigures other) {
        var sums = all().iterator();
        return of(other.all().stream().map(count -> count + sums.next()).toList());
    }

    static LegFigures none() {
        return of(Collections.nCopies(LegCell.values().length, 0L));
    }

    /** @param groups with all others here held against the same identities */
    static List<Check> checks(List<LegFigures> rows, LegFigures total, LegFigures groups) {
        var all = Stream.concat(rows.stream(), Stream.of(total, groups)).toList();
        return List.of(
                new Check(
                        "received.total = inPeriod + carriedIn",
                        all.stream().allMatch(f -> f.received.total == f.received.inPeriod + f.received.carriedIn)),
                new Check(
                        "received.total = completed.total + open.total",
                        all.stream().allMatch(f -> f.received.total == f.completed.total + f.open.total)),
                new Check(
                        "completed.total = early + onTime + late",
                        all.stream()
                                .allMatch(f -> f.completed.total
                                        == f.completed.early + f.completed.onTime + f.completed.late)),
                new Check(
                        "open.total = inTime + overdue",
                        all.stream().allMatch(f -> f.open.total == f.open.inTime + f.open.overdue)),
                new Check(
                        "rows sum to total",
                        rows.stream().reduce(none(), LegFigures::plus).equals(total)));
    }
}
