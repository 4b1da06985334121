package vn.lienthong.contracts.value;

/** What the answer to a feedback found. */
public enum Finding {
    CONFIRMED,
    UNFOUNDED
}
