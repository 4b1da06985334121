package vn.lienthong.journal.commit;

import vn.lienthong.contracts.log.Hash;
import vn.lienthong.contracts.value.PostId;

/**
 * The identity of a command, unique over everything and kept for ever.
 *
 * @param fingerprint over what makes two posts the same post (type, time, subject, data in canonical form)
 */
public record Claim(PostId post, Hash fingerprint) {}
