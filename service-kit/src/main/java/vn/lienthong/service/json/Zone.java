package vn.lienthong.service.json;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** The one time zone of the suite: days are Vietnamese days, answers carry {@code +07:00}. */
public final class Zone {
    public static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private Zone() {}

    public static OffsetDateTime local(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).atZone(VIETNAM).toOffsetDateTime();
    }
}
