package vn.lienthong.deadline.domain;

import java.time.Instant;
import java.util.List;
import vn.lienthong.contracts.value.SuspensionGround;

/**
 * A time in which the clocks of a dossier stand still (tạm dừng).
 *
 * @param cause id of the fact that stopped them
 * @param to {@code null} while they stand
 * @param resumedBy id of the fact that let them run again, {@code null} while they stand
 */
public record Pause(SuspensionGround ground, String basis, Instant from, String cause, Instant to, String resumedBy) {

    /** Whether such a pause is a decision of its own; all others follow from another fact. */
    static boolean isDecided(SuspensionGround ground) {
        return switch (ground) {
            case INCIDENT -> true;
            case SUPPLEMENT, PAYMENT -> false;
        };
    }

    boolean isDecided() {
        return isDecided(ground);
    }

    boolean isOpen() {
        return to == null;
    }

    boolean covers(Instant moment) {
        return from.isBefore(moment) && (isOpen() || moment.isBefore(to));
    }

    /**
     * Since when the clocks stand still at that moment: the start of the first of the pauses that run into one another, or
     * the moment itself while they run.
     *
     * @param pauses in the order of their start
     */
    static Instant standingSince(List<Pause> pauses, Instant moment) {
        var since = moment;
        for (var pause : pauses.reversed())
            if (pause.from.isBefore(since) && pause.lastsUntil(since)) since = pause.from;
        return since;
    }

    private boolean lastsUntil(Instant moment) {
        return isOpen() || !to.isBefore(moment);
    }

    Pause until(Instant end, String fact) {
        return new Pause(ground, basis, from, cause, end, fact);
    }
}
