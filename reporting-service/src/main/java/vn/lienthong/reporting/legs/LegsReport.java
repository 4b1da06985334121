package vn.lienthong.reporting.legs;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.lienthong.reporting.report.Check;
import vn.lienthong.reporting.report.Head;

/**
 * What each agency had to do in interconnected procedures and how it kept the limits (bước xử lý của từng cơ quan): legs of
 * dossiers and parts of groups that it received, completed, and had open at the end of the period.
 *
 * @param rows one for each agency that had a part
 * @param groups the dossiers under which groups were filed at the unit asked for or below, once each, whatever their parts
 */
public record LegsReport(
        String form,
        @JsonUnwrapped Head head,
        List<Row> rows,
        LegFigures total,
        LegFigures groups,
        List<Check> checks) {

    public static final String FORM = "legs";

    /** @param key code of the agency */
    @Schema(name = "LegsRow")
    public record Row(
            String key, String label, @JsonUnwrapped LegFigures figures) {}
}
