package vn.lienthong.commandline.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastWordsTest {
    @TempDir
    Path folder;

    @Test
    void the_deepest_cause_of_the_last_error_is_told() throws IOException {
        Path log = Files.writeString(folder.resolve("intake.log"), """
                {"level":"ERROR","message":"of an earlier start"}
                {"level":"ERROR","message":"Failed to start","exception":{"exceptionType":"java.lang.RuntimeException",\
                "message":"outer","causedBy":{"exception":{"exceptionType":"java.net.BindException","message":"in use"}}}}
                {"level":"INFO","message":"stopped"}
                """);

        assertThat(LastWords.in(log)).contains("BindException: in use");
    }

    @Test
    void an_error_without_exception_tells_its_message_and_a_quiet_log_tells_nothing() throws IOException {
        Path log = Files.writeString(folder.resolve("a.log"), "{\"level\":\"ERROR\",\"message\":\"no key\"}\n");
        Path quiet = Files.writeString(folder.resolve("b.log"), "{\"level\":\"INFO\",\"message\":\"fine\"}\n");

        assertThat(LastWords.in(log)).contains("no key");
        assertThat(LastWords.in(quiet)).isEmpty();
    }
}
