package vn.lienthong.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckpointTest {
    /** Key, text and signature of the example with which the format of signed notes is published. */
    private static final String NEUMANN = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String TEXT = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.
            """;
    private static final String SIGNATURE =
            "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=";

    @Test
    void reads_keys_and_signatures_as_others_write_them() {
        var key = PublicKey.parse(NEUMANN);
        var signature = Base64Text.decode(SIGNATURE);

        assertThat(key.text()).isEqualTo(NEUMANN);
        assertThat(key.id()).isEqualTo(Arrays.copyOf(signature, 4));
        assertThat(key.verifies(TEXT, Arrays.copyOfRange(signature, 4, signature.length)))
                .isTrue();
        assertThat(key.verifies(TEXT + " ", Arrays.copyOfRange(signature, 4, signature.length)))
                .isFalse();
    }

    @Test
    void is_read_as_it_was_signed() {
        var checkpoint = new Checkpoint(
                "log.example.vn",
                List.of(
                        new TreeHead("intake/0", 0, Digest.EMPTY),
                        new TreeHead("intake/1", 12, Digest.leaf(new byte[] {1}))));
        var note = SignedNote.of(checkpoint.text(), TestLog.KEY);

        assertThat(note).startsWith("log.example.vn\n2\n").contains("\nintake/1 12 ", "\n\n\u2014 log.example.vn ");
        assertThat(SignedNote.open(note, TestLog.KEY.publicKey())).isEqualTo(checkpoint);
    }

    @Test
    void is_refused_when_another_key_signed_it() {
        var other = SigningKey.parse("log.example.vn", SigningKey.generate());
        var note = TestLog.of(3).checkpoint(3);

        assertThatThrownBy(() -> SignedNote.open(note, other.publicKey()))
                .hasMessage("the checkpoint is not signed by log.example.vn");
    }

    @Test
    void is_refused_when_its_root_is_not_that_of_its_lines() {
        var text = TestLog.of(3).checkpoint(3).replaceAll("\n\n(?s).*", "\n").replace("intake/3 3", "intake/3 2");
        var note = SignedNote.of(text, TestLog.KEY);

        assertThatThrownBy(() -> SignedNote.open(note, TestLog.KEY.publicKey()))
                .hasMessage("size and root are not those of the checkpoint's lines");
    }

    @Test
    void keeps_its_key_from_whoever_prints_it() {
        assertThat(TestLog.KEY).hasToString("SigningKey[log.example.vn]");
    }
}
