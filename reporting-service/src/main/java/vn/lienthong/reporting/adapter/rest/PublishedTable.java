package vn.lienthong.reporting.adapter.rest;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.lienthong.reporting.reconciliation.Coverage;

/**
 * A table as somebody published it. Everything but {@code unit} may be left out.
 *
 * @param from first and {@code to} last day of its period; without them it is not held against the ledger
 */
public record PublishedTable(
        LocalDate from,
        LocalDate to,
        @Schema(required = true) List<Line> rows) {

    /**
     * A row.
     *
     * @param scope of which dossiers of the unit: {@code OWN} its own, {@code BELOW} those of all units below it together,
     *     {@code ALL} both; where it is left out, as the row agrees best with the ledger
     * @param resolvedRate resolved of received, in per cent, with the decimals that are printed: 92.18, 92,18 or 92.18 %
     * @param onTime resolved on the due day or before
     * @param onTimeRate on time of resolved
     */
    @Schema(name = "PublishedRow")
    public record Line(
            @Schema(required = true) String unit,

            @Schema(
                    description = "Of which dossiers of the unit: OWN its own, BELOW those of all units below it"
                            + " together, ALL both; where it is left out, as the row agrees best with the ledger")
            Coverage scope,

            Long received,
            Long resolved,
            String resolvedRate,
            Long onTime,
            String onTimeRate,
            Long late,
            Long open) {}
}
