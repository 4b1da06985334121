package vn.lienthong.contracts.value;

/** A duty with a clock of its own. */
public enum Duty {
    TRANSFER,
    ACKNOWLEDGEMENT,
    APOLOGY,
    SUPPLEMENT_NOTICE,
    SYNCHRONISATION,
    ONLINE_ACCEPTANCE
}
