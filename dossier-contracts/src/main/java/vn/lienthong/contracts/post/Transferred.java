package vn.lienthong.contracts.post;

/** Data of a posted {@code vn.lienthong.dossier.transferred.v1}. */
public record Transferred(String fromUnit, String toUnit, String fromOfficer, String toOfficer, String leg, String note)
        implements PostedFact {}
