package vn.lienthong.contracts.post;

/** Data of a posted {@code vn.lienthong.dossier.leg-completed.v1}. */
public record CompletedLeg(String unit, String leg, String officer) implements PostedFact {}
