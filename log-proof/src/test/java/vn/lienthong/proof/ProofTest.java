package vn.lienthong.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProofTest {
    private static final PublicKey KEY = TestLog.KEY.publicKey();
    private static final String DOSSIER = "018.00565-170306-0001";

    private static String verify(Proof proof) {
        return Main.verify(proof.text().getBytes(StandardCharsets.UTF_8), KEY);
    }

    @Test
    void shows_that_a_fact_stands_in_the_log() {
        assertThat(verify(TestLog.of(7).inclusion(3, 7)))
                .isEqualTo("dossier.returned of 018.00565-170306-0001 is intake-3-4 in the log that was signed");
    }

    @Test
    void shows_the_whole_history_of_a_dossier() {
        assertThat(verify(TestLog.of(7).history(DOSSIER, 7, 0, 3, 6)))
                .isEqualTo("3 facts of 018.00565-170306-0001, without a gap: intake 1 to 3");
    }

    @Test
    void refuses_a_history_with_a_gap_or_with_a_fact_of_another_dossier() {
        assertThatThrownBy(() -> verify(TestLog.of(7).history(DOSSIER, 7, 0, 6)))
                .hasMessage("version 2 of intake is missing in the history of " + DOSSIER);
        assertThatThrownBy(() -> verify(TestLog.of(7).history(DOSSIER, 7, 0, 1)))
                .hasMessage("intake-3-2 is of another dossier");
    }

    @Test
    void shows_that_the_log_only_grew() {
        assertThat(verify(TestLog.of(9).consistency(5, 9)))
                .isEqualTo("the log of 5 records is the beginning of that of 9");
    }

    @Test
    void refuses_a_log_that_was_written_anew() {
        var was = TestLog.of(5).checkpoint(5);
        var anew = new TestLog().add("018.00565-170306-0009", 1);
        for (int i = 1; i < 9; i++) anew.add(DOSSIER, i);
        var proof = new Proof.Consistency(anew.consistency(5, 9).paths(), was, anew.checkpoint(9));

        assertThatThrownBy(() -> verify(proof)).hasMessage("what intake/3 held is not the beginning of what it holds");
    }

    @Test
    void is_refused_whichever_bit_of_it_is_flipped() {
        for (var proof : new Proof[] {
            TestLog.of(5).inclusion(2, 5),
            TestLog.of(4).history(DOSSIER, 4, 0, 3),
            TestLog.of(6).consistency(3, 6)
        }) requireEveryBit(proof.text().getBytes(StandardCharsets.UTF_8));
    }

    private static void requireEveryBit(byte[] proof) {
        assertThat(Main.verify(proof, KEY)).isNotEmpty();
        for (int bit = 0; bit < proof.length * 8; bit++) {
            proof[bit / 8] ^= (byte) (1 << bit % 8);
            var flipped = proof.clone();
            assertThatThrownBy(() -> Main.verify(flipped, KEY))
                    .describedAs("bit %d", bit)
                    .isInstanceOf(Refused.class);
            proof[bit / 8] ^= (byte) (1 << bit % 8);
        }
    }

    @Test
    void is_checked_by_a_program_that_says_one_line(@TempDir Path folder) throws IOException {
        var file = Files.writeString(
                folder.resolve("proof"), TestLog.of(7).inclusion(3, 7).text());
        var key = Files.writeString(folder.resolve("key"), KEY.text() + "\n");
        var said = new ByteArrayOutputStream();
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);

        assertThat(Main.run(new String[] {key.toString(), file.toString()}, out, out))
                .isZero();
        Files.writeString(file, Files.readString(file).replace("fact ", "fact A"));
        assertThat(Main.run(new String[] {KEY.text(), file.toString()}, out, out))
                .isEqualTo(1);
        assertThat(Main.run(new String[0], out, out)).isEqualTo(2);
        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .hasSize(3)
                .satisfies(lines -> assertThat(lines.getFirst()).startsWith("proved: "))
                .satisfies(lines -> assertThat(lines.get(1)).startsWith("refused: "));
    }
}
