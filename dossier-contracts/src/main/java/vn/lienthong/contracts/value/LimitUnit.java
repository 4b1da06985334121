package vn.lienthong.contracts.value;

/** The unit a time limit counts in (đơn vị tính thời hạn). */
public enum LimitUnit {
    WORKING_DAY,
    DAY,
    WORKING_HOUR,
    HOUR,
    MINUTE,
    MONTH,
    SAME_DAY
}
