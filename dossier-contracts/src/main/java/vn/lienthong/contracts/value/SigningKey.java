package vn.lienthong.contracts.value;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * Signs what the suite states to others (Ed25519), so that they can show it later without the suite. Keys and signatures
 * are texts in base 64: a private key as PKCS #8 has it, a public one as X.509.
 */
public final class SigningKey {
    private static final String ED25519 = "Ed25519";

    private final PrivateKey secret;
    private final String publicKey;

    private SigningKey(PrivateKey secret, String publicKey) {
        this.secret = secret;
        this.publicKey = publicKey;
    }

    /** A new one, as it is kept. */
    public static String generate() {
        try {
            var keys = KeyPairGenerator.getInstance(ED25519).generateKeyPair();
            return encoded(keys.getPrivate().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    /** @throws IllegalArgumentException if this is no such key; the message does not tell it */
    public static SigningKey parse(String kept) {
        try {
            var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(kept.strip()));
            var secret = KeyFactory.getInstance(ED25519).generatePrivate(spec);
            return new SigningKey(
                    secret, encoded(publicOf((EdECPrivateKey) secret).getEncoded()));
        } catch (GeneralSecurityException | IllegalArgumentException | ClassCastException unusable) {
            throw new IllegalArgumentException("not an Ed25519 key in PKCS #8 and base 64");
        }
    }

    /** The public half follows from the private one; the JDK gives it only to who generates, so here nothing is random. */
    private static PublicKey publicOf(EdECPrivateKey secret) throws GeneralSecurityException {
        var seed = secret.getBytes().orElseThrow();
        var generator = KeyPairGenerator.getInstance(ED25519);
        generator.initialize(NamedParameterSpec.ED25519, new SecureRandom() {
            @Override
            public void nextBytes(byte[] bytes) {
                System.arraycopy(seed, 0, bytes, 0, bytes.length);
            }
        });
        return generator.generateKeyPair().getPublic();
    }

    public String publicKey() {
        return publicKey;
    }

    public String sign(String text) {
        try {
            var signature = Signature.getInstance(ED25519);
            signature.initSign(secret);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    /** Whether the bearer of the key has signed exactly this text; what is no key or signature at all has not. */
    public static boolean isSigned(String text, String signature, String publicKey) {
        try {
            var spec = new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey));
            var verifying = Signature.getInstance(ED25519);
            verifying.initVerify(KeyFactory.getInstance(ED25519).generatePublic(spec));
            verifying.update(text.getBytes(StandardCharsets.UTF_8));
            return verifying.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return false;
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "SigningKey[" + publicKey + "]";
    }
}
