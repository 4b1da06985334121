package vn.lienthong.intake.domain;

import java.time.Instant;

/**
 * An agency closed the dossier: resolved it or stopped processing it.
 *
 * @param fact the event id of the close
 * @param at business time
 */
public record AgencyClose(String fact, Instant at) {
    /** Whether it had happened by then, as far as two clocks agree. */
    public boolean happenedBy(Instant time) {
        return !time.isBefore(at.minus(Intake.CLOCK_TOLERANCE));
    }
}
