package vn.lienthong.intake.adapter.rest;

import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.service.problem.Problem;

/**
 * What became of one posted item.
 *
 * @param eventId the fact it became, or under which it waits for its owner
 * @param first of a duplicate, what became of the first: APPLIED, PENDING or REJECTED
 * @param trackingKey of a reception, what the citizen shows beside the code
 */
public record ItemResult(
        String id,
        String source,
        Outcome outcome,
        String dossier,
        String eventId,
        Set<Flag> flags,
        String first,
        String trackingKey,
        Problem problem) {

    /** What an item's outcome can be. */
    @Schema(name = "PostOutcome")
    public enum Outcome {
        APPLIED,
        DUPLICATE,
        REJECTED,
        PENDING
    }
}
