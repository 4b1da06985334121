package vn.lienthong.service.identity;

import java.util.Arrays;
import java.util.Set;

/**
 * Who asks: what the services need of a bearer token.
 *
 * @param subject the token's {@code sub}, never empty; the scope of an {@code Idempotency-Key}
 * @param roles the token's {@code roles}, of {@link Roles}
 * @param unit the plain code of the caller's unit, all generations of it; {@code null} when the token names none
 */
public record Caller(String subject, Set<String> roles, String unit) {

    public Caller {
        roles = Set.copyOf(roles);
    }

    public boolean has(String role) {
        return roles.contains(role);
    }

    public boolean hasAny(String... wanted) {
        return Arrays.stream(wanted).anyMatch(roles::contains);
    }
}
