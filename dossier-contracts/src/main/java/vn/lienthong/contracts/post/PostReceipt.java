package vn.lienthong.contracts.post;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.contracts.value.SigningKey;

/**
 * What a source can show later: that the suite accepted these posts, as these records. It goes with the results that it
 * is about: each names its post, the id of its record, which is owner, shard and position, and the record's hash.
 *
 * @param format of what is signed: {@link #FORMAT}
 * @param issuedAt recorded time
 * @param accepted how many results it is about: all but the rejected ones
 * @param digest SHA-256, in hexadecimal digits, over source, id, record and hash of each in their order, every part in
 *     UTF-8 behind its length in four bytes
 * @param publicKey by which it is checked
 * @param signature Ed25519 over the lines format, issuedAt, accepted and digest
 */
public record PostReceipt(
        String format, Instant issuedAt, int accepted, String digest, String publicKey, String signature) {
    public static final String FORMAT = "lienthong-receipt/1";

    /** Takes in what was accepted, one after the other. */
    public static final class Draft {
        private final MessageDigest digest = sha256();
        private int accepted;

        /**
         * @param record id of the record that the post became
         * @param hash of that record, in hexadecimal digits
         */
        public void add(PostId post, String record, String hash) {
            accepted++;
            part(post.source());
            part(post.id());
            part(record);
            part(hash);
        }

        private void part(String text) {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            digest.update(bytes);
        }

        /** To be called once, at the end. */
        public PostReceipt sign(SigningKey key, Instant now) {
            var unsigned = new PostReceipt(FORMAT, now, accepted, digest(), key.publicKey(), null);
            return new PostReceipt(
                    FORMAT, now, accepted, unsigned.digest(), key.publicKey(), key.sign(unsigned.statement()));
        }

        /** Whether the receipt is about what was taken in, and nothing else. To be called once, at the end. */
        public boolean fits(PostReceipt receipt) {
            return receipt.accepted() == accepted && receipt.digest().equals(digest());
        }

        private String digest() {
            return HexFormat.of().formatHex(digest.digest());
        }
    }

    /** Whether the bearer of this key has signed it. */
    public boolean isSignedBy(String key) {
        return FORMAT.equals(format) && SigningKey.isSigned(statement(), signature, key);
    }

    private String statement() {
        return format + "\n" + issuedAt + "\n" + accepted + "\n" + digest + "\n";
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
