package vn.lienthong.journal.commit;

import java.time.Instant;

/**
 * What a decision may know besides command and state.
 *
 * @param now by the service's clock: when happens what a command does now
 * @param recordedAt recorded time of the facts that are decided
 * @param root the code of the stream's root dossier: the partition key that the drafts must carry
 * @param code the code that was issued, if one was asked for by {@link CodeRequest.Next}, else null
 */
public record Moment(Instant now, Instant recordedAt, String root, String code) {}
