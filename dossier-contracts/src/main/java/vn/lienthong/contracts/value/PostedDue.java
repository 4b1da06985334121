package vn.lienthong.contracts.value;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import vn.lienthong.contracts.log.Rfc3339;

/**
 * A due date as people write it: a Vietnamese calendar day ({@code 2017-03-20}) or an instant with offset.
 *
 * @param at the instant, where one was written; else {@code null}
 */
public record PostedDue(LocalDate day, Instant at) {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    /** Empty if the text is neither, or names a year that no paper shows. */
    public static Optional<PostedDue> parse(String text) {
        try {
            var due = text.length() == 10 ? new PostedDue(LocalDate.parse(text), null) : ofInstant(Rfc3339.parse(text));
            return Optional.of(due).filter(PostedDue::hasYearOfFourDigits);
        } catch (DateTimeException notADue) {
            return Optional.empty();
        }
    }

    private boolean hasYearOfFourDigits() {
        return day.getYear() >= 1_000 && day.getYear() <= 9_999;
    }

    private static PostedDue ofInstant(Instant at) {
        return new PostedDue(at.atZone(VIETNAM).toLocalDate(), at.truncatedTo(ChronoUnit.MILLIS));
    }

    /** The date it sets, for a limit counted so: a day ends at 23:59:59; an instant stays one only for limits in hours or minutes. */
    public DueDate as(DuePrecision precision) {
        return at != null && precision == DuePrecision.INSTANT
                ? new DueDate(at, DuePrecision.INSTANT)
                : new DueDate(day.atTime(23, 59, 59).atZone(VIETNAM).toInstant(), DuePrecision.DAY);
    }
}
