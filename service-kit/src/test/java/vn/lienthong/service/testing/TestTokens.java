package vn.lienthong.service.testing;

import io.smallrye.jwt.build.Jwt;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;

/** Mints the tokens of the test suite, signed with a key made for this JVM; {@link SuiteTestResource} trusts it. */
public final class TestTokens {
    private static final KeyPair KEYS = newKeys();

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
        return Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded());
    }

    private static String token(String subject, Set<String> roles, String unit, Instant expiry) {
        var claims = Jwt.issuer("lienthong")
                .subject(subject)
                .issuedAt(expiry.minus(Duration.ofHours(2)))
                .expiresAt(expiry)
                .claim("roles", roles);
        if (unit != null) claims.claim("unit", unit);
        return claims.sign(KEYS.getPrivate());
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
