package vn.lienthong.contracts.post;

import vn.lienthong.contracts.value.Outcome;

/** Data of a posted {@code vn.lienthong.dossier.resolved.v1}. */
public record Resolved(String unit, Outcome outcome, String signer, String delegation, String reason)
        implements PostedFact {}
