package vn.lienthong.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRecordTest {
    @TempDir
    Path folder;

    private final ProcessRecord self = ProcessRecord.of(ProcessHandle.current());

    @Test
    void a_running_process_is_found_again_by_its_file() {
        Path file = folder.resolve("run").resolve("self.pid");
        self.write(file);

        assertThat(ProcessRecord.read(file).flatMap(ProcessRecord::living)).contains(ProcessHandle.current());
    }

    @Test
    void a_process_that_was_given_the_number_of_a_dead_one_is_a_stranger() {
        var earlier = new ProcessRecord(self.pid(), self.started().minus(Duration.ofMinutes(1)));

        assertThat(earlier.living()).isEmpty();
    }

    @Test
    void a_missing_file_and_one_cut_off_in_writing_name_nobody() throws Exception {
        Path cutOff = Files.writeString(folder.resolve("cut-off.pid"), "4711");

        assertThat(ProcessRecord.read(folder.resolve("missing.pid"))).isEmpty();
        assertThat(ProcessRecord.read(cutOff)).isEmpty();
    }
}
