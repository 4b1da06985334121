package vn.lienthong.service.command;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.lienthong.contracts.log.CanonicalJson;
import vn.lienthong.contracts.log.Hash;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.contracts.value.SuiteSecret;
import vn.lienthong.journal.commit.Claim;
import vn.lienthong.service.identity.Caller;
import vn.lienthong.service.problem.ProblemException;

/** The identity of a command, scoped to the token's subject; the same command is the same address and body. */
@Singleton
public class IdempotencyKey {
    public static final String HEADER = "Idempotency-Key";

    /** How the sources begin under which commands are known; no system posts under one. */
    public static final String SCOPE = "urn:vn:lienthong:subject:";

    private static final int LONGEST = 200;

    private final SuiteSecret secret;

    IdempotencyKey(@ConfigProperty(name = "lienthong.secret") String secret) {
        this.secret = new SuiteSecret(secret);
    }

    /** The source under which the caller's own commands are known. */
    public static String scopeOf(Caller caller) {
        return SCOPE + caller.subject();
    }

    /** @param key the header's value, {@code null} when absent */
    public Optional<Claim> claim(String key, Caller caller, String address, JsonNode body) {
        if (key == null) return Optional.empty();
        if (key.isBlank() || key.length() > LONGEST) throw ProblemException.of(400, "malformed-idempotency-key");
        var fingerprint = secret.hash("command", address + "\n" + canonical(body));
        return Optional.of(new Claim(new PostId(scopeOf(caller), key), Hash.of(fingerprint)));
    }

    private static String canonical(JsonNode body) {
        try {
            return CanonicalJson.of(body);
        } catch (ArithmeticException tooLarge) {
            throw ProblemException.of(400, "invalid-body");
        }
    }
}
