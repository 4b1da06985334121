package vn.lienthong.contracts.post;

/** Data of a posted {@code vn.lienthong.dossier.withdrawn.v1}. */
public record Withdrawn(String reason) implements PostedFact {}
