package vn.lienthong.proof;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What checkpoints are checked with: an Ed25519 key and the name of who signs, written as C2SP signed-note does,
 * {@code <name>+<id>+<base64 of 01 and the key>}.
 */
public record PublicKey(String name, java.security.PublicKey key) {
    static final int ID_LENGTH = 4;

    private static final byte ED25519 = 1;
    private static final int RAW_LENGTH = 32;
    /** What X.509 says before the 32 bytes of an Ed25519 key. */
    private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    /** @throws Refused if it is no such key, or its id is not its own */
    public static PublicKey parse(String text) {
        var parts = text.split("\\+", 3);
        if (parts.length != 3) throw new Refused("not a key: it is written <name>+<id>+<base64>");
        var typed = Base64Text.decode(parts[2]);
        if (typed.length != 1 + RAW_LENGTH || typed[0] != ED25519) throw new Refused("not an Ed25519 key");
        var key = new PublicKey(parts[0], decoded(Arrays.copyOfRange(typed, 1, typed.length)));
        if (!key.text().equals(text)) throw new Refused("the id of the key is not its own");
        return key;
    }

    public String text() {
        return name + "+" + HexFormat.of().formatHex(id()) + "+" + Base64Text.encode(typed());
    }

    byte[] id() {
        var hashed = new ByteArrayOutputStream();
        hashed.writeBytes(name.getBytes(StandardCharsets.UTF_8));
        hashed.write('\n');
        hashed.writeBytes(typed());
        return Arrays.copyOf(Digest.sha256(hashed.toByteArray()).bytes(), ID_LENGTH);
    }

    boolean verifies(String text, byte[] signature) {
        try {
            var ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(key);
            ed25519.update(text.getBytes(StandardCharsets.UTF_8));
            return ed25519.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    private byte[] typed() {
        var typed = new byte[1 + RAW_LENGTH];
        typed[0] = ED25519;
        System.arraycopy(key.getEncoded(), PREFIX.length, typed, 1, RAW_LENGTH);
        return typed;
    }

    private static java.security.PublicKey decoded(byte[] raw) {
        var encoded = Arrays.copyOf(PREFIX, PREFIX.length + RAW_LENGTH);
        System.arraycopy(raw, 0, encoded, PREFIX.length, RAW_LENGTH);
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new Refused("not an Ed25519 key", e);
        }
    }
}
