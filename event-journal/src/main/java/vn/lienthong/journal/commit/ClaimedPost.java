package vn.lienthong.journal.commit;

import vn.lienthong.contracts.value.PostId;

/**
 * The first answer to a post, kept for ever; of a pending one also its end.
 *
 * @param eventId the first event the command brought; null if it brought none
 * @param problem why the owner refused, as the service wrote it; null unless REJECTED
 */
public record ClaimedPost(PostId post, String dossier, String eventId, ClaimOutcome outcome, String problem) {}
