package vn.lienthong.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.lienthong.localstack.ProcessRecord;

class MainTest {
    @TempDir
    Path data;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @MethodSource("commands")
    void every_command_explains_itself(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out.toString()).startsWith("Usage: lienthong " + command);
        assertThat(err.toString()).isEmpty();
    }

    static Stream<String> commands() {
        return Main.commandLine().getSubcommands().keySet().stream();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    up --speed                                       | Unknown option: '--speed'
                    token --role mayor                               | expected one of [source, clerk,
                    token --role clerk                               | role clerk needs --unit CODE
                    report 06a --unit 018                            | name either --period or --from and --to
                    report 06a --unit 018 --period 2017 --from 2017-01-01 --to 2017-05-31 | either --period
                    post                                             | Missing required parameter: 'FILE'
                    up --intake-port many                            | 'many' is not a port
                    up --intake-port 70000                           | '70000' is not a port
                    post --rate 0 no-such.ndjson                     | --rate is at least 1
                    post --rate -5 no-such.ndjson                    | --rate is at least 1
                    quarantine skip 018.00565-170306-0001            | skip needs --reason TEXT
                    quarantine explain                               | explain needs a DOSSIER
                    quarantine forget                                | expected one of [list, explain, retry, skip]
                    erase --document 1 --approver ld-01 --reason x     | name a DOSSIER or --person WHO
                    demo --scale 0                                   | --scale is above 0 and at most 1, not 0
                    demo --scale 1.5                                 | --scale is above 0 and at most 1, not 1.5
                    demo --scale all                                 | Invalid value for option '--scale'
                    """)
    void wrong_use_is_told_in_one_line(String arguments, String message) {
        assertThat(run(arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString()).startsWith("lienthong: ").contains(message).hasLineCount(1);
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        assertThat(run("post", "--data", data.toString(), "no-such.ndjson")).isEqualTo(1);
        assertThat(err.toString()).isEqualToIgnoringNewLines("lienthong: cannot read no-such.ndjson");
    }

    @Test
    void a_second_suite_in_the_background_is_refused_and_takes_nothing_from_the_first() throws IOException {
        ProcessRecord.of(ProcessHandle.current()).write(data.resolve("run/suite.pid"));
        Path ready = Files.writeString(data.resolve("run/ready"), "");

        assertThat(run("up", "--detach", "--data", data.toString())).isEqualTo(1);

        assertThat(err.toString()).contains("a suite already runs on " + data).hasLineCount(1);
        assertThat(ready).exists();
    }

    @Test
    void no_token_without_a_suite_that_would_trust_it() {
        assertThat(run("token", "--role", "auditor", "--data", data.toString())).isEqualTo(1);
        assertThat(err.toString())
                .contains("no suite was ever started on " + data)
                .hasLineCount(1);
    }

    @Test
    void status_and_down_say_that_nothing_runs() {
        assertThat(run("status", "--data", data.toString())).isEqualTo(1);
        assertThat(out.toString().lines()).hasSize(6).allMatch(line -> line.endsWith("does not run"));
        assertThat(run("down", "--data", data.toString())).isZero();
        assertThat(out.toString()).contains("Nothing runs on " + data);
    }

    @Test
    void a_demo_whose_ports_are_taken_leaves_its_last_run_alone() throws IOException {
        Path run = Files.createDirectories(data.resolve("demo-khai-quang-2019/run"));
        Path earlier = Files.createFile(run.resolve("06a.json"));
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(other.getLocalPort());

            assertThat(run("demo", "--data", data.toString(), "--intake-port", port))
                    .isEqualTo(1);
            assertThat(err.toString()).contains("port taken: ", port);
        }
        assertThat(earlier).exists();
    }

    private int run(String... arguments) {
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
