package vn.lienthong.contracts.value;

/** What a replay found: the same views, others, or that it could not be brought to its end. */
public enum ReplayOutcome {
    EQUAL,
    DIFFERENT,
    FAILED
}
