package vn.lienthong.reporting.report;

/**
 * The reports of a unit that carry each other on: what one leaves open the next one carries in, whatever their rows are.
 *
 * @param unit the generation of the unit, {@code code@first-day}
 * @param dueBasis {@code inForce} or {@code first}
 */
public record Series(String unit, String dueBasis) {
    public static Series of(Query06a query) {
        return new Series(query.scope().unit().key(), query.dueBasis().text());
    }
}
