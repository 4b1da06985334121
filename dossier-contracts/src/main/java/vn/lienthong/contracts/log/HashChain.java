package vn.lienthong.contracts.log;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import vn.lienthong.contracts.value.Flag;

/**
 * The chain that makes a shard prove itself: SHA-256 over (previous hash, owner, shard, position, attributes in a fixed
 * order, data), each part preceded by its length in bytes as a 4-byte big-endian number; an absent attribute has the
 * length -1 and no bytes. Numbers and times are hashed as their decimal or ISO-8601 text in UTF-8. The test vectors
 * stand in {@code docs/hash-chain.md}.
 */
public final class HashChain {
    private static final byte[] ABSENT = ByteBuffer.allocate(4).putInt(-1).array();

    private HashChain() {}

    /** The hash that the record must carry, computed from its other fields. */
    public static Hash hash(LogRecord r) {
        var digest = sha256();
        part(digest, r.previousHash().bytes());
        parts(r).forEach(text -> part(digest, text));
        return Hash.of(digest.digest());
    }

    private static List<String> parts(LogRecord r) {
        return java.util.Arrays.asList(
                r.owner().code(),
                Integer.toString(r.shard()),
                Long.toString(r.position()),
                r.type(),
                r.dossier(),
                r.partitionKey(),
                Integer.toString(r.streamVersion()),
                r.time().toString(),
                r.recordedAt().toString(),
                r.unit(),
                r.actor(),
                r.causationId(),
                r.correlationId(),
                r.origin() == null ? null : r.origin().source(),
                r.origin() == null ? null : r.origin().id(),
                Flag.text(r.flags()),
                r.sealed(),
                r.traceParent(),
                r.data());
    }

    private static void part(MessageDigest digest, String text) {
        if (text == null) digest.update(ABSENT);
        else part(digest, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static void part(MessageDigest digest, byte[] bytes) {
        digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
