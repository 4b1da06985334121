package vn.lienthong.contracts.reference;

/** Level of an administrative unit (cấp hành chính), the highest first. */
public enum Level {
    PROVINCE,
    DISTRICT,
    WARD
}
