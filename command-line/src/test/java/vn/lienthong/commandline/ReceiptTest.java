package vn.lienthong.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.contracts.post.PostReceipt;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.contracts.value.SigningKey;

/** What a ward kept shows what was accepted, without the suite. */
class ReceiptTest {
    private static final SigningKey KEY = SigningKey.parse(SigningKey.generate());
    private static final String RESULTS = """
            {"id":"1","source":"urn:a","outcome":"APPLIED","eventId":"intake-3-7","hash":"0a"}
            {"id":"2","source":"urn:a","outcome":"REJECTED"}
            {"id":"3","source":"urn:a","outcome":"PENDING","eventId":"intake-3-8","hash":"0b"}
            """;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path file;

    @BeforeEach
    void keep() throws IOException {
        var draft = new PostReceipt.Draft();
        draft.add(new PostId("urn:a", "1"), "intake-3-7", "0a");
        draft.add(new PostId("urn:a", "3"), "intake-3-8", "0b");
        var receipt = Json.mapper().valueToTree(draft.sign(KEY, Instant.parse("2026-11-21T05:00:00Z")));
        file = Files.writeString(
                folder.resolve("answer.ndjson"), RESULTS + "{\"applied\":1,\"receipt\":" + receipt + "}\n");
    }

    @Test
    void an_answer_that_was_kept_is_as_it_was_signed() {
        assertThat(verify(KEY.publicKey())).isZero();
        assertThat(out.toString()).contains("2 posts accepted", "signed by the bearer of that key");
    }

    @ParameterizedTest
    @CsvSource({
        "intake-3-8, intake-3-9",
        "0b, 0c",
        "PENDING, REJECTED",
        "urn:a, urn:b",
        "'\"id\":\"3\"', '\"id\":\"4\"'"
    })
    void an_answer_that_was_changed_is_not(String said, String now) throws IOException {
        Files.writeString(file, Files.readString(file).replace(said, now));

        assertThat(verify(KEY.publicKey())).isEqualTo(1);
        assertThat(out.toString()).contains("the results are not those that were signed");
    }

    @Test
    void another_key_has_not_signed_it() {
        assertThat(verify(SigningKey.parse(SigningKey.generate()).publicKey())).isEqualTo(1);
        assertThat(out.toString()).contains("the signature is not the suite's");
    }

    @Test
    void an_answer_without_a_receipt_is_told_in_one_line() throws IOException {
        Files.writeString(file, RESULTS);

        assertThat(verify(KEY.publicKey())).isEqualTo(1);
        assertThat(err.toString()).contains("holds no receipt").hasLineCount(1);
    }

    private int verify(String key) {
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute("receipt", "verify", file.toString(), "--public-key", key);
    }
}
