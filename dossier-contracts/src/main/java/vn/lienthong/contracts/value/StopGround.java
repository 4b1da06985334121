package vn.lienthong.contracts.value;

/** Ground of a stop (dừng giải quyết). */
public enum StopGround {
    SUPPLEMENT_EXPIRED,
    APPLICANT_REQUEST,
    AUTHORITY_CHANGED,
    OTHER_LAW,
    /** A part of the group ended without a decision, so that what was to follow it cannot begin. */
    PART_STOPPED
}
