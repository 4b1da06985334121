package vn.lienthong.catalogue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.lienthong.contracts.reference.DelegationDescription;

/**
 * A delegation as a file writes it. What may be left out is {@code null} then, and as known.
 *
 * @param neverRevoked whether it says that the revocation never was ({@code revokedAt: never})
 */
public record DelegationRow(
        String code,
        String unit,
        String officer,
        List<String> procedures,
        LocalDate from,
        LocalDate to,
        String basis,
        Instant revokedAt,
        boolean neverRevoked) {

    private static final String NEVER = "never";

    static DelegationRow read(Keyed row) {
        row.require("code", "unit", "officer", "from", "basis");
        var neverRevoked =
                row.text("revokedAt") != null && row.text("revokedAt").equals(NEVER);
        return new DelegationRow(
                row.document("code"),
                row.code("unit"),
                row.code("officer"),
                row.codes("procedures"),
                row.day("from"),
                row.day("to"),
                row.text("basis"),
                neverRevoked ? null : row.instant("revokedAt"),
                neverRevoked);
    }

    /** As it stands if nothing is known of it yet. */
    DelegationDescription granted() {
        return new DelegationDescription(code, unit, officer, procedures, from, to, basis, null);
    }

    /** What the row says of a delegation that is known, but for its revocation. */
    DelegationDescription over(DelegationDescription known) {
        return new DelegationDescription(
                code,
                unit,
                officer,
                procedures == null ? known.procedures() : procedures,
                from,
                to == null ? known.to() : to,
                basis,
                known.revokedAt());
    }
}
