package vn.lienthong.contracts.value;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the suite derives from its one secret: keyed hashes, so that whoever holds a log or a database alone can neither
 * guess nor recompute them. Changing the secret makes tracking keys and the fingerprints of posts and persons invalid.
 */
public final class SuiteSecret {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int TRACKING_KEY_LENGTH = 12;

    private final SecretKeySpec key;

    public SuiteSecret(String secret) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /** HMAC-SHA256; the purpose keeps uses apart: equal texts hash differently for different purposes. */
    public byte[] hash(String purpose, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    /** What the citizen shows beside the code to follow a dossier without login: 12 characters of base 32. */
    public String trackingKey(String dossier) {
        var hash = hash("tracking", dossier);
        var text = new StringBuilder(TRACKING_KEY_LENGTH);
        for (int i = 0; i < TRACKING_KEY_LENGTH; i++) text.append(BASE32.charAt(hash[i] & 31));
        return text.toString();
    }

    /** Compares in constant time, so that a wrong key tells nothing about the right one. */
    public boolean isTrackingKey(String dossier, String key) {
        return MessageDigest.isEqual(
                trackingKey(dossier).getBytes(StandardCharsets.UTF_8), key.getBytes(StandardCharsets.UTF_8));
    }
}
