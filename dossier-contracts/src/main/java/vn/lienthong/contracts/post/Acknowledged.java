package vn.lienthong.contracts.post;

/** Data of a posted {@code vn.lienthong.dossier.acknowledged.v1}. */
public record Acknowledged(String unit, String officer, String leg) implements PostedFact {}
