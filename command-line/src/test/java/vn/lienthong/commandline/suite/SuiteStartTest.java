package vn.lienthong.commandline.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.localstack.ProcessRecord;

class SuiteStartTest {
    @TempDir
    Path data;

    @Test
    void a_taken_port_is_named_before_anything_starts() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var ports =
                    new EnumMap<Part, Integer>(SuiteSettings.onFreePorts(data).ports());
            ports.put(Part.ROUTING, other.getLocalPort());
            var settings = new SuiteSettings(new DataFolder(data), ports, Map.of());

            assertThatThrownBy(() -> Suite.start(settings, Phases.silent()))
                    .isInstanceOf(CommandFailed.class)
                    .hasMessage("port taken: %d (routing, --routing-port or LIENTHONG_ROUTING_PORT chooses another)"
                            .formatted(other.getLocalPort()));
        }
        assertThat(data.resolve("postgres")).doesNotExist();
        assertThat(new DataFolder(data).supervisor()).isEmpty();
    }

    @Test
    void a_second_suite_on_the_same_folder_is_refused() {
        ProcessRecord.of(ProcessHandle.current()).write(data.resolve("run/suite.pid"));

        assertThatThrownBy(() -> Suite.start(SuiteSettings.onFreePorts(data), Phases.silent()))
                .isInstanceOf(CommandFailed.class)
                .hasMessageStartingWith("a suite already runs on " + data);
    }

    @Test
    void what_a_killed_run_left_behind_is_stopped_and_a_stranger_with_its_number_is_not() throws IOException {
        Process leftover = new ProcessBuilder("sleep", "600").start();
        Process stranger = new ProcessBuilder("sleep", "600").start();
        try {
            ProcessRecord record = ProcessRecord.of(leftover.toHandle());
            record.write(data.resolve("run/intake.pid"));
            new ProcessRecord(stranger.pid(), record.started().minus(Duration.ofHours(1)))
                    .write(data.resolve("run/routing.pid"));

            Leftovers.of(new DataFolder(data)).stop();

            assertThat(leftover.isAlive()).isFalse();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            leftover.destroyForcibly();
            stranger.destroyForcibly();
        }
    }

    @Test
    void a_folder_that_holds_no_suite_is_never_emptied() throws IOException {
        Path letter = Files.writeString(data.resolve("letter.txt"), "dear");

        assertThatThrownBy(() -> new DataFolder(data).empty())
                .isInstanceOf(CommandFailed.class)
                .hasMessage(data + " holds no suite, so it is not emptied");
        assertThat(letter).exists();
    }

    @Test
    void the_folder_of_a_stopped_suite_is_emptied() throws IOException {
        Secrets.in(new DataFolder(data).secrets());

        new DataFolder(data).empty();

        assertThat(data).doesNotExist();
    }

    @Test
    void other_commands_find_the_ports_of_the_last_start() {
        SuiteSettings settings = SuiteSettings.onFreePorts(data);
        settings.write();

        assertThat(SuiteSettings.read(new DataFolder(data))).contains(settings);
    }
}
