package vn.lienthong.reporting.report;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/**
 * An identity that the figures of a report must satisfy.
 *
 * @param holds computed on this very answer
 */
public record Check(String identity, boolean holds) {

    /**
     * @param total counted apart from the rows, on balances of another breakdown
     * @param previousClosing what the report of the period before gives as still open in all rows, read apart as well
     */
    public static List<Check> of(List<Row> rows, Figures total, long previousClosing) {
        return List.of(
                everywhere("received.total = online + direct + carriedIn", rows, total, Check::receivedAddsUp),
                everywhere("received.total = resolved.total + open.total", rows, total, Check::inEqualsOut),
                new Check("rows sum to total", sum(rows).equals(total)),
                new Check("carriedIn = previous closing", total.received().carriedIn() == previousClosing),
                everywhere("resolved.total = early + onTime + late", rows, total, Check::resolvedAddsUp),
                everywhere("open.total = inTime + overdue", rows, total, Check::openAddsUp),
                everywhere("no figure below 0", rows, total, Check::nothingBelowZero));
    }

    /** Units may merge and divide: together they have what they had. */
    static Check ofStructures(Figures totalNow, Figures totalThen) {
        return new Check("total by the units of now = total by the units of then", totalNow.equals(totalThen));
    }

    private static Check everywhere(String identity, List<Row> rows, Figures total, Predicate<Figures> rule) {
        return new Check(
                identity, rule.test(total) && rows.stream().map(Row::figures).allMatch(rule));
    }

    private static boolean receivedAddsUp(Figures f) {
        return f.received().total()
                == f.received().online() + f.received().direct() + f.received().carriedIn();
    }

    private static boolean inEqualsOut(Figures f) {
        return f.received().total() == f.resolved().total() + f.open().total();
    }

    private static boolean resolvedAddsUp(Figures f) {
        return f.resolved().total()
                == f.resolved().early() + f.resolved().onTime() + f.resolved().late();
    }

    private static boolean openAddsUp(Figures f) {
        return f.open().total() == f.open().inTime() + f.open().overdue();
    }

    private static boolean nothingBelowZero(Figures f) {
        var in = f.received();
        var done = f.resolved();
        var left = f.open();
        var counts = LongStream.of(
                in.total(),
                in.online(),
                in.direct(),
                in.carriedIn(),
                done.total(),
                done.early(),
                done.onTime(),
                done.late(),
                done.onTimeAfterExtension(),
                left.total(),
                left.inTime(),
                left.overdue(),
                left.awaiting());
        return LongStream.concat(counts, done.byOutcome().values().stream().mapToLong(count -> count))
                .allMatch(count -> count >= 0);
    }

    private static Figures sum(List<Row> rows) {
        return rows.stream().map(Row::figures).reduce(Figures.none(), Figures::plus);
    }
}
