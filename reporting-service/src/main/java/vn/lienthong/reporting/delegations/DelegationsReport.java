package vn.lienthong.reporting.delegations;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.lienthong.reporting.report.Check;
import vn.lienthong.reporting.report.Head;

/**
 * The decisions of a period by who signed them and on whose authority. Officers and delegations are those that the
 * registers have by now; a flag says what they had when the decision was recorded.
 */
public record DelegationsReport(
        String form, @JsonUnwrapped Head head, List<Row> rows, Totals total, List<Check> checks) {

    public static final String FORM = "delegations";

    /**
     * @param unit code of the unit or agency that decided, {@code label} its name
     * @param signer {@code null} where nobody is named
     * @param position as the register of officers has it on the last day; {@code null} if it knows none
     * @param byPosition whether that position signs without a delegation
     * @param delegation number of its document, {@code null} where none is named
     * @param outsideValidity signed by a delegation that did not hold then, or not for that signer, unit and procedure
     * @param flagged recorded as signed without a valid delegation (NO_DELEGATION)
     */
    @Schema(name = "DelegationsRow")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Row(
            String unit,
            String label,
            String signer,
            String position,
            boolean byPosition,
            String delegation,
            long signed,
            LocalDate firstDay,
            LocalDate lastDay,
            long outsideValidity,
            long flagged) {}

    /** @param notNamed of those without a delegation, decisions that name no signer */
    @Schema(name = "DelegationsTotals")
    public record Totals(
            long signed,
            long underDelegation,
            long withoutDelegation,
            long notNamed,
            long outsideValidity,
            long flagged) {}
}
