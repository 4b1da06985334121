package vn.lienthong.reporting.report;

import java.util.Locale;

/**
 * The reports of a unit that carry each other on: what one leaves open the next one carries in.
 *
 * @param unit the generation of the unit, {@code code@first-day}
 * @param by what their rows are
 * @param dueBasis {@code inForce} or {@code first}
 */
public record Series(String unit, String by, String dueBasis) {
    public static Series of(Query06a query) {
        return new Series(
                query.scope().unit().key(),
                query.by().name().toLowerCase(Locale.ROOT),
                query.dueBasis().text());
    }
}
