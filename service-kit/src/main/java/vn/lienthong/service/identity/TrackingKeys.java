package vn.lienthong.service.identity;

import java.time.Duration;
import java.time.InstantSource;
import vn.lienthong.contracts.value.SuiteSecret;
import vn.lienthong.service.problem.ProblemException;

/**
 * Lets in who holds the key on a dossier's receipt (khóa tra cứu): the citizen, without login. A wrong key and an unknown
 * code are answered alike, so nobody learns which codes exist.
 */
public final class TrackingKeys {
    private static final int TRIES_A_MINUTE = 20;

    private final SuiteSecret secret;
    private final InstantSource clock;
    private final TryLimit limit = new TryLimit(TRIES_A_MINUTE);

    public TrackingKeys(SuiteSecret secret, InstantSource clock) {
        this.secret = secret;
        this.clock = clock;
    }

    /**
     * @param address of who asks
     * @throws ProblemException 429 where one address tries too often, 404 where the key is not that of the code
     */
    public void require(String code, String key, String address) {
        limit.take(address, clock.instant()).ifPresent(TrackingKeys::refuse);
        if (!secret.isTrackingKey(code, key)) throw unknown();
    }

    /** For a code that nobody knows. */
    public static ProblemException unknown() {
        return ProblemException.of(404, "tracking-refused");
    }

    private static void refuse(Duration wait) {
        throw ProblemException.of(429, "too-many-requests").retryAfter(wait.plusSeconds(1));
    }
}
