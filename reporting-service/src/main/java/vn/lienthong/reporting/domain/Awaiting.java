package vn.lienthong.reporting.domain;

/** What a dossier waits for: an agency that takes it over, the applicant's papers or payment, or its being collected. */
public enum Awaiting {
    ACKNOWLEDGEMENT,
    SUPPLEMENT,
    PAYMENT,
    RETURN
}
