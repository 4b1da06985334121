package vn.lienthong.reporting.report;

import static vn.lienthong.reporting.domain.Account.CONTROL_CLOSED;
import static vn.lienthong.reporting.domain.Account.CONTROL_OPEN;
import static vn.lienthong.reporting.domain.Account.CONTROL_RECEIVED;
import static vn.lienthong.reporting.domain.Account.OPEN_IN_TIME;
import static vn.lienthong.reporting.domain.Account.OPEN_OVERDUE;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.lienthong.reporting.domain.Account;
import vn.lienthong.reporting.domain.CloseKind;
import vn.lienthong.reporting.domain.Punctuality;

/**
 * The figures of one row of form II.06a/VPCP/KSTT, columns (3) to (13). Totals are read from the control accounts, parts
 * from their own, so that they can disagree.
 *
 * @param onTimeRate per cent of the resolved that were early or on time, two decimals; {@code null} when none was resolved
 */
public record Figures(
        Received received,
        Resolved resolved,
        Open open,
        @JsonInclude(JsonInclude.Include.ALWAYS) BigDecimal onTimeRate) {

    /** Columns (3) to (6). {@code direct} has those filed by post, too, as the form does. */
    public record Received(long total, long online, long direct, long carriedIn) {
        Received plus(Received o) {
            return new Received(total + o.total, online + o.online, direct + o.direct, carriedIn + o.carriedIn);
        }
    }

    /** Columns (7) to (10). */
    public record Resolved(
            long total, long early, long onTime, long late, long onTimeAfterExtension, Map<CloseKind, Long> byOutcome) {
        Resolved plus(Resolved o) {
            var outcomes = new LinkedHashMap<CloseKind, Long>();
            byOutcome.forEach((kind, count) -> outcomes.put(kind, count + o.byOutcome.get(kind)));
            return new Resolved(
                    total + o.total,
                    early + o.early,
                    onTime + o.onTime,
                    late + o.late,
                    onTimeAfterExtension + o.onTimeAfterExtension,
                    outcomes);
        }
    }

    /** Columns (11) to (13); {@code awaiting} are those of them that wait for their applicant. */
    public record Open(long total, long inTime, long overdue, long awaiting) {
        Open plus(Open o) {
            return new Open(total + o.total, inTime + o.inTime, overdue + o.overdue, awaiting + o.awaiting);
        }
    }

    /**
     * @param opening what stood on the accounts at the end of the day before the period
     * @param closing what stands on them at the end of its last day
     */
    public static Figures of(AccountSums opening, AccountSums closing) {
        var moved = closing.minus(opening);
        var resolved = resolved(moved);
        return new Figures(received(opening, moved), resolved, open(closing), onTimeRate(resolved));
    }

    /** Accounts of origin hold what left them, as a negative. */
    private static Received received(AccountSums opening, AccountSums moved) {
        return new Received(
                opening.on(CONTROL_OPEN) - moved.on(CONTROL_RECEIVED),
                -moved.on(Account.RECEIVED_ONLINE),
                -moved.on(Account.RECEIVED_DIRECT) - moved.on(Account.RECEIVED_POST),
                opening.on(OPEN_IN_TIME) + opening.on(OPEN_OVERDUE));
    }

    private static Resolved resolved(AccountSums moved) {
        var byOutcome = new LinkedHashMap<CloseKind, Long>();
        for (var kind : CloseKind.values()) byOutcome.put(kind, moved.on(Account.closed(kind)));
        return new Resolved(
                moved.on(CONTROL_CLOSED),
                moved.on(Account.closed(Punctuality.EARLY)),
                moved.on(Account.closed(Punctuality.ON_TIME)),
                moved.on(Account.closed(Punctuality.LATE)),
                moved.on(Account.ON_TIME_AFTER_EXTENSION),
                byOutcome);
    }

    private static Open open(AccountSums closing) {
        return new Open(
                closing.on(CONTROL_OPEN),
                closing.on(OPEN_IN_TIME),
                closing.on(OPEN_OVERDUE),
                closing.on(Account.AWAITING));
    }

    static BigDecimal onTimeRate(Resolved resolved) {
        if (resolved.total() == 0) return null;
        return BigDecimal.valueOf(resolved.early() + resolved.onTime())
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(resolved.total()), 2, RoundingMode.HALF_UP);
    }

    /** All figures that add up, for comparing a sum of rows with a total. */
    Figures plus(Figures other) {
        var sum = resolved.plus(other.resolved);
        return new Figures(received.plus(other.received), sum, open.plus(other.open), onTimeRate(sum));
    }

    static Figures none() {
        return of(AccountSums.zero(), AccountSums.zero());
    }
}
