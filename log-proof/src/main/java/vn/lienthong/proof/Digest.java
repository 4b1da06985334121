package vn.lienthong.proof;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** A SHA-256 value that compares by content, and how RFC 9162 hashes leaves and nodes to one. */
public final class Digest {
    public static final int LENGTH = 32;
    /** The root of the tree without leaves. */
    public static final Digest EMPTY = new Digest(sha256().digest());

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final byte[] bytes;

    private Digest(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws Refused if it has not 32 bytes */
    public static Digest of(byte[] bytes) {
        if (bytes.length != LENGTH) throw new Refused("a hash has 32 bytes, not " + bytes.length);
        return new Digest(bytes.clone());
    }

    /** Of data as it is, without a prefix. */
    public static Digest sha256(byte[] data) {
        return new Digest(sha256().digest(data));
    }

    public static Digest leaf(byte[] data) {
        var sha256 = sha256();
        sha256.update(LEAF);
        return new Digest(sha256.digest(data));
    }

    static Digest node(Digest left, Digest right) {
        var sha256 = sha256();
        sha256.update(NODE);
        sha256.update(left.bytes);
        return new Digest(sha256.digest(right.bytes));
    }

    /** @throws Refused if it is not the one way to write 32 bytes in base 64 */
    static Digest ofBase64(String text) {
        return of(Base64Text.decode(text));
    }

    public String base64() {
        return Base64Text.encode(bytes);
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Digest digest && Arrays.equals(bytes, digest.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return base64();
    }
}
