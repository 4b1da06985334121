package vn.lienthong.service.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

class AcceptedTokensTest {
    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");

    private final AcceptedTokens tokens = new AcceptedTokens();

    @Test
    void remembersTheBearerWithRolesButNotTheRequest() {
        tokens.remember("a", identity(new Jwt(NOW.plusSeconds(3600))), NOW);
        var bearer = tokens.bearer("a", NOW.plusSeconds(1)).orElseThrow();
        assertThat(bearer.getRoles()).containsExactly("source");
        assertThat(bearer.getPrincipal().getName()).isEqualTo("ward-system");
        assertThat(bearer.getAttributes()).isEmpty();
    }

    @Test
    void knowsNoTokenButTheOneAccepted() {
        tokens.remember("a", identity(new Jwt(NOW.plusSeconds(3600))), NOW);
        assertThat(tokens.bearer("b", NOW)).isEmpty();
    }

    @Test
    void forgetsATokenWithItsEnd() {
        var end = NOW.plusSeconds(7);
        tokens.remember("a", identity(new Jwt(end)), NOW);
        assertThat(tokens.bearer("a", end.minusMillis(1))).isPresent();
        assertThat(tokens.bearer("a", end)).isEmpty();
    }

    @Test
    void asksTheProviderAgainAfterAWhile() {
        tokens.remember("a", identity(new Jwt(NOW.plus(Duration.ofDays(1)))), NOW);
        assertThat(tokens.bearer("a", NOW.plus(AcceptedTokens.REMEMBERED))).isEmpty();
    }

    @Test
    void remembersNothingOfWhichItCannotTellTheEnd() {
        tokens.remember("endless", identity(new Jwt(Instant.EPOCH)), NOW);
        tokens.remember("opaque", identity(new QuarkusPrincipal("ward-system")), NOW);
        assertThat(tokens.bearer("endless", NOW)).isEmpty();
        assertThat(tokens.bearer("opaque", NOW)).isEmpty();
    }

    private static SecurityIdentity identity(Principal principal) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(principal)
                .addRole("source")
                .addAttribute("request", new Object())
                .build();
    }

    private record Jwt(Instant end) implements JsonWebToken {
        @Override
        public String getName() {
            return "ward-system";
        }

        @Override
        public Set<String> getClaimNames() {
            return Set.of("exp");
        }

        @Override
        public long getExpirationTime() {
            return end.getEpochSecond();
        }

        @Override
        public <T> T getClaim(String name) {
            throw new UnsupportedOperationException(name);
        }
    }
}
