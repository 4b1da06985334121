package vn.lienthong.contracts.value;

/** Why a clock stands still. */
public enum SuspensionGround {
    SUPPLEMENT,
    PAYMENT,
    INCIDENT
}
