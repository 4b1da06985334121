package vn.lienthong.contracts.value;

/** Where the date on the slip came from: posted by the source, or computed by the suite. */
public enum DueSource {
    POSTED,
    COMPUTED
}
