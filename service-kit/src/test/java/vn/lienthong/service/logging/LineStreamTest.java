package vn.lienthong.service.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineStreamTest {
    private final List<String> lines = new ArrayList<>();
    private final PrintStream printed = new PrintStream(new LineStream(lines::add), true, StandardCharsets.UTF_8);

    @Test
    void everyLineOfAPrintedStackComesByItself() {
        new IllegalStateException("Mất kết nối").printStackTrace(printed);

        assertThat(lines.getFirst()).isEqualTo("java.lang.IllegalStateException: Mất kết nối");
        assertThat(lines).hasSizeGreaterThan(1).allSatisfy(line -> assertThat(line)
                .doesNotContain("\n"));
    }

    @Test
    void aLineThatIsNotEndedWaitsAndABlankOneIsLeftOut() {
        printed.print("half");
        printed.println();
        printed.println();
        printed.print("a whole one\r\nand the beginning of another");

        assertThat(lines).containsExactly("half", "a whole one");
    }
}
