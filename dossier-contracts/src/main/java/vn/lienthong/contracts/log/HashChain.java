package vn.lienthong.contracts.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import vn.lienthong.contracts.value.Flag;

/**
 * The chain that makes a shard prove itself: SHA-256 over (previous hash, owner, shard, position, attributes in a fixed
 * order, data), each part preceded by its length in bytes as a 4-byte big-endian number; an absent attribute has the
 * length -1 and no bytes. How far reference data was read is a last part, and none where there was nothing to read. Numbers and times are hashed as their decimal or ISO-8601 text in UTF-8. The test vectors
 * stand in {@code docs/hash-chain.md}.
 */
public final class HashChain {
    private static final int ABSENT = -1;
    private static final MessageDigest UNUSED = unused();

    private HashChain() {}

    /** The hash that the record must carry, computed from its other fields. */
    public static Hash hash(LogRecord r) {
        return Hash.of(sha256().digest(hashed(r)));
    }

    /** What the hash is taken of: whoever has these bytes can compute it without knowing this suite. */
    public static byte[] hashed(LogRecord r) {
        return joined(parts(r));
    }

    private static byte[][] parts(LogRecord r) {
        var parts = ofEveryRecord(r);
        if (r.reference() == 0) return parts;
        var all = Arrays.copyOf(parts, parts.length + 1);
        all[parts.length] = utf8(Long.toString(r.reference()));
        return all;
    }

    private static byte[][] ofEveryRecord(LogRecord r) {
        return new byte[][] {
            r.previousHash().bytes(),
            utf8(r.owner().code()),
            utf8(Integer.toString(r.shard())),
            utf8(Long.toString(r.position())),
            utf8(r.type()),
            utf8(r.dossier()),
            utf8(r.partitionKey()),
            utf8(Integer.toString(r.streamVersion())),
            utf8(Rfc3339.text(r.time())),
            utf8(Rfc3339.text(r.recordedAt())),
            utf8(r.unit()),
            utf8(r.actor()),
            utf8(r.causationId()),
            utf8(r.correlationId()),
            utf8(r.origin() == null ? null : r.origin().source()),
            utf8(r.origin() == null ? null : r.origin().id()),
            utf8(Flag.text(r.flags())),
            utf8(r.sealed()),
            utf8(r.traceParent()),
            utf8(r.data())
        };
    }

    /** Null where the attribute is absent. */
    private static byte[] utf8(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[][] parts) {
        var length = 0;
        for (var part : parts) length += Integer.BYTES + (part == null ? 0 : part.length);
        var all = ByteBuffer.allocate(length);
        for (var part : parts) {
            all.putInt(part == null ? ABSENT : part.length);
            if (part != null) all.put(part);
        }
        return all.array();
    }

    /** A copy of one that was used by nobody: to look the algorithm up costs more than to hash a record. */
    private static MessageDigest sha256() {
        try {
            return (MessageDigest) UNUSED.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's SHA-256 can be copied", e);
        }
    }

    private static MessageDigest unused() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
