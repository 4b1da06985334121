package vn.lienthong.reporting.report;

import java.time.Instant;
import vn.lienthong.catalogue.Unit;
import vn.lienthong.reporting.domain.BusinessDay;

/**
 * What every report is asked: about which unit and days, and as known when.
 *
 * @param asOf the recorded time asked for, or now
 * @param english whether labels are wanted in English
 */
public record Question(Unit unit, Period period, AsKnown known, Instant asOf, boolean english) {

    /** The first instant behind the period. */
    public Instant end() {
        return BusinessDay.start(period.to().plusDays(1));
    }
}
