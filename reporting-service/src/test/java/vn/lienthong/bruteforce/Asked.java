package vn.lienthong.bruteforce;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What is asked of form 06a.
 *
 * @param from first day
 * @param to last day
 * @param byFirstDue against the first due date, whatever became of it since
 */
public record Asked(LocalDate from, LocalDate to, boolean byFirstDue) {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, VIETNAM);
    }

    static Instant start(LocalDate day) {
        return day.atStartOfDay(VIETNAM).toInstant();
    }

    /** The last moment of the period. */
    Instant end() {
        return start(to.plusDays(1)).minusMillis(1);
    }
}
