package vn.lienthong.reporting.report;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import vn.lienthong.catalogue.Catalogue;
import vn.lienthong.catalogue.Unit;

/**
 * The unit of a report as it is asked for: {@code 00565}, or {@code 00565@2017-03-01} for the one that bore the code on
 * that day.
 */
public record UnitAsked(String code, String day) {
    private static final char AT = '@';

    public static UnitAsked parse(String text) {
        int at = text.indexOf(AT);
        return at < 0 ? new UnitAsked(text, null) : new UnitAsked(text.substring(0, at), text.substring(at + 1));
    }

    /** The units that may be meant: all that bore the code within the period, or of these the one of the day. */
    public List<Unit> candidates(Catalogue catalogue, Period period) {
        return catalogue.generations(code).stream()
                .filter(period::meets)
                .filter(this::mayBe)
                .toList();
    }

    /** Whether it is the unit of the day, if one was named. */
    public boolean mayBe(Unit unit) {
        return day == null || existsAtDay(unit);
    }

    private boolean existsAtDay(Unit unit) {
        try {
            return unit.existsAt(LocalDate.parse(day));
        } catch (DateTimeParseException noDay) {
            return false;
        }
    }

    /**
     * The days a report on this unit is about: a code that was given on must not bring in the figures of others. One that
     * took over what others had is asked about as long as it bears their dossiers; one that ended has none any more.
     */
    public Period days(Unit unit, Period period) {
        var life = period.within(unit);
        return day == null ? new Period(period.from(), life.to()) : life;
    }
}
