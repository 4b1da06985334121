package vn.lienthong.cases;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What a figure says of the rows it covers; the rates in percent with two decimals. */
public enum FigureValue {
    /** How many rows there are. */
    ROWS,
    RECEIVED,
    CARRIED_IN,
    RESOLVED,
    EARLY,
    IN_TIME,
    LATE,
    OPEN,
    OVERDUE,
    /** Of what was received within the period. */
    ONLINE_RATE,
    RESOLVED_RATE,
    IN_TIME_RATE;

    /** Written as the press would. */
    public String of(Cells cells) {
        return switch (this) {
            case ROWS -> Long.toString(cells.rows());
            case RECEIVED -> Long.toString(cells.received());
            case CARRIED_IN -> Long.toString(cells.carriedIn());
            case RESOLVED -> Long.toString(cells.resolved());
            case EARLY -> Long.toString(cells.early());
            case IN_TIME -> Long.toString(inTime(cells));
            case LATE -> Long.toString(cells.late());
            case OPEN -> Long.toString(cells.open());
            case OVERDUE -> Long.toString(cells.overdue());
            case ONLINE_RATE -> percent(cells.online(), cells.received() - cells.carriedIn());
            case RESOLVED_RATE -> percent(cells.resolved(), cells.received());
            case IN_TIME_RATE -> percent(inTime(cells), cells.resolved());
        };
    }

    private static long inTime(Cells cells) {
        return cells.early() + cells.onTime();
    }

    /** Rounded half up to two decimals, without those that are zero. */
    private static String percent(long part, long whole) {
        if (whole == 0) return "–";
        var rate = BigDecimal.valueOf(part)
                .scaleByPowerOfTen(2)
                .divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP);
        return (rate.stripTrailingZeros().scale() <= 0 ? rate.setScale(0, RoundingMode.UNNECESSARY) : rate) + " %";
    }
}
