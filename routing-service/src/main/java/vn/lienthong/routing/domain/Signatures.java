package vn.lienthong.routing.domain;

import java.time.Instant;

/** Who may sign for whom, as the registers of officers and delegations have it. */
public interface Signatures {
    /** Whether an officer was appointed by then, to whatever. Registers fill up bit by bit: of others nothing is known. */
    boolean isOfficer(String signer, Instant at);

    /** Whether an officer was appointed to the unit by then, still there or not. */
    boolean isOfficerOf(String signer, String unit, Instant at);

    /** Whether the unit has officers in the register on that day: then it has all who may sign for it there. */
    boolean hasRegister(String unit, Instant at);

    /** Whether the signer's position at that time is to sign for the unit (lãnh đạo). */
    boolean isByPosition(String signer, String unit, Instant at);

    /** Whether the delegation lets the signer sign for the unit in the procedure at that time (ủy quyền, giao ký thay). */
    boolean isByDelegation(String delegation, String signer, String unit, String procedure, Instant at);

    /**
     * A delegation that is named must hold; where none is, an officer must sign by position. Whom no register knows is
     * judged only where the unit has one.
     */
    default boolean stands(Command.Resolve resolved, String procedure, Instant at) {
        var signer = resolved.signer();
        var unit = resolved.unit();
        if (resolved.delegation() != null) return isByDelegation(resolved.delegation(), signer, unit, procedure, at);
        if (signer == null) return true;
        return isOfficer(signer, at) ? isByPosition(signer, unit, at) : !hasRegister(unit, at);
    }
}
