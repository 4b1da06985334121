package vn.lienthong.contracts.reference;

/** Level of an administrative unit (cấp hành chính), the highest first, and of what belongs to one. */
public enum Level {
    PROVINCE,
    DISTRICT,
    WARD,
    /** An agency (cơ quan), which is no unit itself, whatever the level of its unit. */
    AGENCY
}
