package vn.lienthong.reporting.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Vietnamese calendar days, the days on which figures are booked. */
public final class BusinessDay {
    public static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private BusinessDay() {}

    public static LocalDate of(Instant at) {
        return at.atZone(VIETNAM).toLocalDate();
    }

    /** The first instant of the day. */
    public static Instant start(LocalDate day) {
        return day.atStartOfDay(VIETNAM).toInstant();
    }
}
