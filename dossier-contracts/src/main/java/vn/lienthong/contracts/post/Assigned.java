package vn.lienthong.contracts.post;

/** Data of a posted {@code vn.lienthong.dossier.assigned.v1}. */
public record Assigned(String unit, String officer, String room, String leg) implements PostedFact {}
