package vn.lienthong.service.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Who bears the tokens that were accepted a moment ago: a system posts thousands of events with one token, and checking
 * its signature for each was a fifth of intake's work. What is no JWT with an end is not remembered, since only its
 * issuer knows how long it is valid.
 */
final class AcceptedTokens {
    /** How long a key that the issuer has withdrawn may still count. */
    static final Duration REMEMBERED = Duration.ofSeconds(30);

    private static final int AT_MOST = 10_000;

    private record Accepted(SecurityIdentity bearer, Instant until) {}

    private final Cache<String, Accepted> accepted =
            Caffeine.newBuilder().maximumSize(AT_MOST).build();

    void remember(String token, SecurityIdentity identity, Instant now) {
        if (!(identity.getPrincipal() instanceof JsonWebToken jwt) || jwt.getExpirationTime() == 0) return;
        var end = Instant.ofEpochSecond(jwt.getExpirationTime());
        var until = end.isBefore(now.plus(REMEMBERED)) ? end : now.plus(REMEMBERED);
        accepted.put(token, new Accepted(bearer(identity), until));
    }

    Optional<SecurityIdentity> bearer(String token, Instant now) {
        return Optional.ofNullable(accepted.getIfPresent(token))
                .filter(found -> now.isBefore(found.until()))
                .map(Accepted::bearer);
    }

    /** Without the request that brought it, which the provider keeps as an attribute. */
    private static SecurityIdentity bearer(SecurityIdentity identity) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addRoles(identity.getRoles())
                .addCredentials(identity.getCredentials())
                .build();
    }
}
