package vn.lienthong.contracts.value;

/** The final decision: approved, or refused to resolve (từ chối giải quyết). */
public enum Outcome {
    APPROVED,
    REFUSED
}
