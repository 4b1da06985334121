package vn.lienthong.reporting.saved;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.lienthong.reporting.report.Check;
import vn.lienthong.reporting.report.Head;

/**
 * Days between the close and the due date of dossiers closed early in the period.
 *
 * @param by whether rows are units or fields
 * @param rows where there is something
 */
public record SavedReport(
        String form, @JsonUnwrapped Head head, String by, List<Row> rows, Days total, List<Check> checks) {

    public static final String FORM = "days-saved";

    /** @param key code of the unit or the field */
    @Schema(name = "DaysSavedRow")
    public record Row(
            String key, String label, @JsonUnwrapped Days days) {}

    /**
     * @param dossiers closed early
     * @param days sum, of calendar days
     * @param average two decimals, {@code null} without dossiers
     * @param one how many dossiers were early by one day
     * @param more by three days or more
     */
    @Schema(name = "DaysSaved")
    public record Days(
            long dossiers,
            long days,
            @JsonInclude(JsonInclude.Include.ALWAYS) BigDecimal average,
            long one,
            long two,
            long more) {

        static Days of(Collection<Saved> saved) {
            var days = saved.stream().mapToLong(Saved::days).sum();
            return new Days(
                    saved.size(),
                    days,
                    average(days, saved.size()),
                    saved.stream().filter(each -> each.days() == 1).count(),
                    saved.stream().filter(each -> each.days() == 2).count(),
                    saved.stream().filter(each -> each.days() > 2).count());
        }

        private static BigDecimal average(long days, long dossiers) {
            return dossiers == 0
                    ? null
                    : BigDecimal.valueOf(days).divide(BigDecimal.valueOf(dossiers), 2, RoundingMode.HALF_UP);
        }
    }
}
