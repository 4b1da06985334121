package vn.lienthong.reporting.delegations;

import java.time.Instant;

/**
 * Decisions of one day that were signed alike.
 *
 * @param unit code of the unit or agency that decided
 * @param signer {@code null} where nobody is named
 * @param delegation on whose authority, {@code null} if none was named
 * @param first the earliest of them; they all lie on the same side of the delegation's revocation
 * @param flagged whether they were recorded as signed without a valid delegation
 */
record Signed(
        String unit, String signer, String delegation, String procedure, Instant first, boolean flagged, long count) {}
