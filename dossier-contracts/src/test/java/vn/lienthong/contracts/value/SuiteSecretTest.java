package vn.lienthong.contracts.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SuiteSecretTest {
    private static final String CODE = "018.00565-170306-0007";
    private final SuiteSecret secret = new SuiteSecret("one");

    @Test
    void a_tracking_key_has_twelve_characters_that_people_can_type() {
        assertThat(secret.trackingKey(CODE)).matches("[A-Z2-7]{12}");
    }

    @Test
    void a_tracking_key_belongs_to_one_dossier_and_one_secret() {
        var key = secret.trackingKey(CODE);

        assertThat(secret.isTrackingKey(CODE, key)).isTrue();
        assertThat(secret.isTrackingKey("018.00565-170306-0008", key)).isFalse();
        assertThat(new SuiteSecret("two").isTrackingKey(CODE, key)).isFalse();
    }

    @Test
    void equal_texts_hash_differently_for_different_purposes() {
        assertThat(secret.hash("post", "x")).isNotEqualTo(secret.hash("person", "x"));
    }
}
