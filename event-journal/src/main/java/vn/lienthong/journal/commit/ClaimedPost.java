package vn.lienthong.journal.commit;

import java.util.Set;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.contracts.value.PostId;

/**
 * The first answer to a post, kept for ever; of a pending one also its end.
 *
 * @param fact the first that the command brought; null if it brought none
 * @param flags of that fact, and of the fact that ended a pending post
 * @param problem why the owner refused, as the service wrote it; null unless REJECTED
 */
public record ClaimedPost(
        PostId post, String dossier, LogRecord fact, ClaimOutcome outcome, Set<Flag> flags, String problem) {

    /** The fact's id; null if there is none. */
    public String eventId() {
        return fact == null ? null : fact.id();
    }
}
