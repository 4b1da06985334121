package vn.lienthong.contracts.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.contracts.value.SigningKey;

class PostReceiptTest {
    private static final String KEPT = SigningKey.generate();
    private static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");

    private final SigningKey key = SigningKey.parse(KEPT);

    @Test
    void what_was_accepted_is_shown_with_the_public_key_alone() {
        var receipt = taken("1", "2").sign(key, NOW);

        assertThat(receipt.isSignedBy(SigningKey.parse(KEPT).publicKey())).isTrue();
        assertThat(taken("1", "2").fits(receipt)).isTrue();
        assertThat(receipt.accepted()).isEqualTo(2);
    }

    @Test
    void another_order_another_post_and_another_record_do_not_fit() {
        var receipt = taken("1", "2").sign(key, NOW);

        assertThat(taken("2", "1").fits(receipt)).isFalse();
        assertThat(taken("1").fits(receipt)).isFalse();
        assertThat(taken("1", "3").fits(receipt)).isFalse();
    }

    @Test
    void where_a_part_ends_is_told_too() {
        var one = new PostReceipt.Draft();
        one.add(new PostId("urn:a", "b1"), "intake-0-1", "00");
        var other = new PostReceipt.Draft();
        other.add(new PostId("urn:ab", "1"), "intake-0-1", "00");

        assertThat(other.fits(one.sign(key, NOW))).isFalse();
    }

    @Test
    void a_changed_statement_and_another_signers_key_are_refused() {
        var receipt = taken("1").sign(key, NOW);
        var later = new PostReceipt(
                receipt.format(),
                NOW.plusMillis(1),
                receipt.accepted(),
                receipt.digest(),
                receipt.publicKey(),
                receipt.signature());

        assertThat(later.isSignedBy(key.publicKey())).isFalse();
        assertThat(receipt.isSignedBy(SigningKey.parse(SigningKey.generate()).publicKey()))
                .isFalse();
        assertThat(receipt.isSignedBy("no key")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no key", "AAAA"})
    void what_is_no_key_is_refused_and_not_told(String kept) {
        assertThatThrownBy(() -> SigningKey.parse(kept))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not an Ed25519 key in PKCS #8 and base 64");
    }

    private static PostReceipt.Draft taken(String... ids) {
        var draft = new PostReceipt.Draft();
        for (var id : ids) draft.add(new PostId("urn:vn:motcua:trau-quy", id), "intake-3-" + id, "0" + id);
        return draft;
    }
}
