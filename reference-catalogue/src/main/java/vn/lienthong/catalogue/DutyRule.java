package vn.lienthong.catalogue;

import java.time.LocalDate;
import java.util.Set;
import vn.lienthong.contracts.value.Duty;
import vn.lienthong.contracts.value.Limit;

/**
 * Until when a duty is to be done (nghĩa vụ có thời hạn riêng), in one version.
 *
 * @param procedures codes of those that it binds, {@code null} for all
 * @param limit counted from reception; of an apology, in days back from the due date; of an acknowledgement, from the
 *     hand-over; of the acceptance of what is filed online, from the filing
 * @param afternoonLimit for what is received after 15:00 of a working day, from the next opening; {@code null} if that
 *     makes no difference
 * @param from for what is received, or filed, from this day on
 * @param to last day of the version, {@code null} while it is in force
 * @param basis legal source
 */
public record DutyRule(
        Duty duty,
        Set<String> procedures,
        Limit limit,
        Limit afternoonLimit,
        LocalDate from,
        LocalDate to,
        String basis)
        implements DatedRule {
    /** Whether some procedure owes by both. */
    boolean meets(DutyRule other) {
        return duty == other.duty && bindsWith(other);
    }
}
