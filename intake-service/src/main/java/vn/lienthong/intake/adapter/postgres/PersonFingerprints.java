package vn.lienthong.intake.adapter.postgres;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.text.Normalizer;
import java.util.Locale;
import vn.lienthong.contracts.value.SuiteSecret;

/** Keyed hashes of names, id numbers and phones, the same however these are written. */
@Singleton
class PersonFingerprints {
    private final SuiteSecret secret;

    PersonFingerprints(SuiteSecret secret) {
        this.secret = secret;
    }

    long of(String person) {
        var plain = Normalizer.normalize(person, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .strip()
                .replaceAll("\\s+", " ");
        return ByteBuffer.wrap(secret.hash("person", plain)).getLong();
    }
}
