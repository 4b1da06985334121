package vn.lienthong.reporting.saved;

import java.time.temporal.ChronoUnit;
import java.util.Optional;
import vn.lienthong.reporting.domain.BusinessDay;
import vn.lienthong.reporting.domain.Punctuality;
import vn.lienthong.reporting.report.CountedDossier;
import vn.lienthong.reporting.report.Period;

/**
 * A dossier that was closed early, as form 06a has it.
 *
 * @param unit code of its row
 * @param days from the day of the close to that of the due date in force, by the calendar
 */
record Saved(String unit, String field, long days) {

    /** Empty for what was not closed in the period, or not early. */
    static Optional<Saved> of(CountedDossier counted, String row, Period period) {
        return counted.closingIn(period)
                .filter(closing -> closing.punctuality() == Punctuality.EARLY)
                .map(closing -> new Saved(
                        row,
                        counted.reception().cell().field(),
                        ChronoUnit.DAYS.between(
                                BusinessDay.of(closing.at()),
                                BusinessDay.of(counted.course().due().at()))));
    }
}
