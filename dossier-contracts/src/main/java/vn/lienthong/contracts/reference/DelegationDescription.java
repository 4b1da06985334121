package vn.lienthong.contracts.reference;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A delegation to sign (ủy quyền, giao ký thay), as it now stands. It is granted as it is: other terms are another
 * delegation.
 *
 * @param code number of its document
 * @param unit code of the unit or agency on whose authority is signed
 * @param officer to whom it is granted
 * @param procedures codes of those that it covers; empty for all of the unit
 * @param from first day
 * @param to the first day on which it no longer holds, {@code null} if it holds until revoked
 * @param basis legal source
 * @param revokedAt from when on it is revoked, {@code null} if it never was
 */
public record DelegationDescription(
        String code,
        String unit,
        String officer,
        List<String> procedures,
        LocalDate from,
        LocalDate to,
        String basis,
        Instant revokedAt) {

    public DelegationDescription {
        procedures = procedures == null ? List.of() : List.copyOf(procedures);
    }

    public boolean isFor(String procedure) {
        return procedures.isEmpty() || procedures.contains(procedure);
    }

    /** The same, revoked from that moment on; {@code null} for never. */
    public DelegationDescription revoked(Instant at) {
        return new DelegationDescription(code, unit, officer, procedures, from, to, basis, at);
    }
}
