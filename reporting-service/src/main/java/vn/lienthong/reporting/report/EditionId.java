package vn.lienthong.reporting.report;

/**
 * Names an edition for ever: {@code 06a_018@1961-05-31_2025-03-15_2025-06-14_unit_inForce_1}.
 *
 * @param report what all its editions share
 */
public record EditionId(String report, int number) {
    private static final char BETWEEN = '_';

    public static EditionId first(Query06a query) {
        var series = Series.of(query);
        var report = String.join(
                String.valueOf(BETWEEN),
                "06a",
                series.unit(),
                query.period().from().toString(),
                query.period().to().toString(),
                query.by().text(),
                series.dueBasis());
        return new EditionId(report, 1);
    }

    public static EditionId parse(String id) {
        int last = id.lastIndexOf(BETWEEN);
        return new EditionId(id.substring(0, last), Integer.parseInt(id.substring(last + 1)));
    }

    public EditionId next() {
        return new EditionId(report, number + 1);
    }

    @Override
    public String toString() {
        return report + BETWEEN + number;
    }
}
