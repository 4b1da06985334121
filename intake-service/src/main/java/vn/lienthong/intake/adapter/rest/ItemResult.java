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
 * @param hash of the record of that fact, told with a receipt, and where one post is asked for
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
        Problem problem,
        String hash) {

    /** What an item's outcome can be. */
    @Schema(name = "PostOutcome")
    public enum Outcome {
        APPLIED,
        DUPLICATE,
        REJECTED,
        PENDING
    }

    ItemResult withHash(String recorded) {
        return new ItemResult(id, source, outcome, dossier, eventId, flags, first, trackingKey, problem, recorded);
    }
}
