package vn.lienthong.contracts.post;

import java.time.Instant;
import vn.lienthong.contracts.value.PostId;

/**
 * The CloudEvents attributes of a post.
 *
 * @param time business time, millisecond precision
 * @param subject the dossier code; {@code null} where the suite is to issue one
 * @param canonical type, time, subject and data in canonical form (RFC 8785): equal posts have equal text. It holds
 *     personal data and must only be stored as a keyed hash
 */
public record Envelope(
        PostId identity,
        String type,
        Instant time,
        String subject,
        String correlationId,
        String actor,
        String traceParent,
        String sequence,
        String canonical) {}
