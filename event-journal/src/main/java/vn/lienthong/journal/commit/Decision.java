package vn.lienthong.journal.commit;

import java.util.List;
import vn.lienthong.contracts.log.Draft;

/** What was decided on a command. */
public sealed interface Decision<R> {
    /**
     * Goes into the journal.
     *
     * @param drafts for the stream of the command; none is allowed and claims the post all the same
     * @param outcome APPLIED, or PENDING if another owner has the last word
     */
    record Accepted<R>(List<Draft> drafts, ClaimOutcome outcome) implements Decision<R> {}

    /** Changes nothing and claims nothing: the same command is judged afresh next time. */
    record Rejected<R>(R answer) implements Decision<R> {}
}
