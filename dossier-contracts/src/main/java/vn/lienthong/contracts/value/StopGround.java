package vn.lienthong.contracts.value;

/** Ground of a stop (dừng giải quyết). */
public enum StopGround {
    SUPPLEMENT_EXPIRED,
    APPLICANT_REQUEST,
    AUTHORITY_CHANGED,
    OTHER_LAW
}
