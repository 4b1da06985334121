package vn.lienthong.contracts.post;

/** Data of a posted {@code vn.lienthong.dossier.sent-back.v1}. */
public record SentBack(String fromUnit, String toUnit, String reason, String leg) implements PostedFact {}
