package vn.lienthong.reporting.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Form II.06a/VPCP/KSTT: what a unit and the units below it received, resolved and have open (tình hình, kết quả giải
 * quyết thủ tục hành chính).
 *
 * @param asOf recorded time up to which the log is counted
 * @param logPosition the next offset per partition: asking with it gives the same figures again
 * @param structure units of {@code then}, when the dossiers were handled, or of {@code now}
 * @param dueBasis whether early, on time, late and overdue are by the due date {@code inForce}, or by the {@code first} one
 * @param finished whether every owner has been applied up to a head later than {@code asOf}, with nothing of that waiting
 *     in quarantine here: these figures will not change
 * @param completeUpTo what each source that posts for these units says; without a time where it said nothing
 * @param quarantined records of these units' dossiers that could not be applied yet, and those that wait at an owner of
 *     facts, whosever dossiers they are of
 * @param pending facts reported for these units' dossiers that their owner has not answered
 * @param edition the filed edition this is, or {@code null}
 */
public record Report06a(
        String form,
        UnitName unit,
        LocalDate from,
        LocalDate to,
        Instant asOf,
        Map<Integer, Long> logPosition,
        String structure,
        String dueBasis,
        List<Row> rows,
        Figures total,
        List<Check> checks,
        @JsonProperty("final") boolean finished,
        List<Completeness> completeUpTo,
        long quarantined,
        long pending,
        @JsonInclude(JsonInclude.Include.ALWAYS) String edition) {

    public static final String FORM = "II.06a/VPCP/KSTT";

    /** The rules by which it is counted; whoever changes what a history counts as gives them another number. */
    public static final String RULES = "06a/1";

    public record UnitName(String code, String name) {}

    public record Completeness(String source, Instant at) {}
}
