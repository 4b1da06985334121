package vn.lienthong.audittests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.cases.ReferenceCase;
import vn.lienthong.commandline.demo.Demonstration;
import vn.lienthong.commandline.demo.Stopwatch;

/**
 * Cases of which a small part is loaded and judged as the demo does it: figures, checks, notices, signatures, the facts of
 * each kind, and reports over other units and periods against a count over {@code expected.csv}.
 */
class SmallCasesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "ninh-binh-2015, 0.02, feedback-answered",
        "long-bien-2023, 0.05, under delegation",
        "ha-dong-2018, 0.001, 'Phúc La, online in 2018'"
    })
    void aPartOfTheCaseComesOutAsItWasMade(String name, BigDecimal scale, String shown) {
        var small = ReferenceCase.named(name).orElseThrow().scaled(scale);
        var said = new StringWriter();
        var out = new PrintWriter(said);
        var demonstration = new Demonstration(small, folder, out, new Stopwatch(out));
        var suite = CasesSuite.get();

        var findings = demonstration.judge(suite, demonstration.load(suite, demonstration.make()));

        assertThat(findings.faults()).isEmpty();
        assertThat(said.toString()).contains(shown);
    }
}
