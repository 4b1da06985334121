package vn.lienthong.service.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Lets a service trust {@link TestTokens}, without a database or a broker. */
public class TokenKeyTestResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of("LIENTHONG_TOKEN_KEY", TestTokens.publicKey(), "LIENTHONG_SECRET", "secret-of-the-tests");
    }

    @Override
    public void stop() {
        // the key lives as long as the JVM
    }
}
