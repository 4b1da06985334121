package vn.lienthong.reporting.simplification;

import java.math.BigDecimal;
import java.util.EnumSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.lienthong.contracts.value.Limit;
import vn.lienthong.contracts.value.LimitUnit;

/** What became of a time limit. */
@Schema(name = "LimitChange")
public enum Change {
    SHORTENED,
    UNCHANGED,
    LENGTHENED,
    /** The limits count in units between which nothing is agreed, e.g. days and working days. */
    NOT_COMPARABLE;

    private static final BigDecimal WORKING_HOURS_A_DAY = BigDecimal.valueOf(8);
    private static final BigDecimal MINUTES_AN_HOUR = BigDecimal.valueOf(60);
    private static final BigDecimal MINUTES_A_DAY = BigDecimal.valueOf(24 * 60);

    /** What limits can be measured in; between these there is no conversion. */
    private enum Measure {
        WORKING_HOURS,
        MINUTES,
        MONTHS
    }

    private record Length(Measure in, BigDecimal amount) {
        static Length of(Limit limit) {
            return switch (limit.unit()) {
                case WORKING_DAY ->
                    new Length(Measure.WORKING_HOURS, limit.value().multiply(WORKING_HOURS_A_DAY));
                case WORKING_HOUR -> new Length(Measure.WORKING_HOURS, limit.value());
                // the result on the day of filing: less than any whole working day, which ends on the next one
                case SAME_DAY -> new Length(Measure.WORKING_HOURS, BigDecimal.ZERO);
                case DAY -> new Length(Measure.MINUTES, limit.value().multiply(MINUTES_A_DAY));
                case HOUR -> new Length(Measure.MINUTES, limit.value().multiply(MINUTES_AN_HOUR));
                case MINUTE -> new Length(Measure.MINUTES, limit.value());
                case MONTH -> new Length(Measure.MONTHS, limit.value());
            };
        }
    }

    static Change of(Limit before, Limit after) {
        if (before == null || after == null) return before == after ? UNCHANGED : NOT_COMPARABLE;
        var one = Length.of(before);
        var other = Length.of(after);
        if (one.in() != other.in() || isHoursAgainstSameDay(before, after)) return NOT_COMPARABLE;
        int order = other.amount().compareTo(one.amount());
        if (order == 0) return UNCHANGED;
        return order < 0 ? SHORTENED : LENGTHENED;
    }

    /** Some hours may end before the day of filing does, or after it. */
    private static boolean isHoursAgainstSameDay(Limit before, Limit after) {
        var units = EnumSet.of(before.unit(), after.unit());
        return units.equals(EnumSet.of(LimitUnit.SAME_DAY, LimitUnit.WORKING_HOUR));
    }
}
