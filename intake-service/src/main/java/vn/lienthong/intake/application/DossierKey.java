package vn.lienthong.intake.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import vn.lienthong.contracts.log.Json;

/**
 * The key of one dossier (AES-256-GCM). A sealed text is {@code v1.} and base64url of nonce and ciphertext; it opens only
 * with the key and for the dossier it was sealed for. Destroying the key erases what was sealed and changes no record.
 */
public final class DossierKey {
    private static final String VERSION = "v1.";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] bytes;

    private DossierKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A new key, for a dossier that is only beginning. */
    public static DossierKey fresh() {
        return new DossierKey(random(32));
    }

    public static DossierKey stored(byte[] bytes) {
        return new DossierKey(bytes.clone());
    }

    /** The key was destroyed. */
    public static DossierKey erased() {
        return new DossierKey(null);
    }

    boolean isErased() {
        return bytes == null;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** The sealed text; {@code null} if there is nothing to seal, or nothing to seal it with any more. */
    public String seal(String dossier, ObjectNode texts) {
        if (bytes == null || texts.isEmpty()) return null;
        var nonce = random(NONCE_BYTES);
        var plain = texts.toString().getBytes(StandardCharsets.UTF_8);
        var sealed = run(Cipher.ENCRYPT_MODE, nonce, dossier, plain, 0);
        var whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
        return VERSION + Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /** What was sealed; empty if the key is gone. */
    public Optional<JsonNode> open(String dossier, String sealed) {
        if (bytes == null) return Optional.empty();
        var whole = Base64.getUrlDecoder().decode(sealed.substring(VERSION.length()));
        var plain = run(Cipher.DECRYPT_MODE, Arrays.copyOf(whole, NONCE_BYTES), dossier, whole, NONCE_BYTES);
        try {
            return Optional.of(Json.mapper().readTree(new String(plain, StandardCharsets.UTF_8)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a sealed text holds no JSON", null);
        }
    }

    private byte[] run(int mode, byte[] nonce, String dossier, byte[] text, int from) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(bytes, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(dossier.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text, from, text.length - from);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot seal or open a text of " + dossier, e);
        }
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
