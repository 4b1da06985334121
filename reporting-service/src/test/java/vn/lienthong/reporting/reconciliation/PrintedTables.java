package vn.lienthong.reporting.reconciliation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** Rows as a table might print them, true ones and others. */
final class PrintedTables {
    private PrintedTables() {}

    /** @param figures pairs of a column and what is printed in it */
    static PublishedRow row(String... figures) {
        var counts = new EnumMap<Count, Long>(Count.class);
        var rates = new EnumMap<Ratio, PrintedRate>(Ratio.class);
        for (int i = 0; i < figures.length; i += 2) {
            for (var count : Count.values())
                if (count.column().equals(figures[i])) counts.put(count, Long.valueOf(figures[i + 1]));
            for (var ratio : Ratio.values())
                if (ratio.column().equals(figures[i]))
                    rates.put(ratio, PrintedRate.parse(figures[i + 1]).orElseThrow());
        }
        return new PublishedRow(1, "018", null, counts, rates);
    }

    /** A row with every figure, counted by hand from dossiers that were resolved in time, late or not at all. */
    static PublishedRow trueRow(Random random) {
        long inTime = 1 + random.nextInt(50_000);
        long late = random.nextInt(500);
        long open = random.nextInt(5_000);
        int decimals = random.nextInt(4);
        var counts = Map.of(
                Count.ON_TIME, inTime,
                Count.LATE, late,
                Count.RESOLVED, inTime + late,
                Count.OPEN, open,
                Count.RECEIVED, inTime + late + open);
        var rates = Map.of(
                Ratio.ON_TIME, percent(inTime, inTime + late, decimals),
                Ratio.RESOLVED, percent(inTime + late, inTime + late + open, decimals));
        return new PublishedRow(1, "018", null, counts, rates);
    }

    private static PrintedRate percent(long part, long whole, int decimals) {
        return new PrintedRate(
                new BigDecimal(part * 100).divide(new BigDecimal(whole), decimals, RoundingMode.HALF_UP));
    }

    /** The row with one figure changed, a rate by one unit of its last decimal. */
    static PublishedRow changed(PublishedRow row, Random random) {
        var counts = new HashMap<>(row.counts());
        var rates = new HashMap<>(row.rates());
        int figure = random.nextInt(Count.values().length + Ratio.values().length);
        if (figure < Count.values().length) counts.merge(Count.values()[figure], 1L + random.nextInt(9), Long::sum);
        else rates.compute(Ratio.values()[figure - Count.values().length], (_, rate) -> oneMore(rate));
        return new PublishedRow(row.number(), row.unit(), row.coverage(), counts, rates);
    }

    private static PrintedRate oneMore(PrintedRate rate) {
        return new PrintedRate(
                rate.percent().add(BigDecimal.ONE.movePointLeft(rate.percent().scale())));
    }
}
