package vn.lienthong.proof;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;

/** What checkpoints are signed with. Kept as text: both halves in base 64 with a colon between. */
public final class SigningKey {
    private final String name;
    private final KeyPair keys;

    private SigningKey(String name, KeyPair keys) {
        this.name = name;
        this.keys = keys;
    }

    /** A new one, as it is kept. */
    public static String generate() {
        try {
            var keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return Base64Text.encode(keys.getPrivate().getEncoded()) + ":"
                    + Base64Text.encode(keys.getPublic().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    /**
     * @param name of the log that signs
     * @throws Refused if this is no such key
     */
    public static SigningKey parse(String name, String kept) {
        var halves = kept.split(":", 2);
        if (halves.length != 2) throw new Refused("not a key to sign with");
        try {
            var factory = KeyFactory.getInstance("Ed25519");
            return new SigningKey(
                    name,
                    new KeyPair(
                            factory.generatePublic(new X509EncodedKeySpec(Base64Text.decode(halves[1]))),
                            factory.generatePrivate(new PKCS8EncodedKeySpec(Base64Text.decode(halves[0])))));
        } catch (GeneralSecurityException e) {
            throw new Refused("not a key to sign with", e);
        }
    }

    public PublicKey publicKey() {
        return new PublicKey(name, keys.getPublic());
    }

    String name() {
        return name;
    }

    /** Preceded by the id of the key. */
    byte[] sign(String text) {
        try {
            var ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(keys.getPrivate());
            ed25519.update(text.getBytes(StandardCharsets.UTF_8));
            var signature = ed25519.sign();
            var id = publicKey().id();
            var both = Arrays.copyOf(id, id.length + signature.length);
            System.arraycopy(signature, 0, both, id.length, signature.length);
            return both;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    @Override
    public String toString() {
        return "SigningKey[" + name + "]";
    }
}
