package vn.lienthong.catalogue;

import java.time.LocalDate;
import vn.lienthong.contracts.value.Duty;
import vn.lienthong.contracts.value.Limit;

/**
 * Until when a duty is to be done (nghĩa vụ có thời hạn riêng), in one version.
 *
 * @param limit counted from reception; of an apology, in days back from the due date
 * @param afternoonLimit for what is received after 15:00 of a working day, from the next opening; {@code null} if that
 *     makes no difference
 * @param from for what is received from this day on
 * @param to last day of the version, {@code null} while it is in force
 * @param basis legal source
 */
public record DutyRule(Duty duty, Limit limit, Limit afternoonLimit, LocalDate from, LocalDate to, String basis) {
    boolean isInForce(LocalDate receivedOn) {
        return !receivedOn.isBefore(from) && (to == null || !receivedOn.isAfter(to));
    }
}
