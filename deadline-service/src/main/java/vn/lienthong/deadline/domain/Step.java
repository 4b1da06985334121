package vn.lienthong.deadline.domain;

import java.time.Instant;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.DueReason;

/**
 * One due date of a clock.
 *
 * @param time business time from which it is in force, until the next step
 * @param countedFrom where the limit began to run for it
 * @param basis legal source
 * @param cause id of the fact that set it
 */
public record Step(Instant time, Instant countedFrom, DueDate due, DueReason reason, String basis, String cause) {

    /** Whether it was set because a clock ran again. */
    boolean followsPause() {
        return switch (reason) {
            case SUPPLEMENT_RESTART, SUPPLEMENT_PAUSE, PAYMENT_PAUSE, SYSTEM_INCIDENT -> true;
            case INITIAL, EXTENSION_APOLOGY, CALENDAR_CHANGE, LIMIT_CHANGE, CORRECTION -> false;
        };
    }
}
