package vn.lienthong.deadline.domain;

import java.time.Instant;
import vn.lienthong.contracts.value.SuspensionGround;

/**
 * A time in which the clocks of a dossier stand still (tạm dừng).
 *
 * @param cause id of the fact that stopped them
 * @param to {@code null} while they stand
 * @param resumedBy id of the fact that let them run again, {@code null} while they stand
 */
public record Pause(SuspensionGround ground, String basis, Instant from, String cause, Instant to, String resumedBy) {

    boolean isOpen() {
        return to == null;
    }

    boolean covers(Instant moment) {
        return from.isBefore(moment) && (isOpen() || moment.isBefore(to));
    }

    Pause until(Instant end, String fact) {
        return new Pause(ground, basis, from, cause, end, fact);
    }
}
