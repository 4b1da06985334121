package vn.lienthong.commandline.suite;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** The embedded identity provider: bearer tokens signed with the suite's own key. */
public final class Tokens {
    private static final String ISSUER = "lienthong";

    private final Secrets secrets;

    public Tokens(Secrets secrets) {
        this.secrets = secrets;
    }

    /**
     * @param unit code of the unit the bearer belongs to; null for roles that belong to none
     * @param subject who bears it, as records of who did what name him
     */
    public String mint(String role, String unit, String subject, Duration life) {
        Instant now = Instant.now();
        var claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setSubject(subject);
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(now.plus(life).getEpochSecond()));
        claims.setStringListClaim("roles", List.of(role));
        if (unit != null) {
            claims.setStringClaim("unit", unit);
        }
        return signed(claims);
    }

    /** For this program's own requests. */
    public String mint(String role, String unit) {
        return mint(role, unit, "lienthong-" + role, Duration.ofHours(12));
    }

    private String signed(JwtClaims claims) {
        var signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setHeader("typ", "JWT");
        signature.setKey(secrets.tokenKeys().getPrivate());
        signature.setPayload(claims.toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new CommandFailed("cannot sign a token", e);
        }
    }
}
