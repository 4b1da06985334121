package vn.lienthong.contracts.post;

/** Data of a posted {@code vn.lienthong.dossier.reception-refused.v1}. */
public record RefusedReception(String unit, String reason, String officer) implements PostedFact {}
