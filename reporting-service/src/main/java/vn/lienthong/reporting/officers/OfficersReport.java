package vn.lienthong.reporting.officers;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.lienthong.reporting.report.Check;
import vn.lienthong.reporting.report.Head;

/**
 * The scores of officers and of the agencies they belong to, for the dossiers decided in the period.
 *
 * @param basis the legal source
 * @param counted what is counted for each index, and what is left out
 */
public record OfficersReport(
        String form,
        @JsonUnwrapped Head head,
        String basis,
        List<OfficerRow> officers,
        List<AgencyRow> agencies,
        List<String> counted,
        List<Check> checks) {

    public static final String FORM = "officers";
    public static final String BASIS = "TT 01/2018/TT-VPCP, 13-15";

    /**
     * @param points sum over what was scored
     * @param scored how many dossiers; for index 2 parts of agencies in dossiers
     * @param value one decimal, half up; {@code null} for an index that is left out for want of data
     */
    public record Scored(
            int number,
            String name,
            long points,
            long scored,
            @JsonInclude(JsonInclude.Include.ALWAYS) BigDecimal value) {

        static Scored of(Index index, Points points, boolean english) {
            return new Scored(index.number(), index.label(english), points.sum(), points.scored(), points.index());
        }
    }

    /**
     * @param unit code of the unit where the dossiers count
     * @param officer who had the dossiers last, or {@code null} where nobody was named
     * @param total of the indices; 10 at most
     */
    public record OfficerRow(
            String unit,
            String label,
            String officer,
            long dossiers,
            List<Scored> indices,
            BigDecimal total,
            OfficerBand band,
            String bandLabel) {}

    /**
     * @param key code of the unit
     * @param fields the indices of the officers by field of procedures
     * @param total of the indices; 18 at most
     */
    public record AgencyRow(
            String key,
            String label,
            long dossiers,
            List<FieldRow> fields,
            List<Scored> indices,
            BigDecimal total,
            AgencyBand band,
            String bandLabel) {}

    @Schema(name = "ScoredField")
    public record FieldRow(String field, String label, long dossiers, List<Scored> indices) {}
}
