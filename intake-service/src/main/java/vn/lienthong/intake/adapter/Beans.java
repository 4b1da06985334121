package vn.lienthong.intake.adapter;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.lienthong.contracts.value.SigningKey;
import vn.lienthong.contracts.value.SuiteSecret;

/** What intake's parts are given from outside. */
final class Beans {
    private Beans() {}

    @Produces
    @Singleton
    static SuiteSecret secret(@ConfigProperty(name = "lienthong.secret") String secret) {
        return new SuiteSecret(secret);
    }

    @Produces
    @Singleton
    static SigningKey signingKey(@ConfigProperty(name = "lienthong.signing-key") String key) {
        return SigningKey.parse(key);
    }
}
