package vn.lienthong.commandline.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.function.Supplier;
import vn.lienthong.proof.SigningKey;

/**
 * What a suite must not tell: made at its first start, kept in its folder for the owner's eyes only, never printed.
 *
 * @param suite keys the suite's HMACs: tracking keys, fingerprints
 * @param database the password of the services' roles
 * @param signingKey signs what the suite states to others: receipts
 * @param tokenKeys sign and check the embedded identity provider's tokens
 * @param checkpointKey signs checkpoints of the log, see {@link SigningKey}
 */
public record Secrets(String suite, String database, String signingKey, KeyPair tokenKeys, String checkpointKey) {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Reads what is there and makes what is missing. */
    public static Secrets in(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            return new Secrets(
                    keep(folder.resolve("suite-secret"), () -> random(32)),
                    keep(folder.resolve("database-password"), () -> random(24)),
                    keep(folder.resolve("signing-key"), vn.lienthong.contracts.value.SigningKey::generate),
                    keyPair(keep(folder.resolve("token-key"), Secrets::newPrivateKey)),
                    keep(folder.resolve("checkpoint-key"), SigningKey::generate));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep secrets in " + folder, e);
        } catch (GeneralSecurityException e) {
            throw new CommandFailed("the key in " + folder.resolve("token-key") + " cannot be read", e);
        }
    }

    /** As {@code quarkus.oidc.public-key} takes it. */
    public String tokenPublicKey() {
        return Base64.getEncoder().encodeToString(tokenKeys.getPublic().getEncoded());
    }

    @Override
    public String toString() {
        return "Secrets[…]";
    }

    private static String keep(Path file, Supplier<String> first) throws IOException {
        if (!Files.exists(file)) {
            // Under its name only when whole: a start that is cut off leaves no half secret.
            Path draft = Files.createTempFile(
                    file.getParent(),
                    "new",
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, first.get() + "\n");
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.readString(file).strip();
    }

    private static String random(int bytes) {
        var drawn = new byte[bytes];
        RANDOM.nextBytes(drawn);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
    }

    private static String newPrivateKey() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return Base64.getEncoder()
                    .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        } catch (GeneralSecurityException everyJdkHasRsa) {
            throw new IllegalStateException(everyJdkHasRsa);
        }
    }

    private static KeyPair keyPair(String encodedPrivateKey) throws GeneralSecurityException {
        var keys = KeyFactory.getInstance("RSA");
        var encoded = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(encodedPrivateKey));
        var secret = (RSAPrivateCrtKey) keys.generatePrivate(encoded);
        var open = keys.generatePublic(new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent()));
        return new KeyPair(open, secret);
    }
}
