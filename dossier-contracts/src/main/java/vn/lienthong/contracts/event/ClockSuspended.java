package vn.lienthong.contracts.event;

import vn.lienthong.contracts.value.SuspensionGround;

/**
 * The clock stands still (tạm dừng).
 *
 * @param approver of an incident who announced it; {@code null} of what follows from another fact
 */
public record ClockSuspended(SuspensionGround ground, String basis, String approver) implements DeadlineEvent {
    public ClockSuspended(SuspensionGround ground, String basis) {
        this(ground, basis, null);
    }
}
