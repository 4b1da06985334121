package vn.lienthong.service.identity;

import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.InstantSource;
import java.util.Set;

/** Lets the OpenID Connect provider check a bearer token, and does not ask again while it is remembered. */
@Alternative
@Priority(1)
@ApplicationScoped
class BearerTokens implements HttpAuthenticationMechanism {
    private static final String BEARER = "Bearer ";

    private final OidcAuthenticationMechanism provider;
    private final InstantSource clock;
    private final AcceptedTokens accepted = new AcceptedTokens();

    BearerTokens(OidcAuthenticationMechanism provider, InstantSource clock) {
        this.provider = provider;
        this.clock = clock;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        var header = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.startsWith(BEARER)) return provider.authenticate(request, identities);
        var token = header.substring(BEARER.length());
        return accepted.bearer(token, clock.instant())
                .map(bearer -> Uni.createFrom().item(bearer))
                .orElseGet(() -> provider.authenticate(request, identities)
                        .invoke(identity -> accepted.remember(token, identity, clock.instant())));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return provider.getChallenge(request);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return provider.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
        return provider.getCredentialTransport(request);
    }
}
