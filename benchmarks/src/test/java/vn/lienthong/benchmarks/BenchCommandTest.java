package vn.lienthong.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BenchCommandTest {
    private final StringWriter err = new StringWriter();

    @Test
    void a_name_of_no_benchmark_is_refused_before_any_runs() {
        int exit = new CommandLine(new BenchCommand())
                .setErr(new PrintWriter(err, true))
                .execute("journal", "foo");

        assertThat(exit).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("'foo' is none of journal, front-door, freshness, deadlines, calendar");
    }
}
