package vn.lienthong.reporting.domain;

/**
 * What a dossier waits for: an agency that takes it over, the applicant's papers or payment, its being collected, or a
 * successor of a unit that ended. The order is stored.
 */
public enum Awaiting {
    ACKNOWLEDGEMENT,
    SUPPLEMENT,
    PAYMENT,
    RETURN,
    ASSIGNMENT
}
