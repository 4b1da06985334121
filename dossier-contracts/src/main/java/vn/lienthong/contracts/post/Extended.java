package vn.lienthong.contracts.post;

import vn.lienthong.contracts.value.OverdueCause;

/** Data of a posted {@code vn.lienthong.dossier.extended.v1}. */
public record Extended(String newDue, String reason, String apologyNumber, OverdueCause cause) implements PostedFact {}
