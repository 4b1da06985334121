package vn.lienthong.reporting.causes;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.lienthong.reporting.report.Check;
import vn.lienthong.reporting.report.Head;

/**
 * Dossiers that were closed late in the period or were open and overdue at its end, by who or what made them late. The
 * cause is what is known of it by now; whether a dossier is late is what form 06a says.
 *
 * @param rows by unit and cause, where there is something; units as in form 06a
 * @param causes the same over all units
 */
public record CausesReport(
        String form, @JsonUnwrapped Head head, List<Row> rows, List<OfAll> causes, Delays total, List<Check> checks) {

    public static final String FORM = "overdue-causes";

    /** @param key code of the unit */
    @Schema(name = "CausesRow")
    public record Row(String key, String label, Cause cause, String causeLabel, long resolvedLate, long openOverdue) {}

    @Schema(name = "CausesOfAll")
    public record OfAll(Cause cause, String causeLabel, long resolvedLate, long openOverdue) {}

    public record Delays(long resolvedLate, long openOverdue) {}
}
