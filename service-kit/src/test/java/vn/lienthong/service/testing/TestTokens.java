package vn.lienthong.service.testing;

import io.smallrye.jwt.build.Jwt;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;

/** Mints the tokens of the test suite, signed with a key made for this JVM; {@link SuiteTestResource} trusts it. */
public final class TestTokens {
    /** Quarkus loads tests and test resources by several class loaders; system properties are the one place all see. */
    private static final String PRIVATE_KEY = "lienthong.test.private-key";

    private static final String PUBLIC_KEY = "lienthong.test.public-key";

    private TestTokens() {}

    /** A token of {@code test-<role>} in the unit with that code. */
    public static String token(String role, String unit) {
        return token("test-" + role, Set.of(role), unit);
    }

    public static String token(String subject, Set<String> roles, String unit) {
        return token(subject, roles, unit, Instant.now().plus(Duration.ofHours(1)));
    }

    /** The value of an Authorization header. */
    public static String bearer(String role, String unit) {
        return "Bearer " + token(role, unit);
    }

    public static String expired(String role, String unit) {
        return token("test-" + role, Set.of(role), unit, Instant.now().minus(Duration.ofHours(1)));
    }

    /** Signed with a key that nobody trusts. */
    public static String forged(String role, String unit) {
        return Jwt.issuer("lienthong")
                .subject("test-" + role)
                .claim("roles", Set.of(role))
                .claim("unit", unit)
                .sign(newKeys().getPrivate());
    }

    /** The public key as quarkus.oidc.public-key takes it. */
    public static String publicKey() {
        ensureKeys();
        return System.getProperty(PUBLIC_KEY);
    }

    private static String token(String subject, Set<String> roles, String unit, Instant expiry) {
        var claims = Jwt.issuer("lienthong")
                .subject(subject)
                .issuedAt(expiry.minus(Duration.ofHours(2)))
                .expiresAt(expiry)
                .claim("roles", roles);
        if (unit != null) claims.claim("unit", unit);
        return claims.sign(privateKey());
    }

    private static PrivateKey privateKey() {
        ensureKeys();
        try {
            var bytes = Base64.getDecoder().decode(System.getProperty(PRIVATE_KEY));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes));
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException(unusable);
        }
    }

    private static void ensureKeys() {
        synchronized (System.getProperties()) {
            if (System.getProperty(PRIVATE_KEY) != null) return;
            var keys = newKeys();
            System.setProperty(
                    PUBLIC_KEY,
                    Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()));
            System.setProperty(
                    PRIVATE_KEY,
                    Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded()));
        }
    }

    private static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException everyJdkHasRsa) {
            throw new IllegalStateException(everyJdkHasRsa);
        }
    }
}
