package vn.lienthong.reporting.legs;

import java.util.Arrays;
import java.util.function.BiPredicate;
import vn.lienthong.reporting.domain.BusinessDay;
import vn.lienthong.reporting.domain.Punctuality;
import vn.lienthong.reporting.report.Period;

/** What a figure of the report counts; parts are as they stood at the end of the period. */
public enum LegCell {
    RECEIVED_TOTAL("received.total", (part, period) -> part.completedAt() == null || isCompleted(part, period)),
    RECEIVED_IN_PERIOD("received.inPeriod", (part, period) -> isReceived(part, period)),
    CARRIED_IN("received.carriedIn", LegCell::isCarriedIn),
    COMPLETED_TOTAL("completed.total", LegCell::isCompleted),
    EARLY("completed.early", (part, period) -> isCompleted(part, period, Punctuality.EARLY)),
    ON_TIME("completed.onTime", (part, period) -> isCompleted(part, period, Punctuality.ON_TIME)),
    LATE("completed.late", (part, period) -> isCompleted(part, period, Punctuality.LATE)),
    OPEN_TOTAL("open.total", (part, _) -> part.completedAt() == null),
    IN_TIME("open.inTime", (part, _) -> part.completedAt() == null && !part.overdue()),
    OVERDUE("open.overdue", (part, _) -> part.completedAt() == null && part.overdue());

    private final String name;
    private final BiPredicate<Part, Period> counts;

    LegCell(String name, BiPredicate<Part, Period> counts) {
        this.name = name;
        this.counts = counts;
    }

    /** @throws IllegalArgumentException if the report has no such cell */
    public static LegCell named(String name) {
        return Arrays.stream(values())
                .filter(cell -> cell.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no cell " + name));
    }

    boolean counts(Part part, Period period) {
        return counts.test(part, period);
    }

    private static boolean isReceived(Part part, Period period) {
        return period.includes(BusinessDay.of(part.receivedAt()));
    }

    private static boolean isCompleted(Part part, Period period) {
        return part.completedAt() != null && period.includes(BusinessDay.of(part.completedAt()));
    }

    private static boolean isCompleted(Part part, Period period, Punctuality punctuality) {
        return isCompleted(part, period) && part.punctuality() == punctuality;
    }

    /** Received before the period and not completed before it. */
    private static boolean isCarriedIn(Part part, Period period) {
        var first = BusinessDay.start(period.from());
        return part.receivedAt().isBefore(first)
                && (part.completedAt() == null || !part.completedAt().isBefore(first));
    }

    @Override
    public String toString() {
        return name;
    }
}
