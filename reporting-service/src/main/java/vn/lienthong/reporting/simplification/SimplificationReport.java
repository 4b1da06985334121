package vn.lienthong.reporting.simplification;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.lienthong.contracts.reference.Level;
import vn.lienthong.contracts.value.Limit;
import vn.lienthong.reporting.report.Report06a.UnitName;

/**
 * Procedures whose time limit was shortened, by the catalogue as it is known now.
 *
 * @param from first day; {@code null} where limits are held against the first that each procedure had
 * @param to last day: procedures in force on it are counted
 * @param conversion by which limits in different units are compared, in the reader's language
 * @param levels of the unit asked for and below
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record SimplificationReport(
        String form, UnitName unit, LocalDate from, LocalDate to, String conversion, List<OfLevel> levels) {

    public static final String FORM = "simplification";

    /**
     * @param inScope procedures that units of the level receive; parts of groups are not counted
     * @param share per cent of them whose limit was shortened, rounded half up; {@code null} when there is none
     * @param shareExact the same with two decimals
     * @param rows those whose limit reads otherwise than before
     */
    @Schema(name = "SimplificationOfLevel")
    public record OfLevel(
            Level level,
            long inScope,
            long shortened,
            long lengthened,
            long unchanged,
            long notComparable,
            @JsonInclude(JsonInclude.Include.ALWAYS) BigDecimal share,
            @JsonInclude(JsonInclude.Include.ALWAYS) BigDecimal shareExact,
            List<Row> rows) {}

    /**
     * @param from first day of the new limit
     * @param basis its legal source
     * @param synthetic whether the procedure is made up for the reference cases
     */
    @Schema(name = "SimplificationRow")
    public record Row(
            String procedure,
            String name,
            String field,
            Change change,
            Limit oldLimit,
            Limit newLimit,
            LocalDate from,
            String basis,
            boolean synthetic) {}
}
