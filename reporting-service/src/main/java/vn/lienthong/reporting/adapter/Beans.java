package vn.lienthong.reporting.adapter;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.lienthong.contracts.value.SuiteSecret;

/** What reporting's parts are given from outside. */
final class Beans {
    private Beans() {}

    @Produces
    @Singleton
    static SuiteSecret secret(@ConfigProperty(name = "lienthong.secret") Optional<String> secret) {
        return new SuiteSecret(secret.orElseThrow(() -> new IllegalStateException("LIENTHONG_SECRET is not set")));
    }
}
