package vn.lienthong.service.identity;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The caller of the request being answered. */
@RequestScoped
public class CurrentCaller {
    private final SecurityIdentity identity;

    public CurrentCaller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** @throws UnauthorizedException (answered 401) if the request carries no token */
    public Caller get() {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) throw new UnauthorizedException();
        var subject = token.getSubject();
        if (subject == null || subject.isBlank()) throw new UnauthorizedException();
        return new Caller(subject, identity.getRoles(), token.getClaim("unit"));
    }
}
