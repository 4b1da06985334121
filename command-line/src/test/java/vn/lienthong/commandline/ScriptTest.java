package vn.lienthong.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.commandline.suite.Home;

/** The script {@code lienthong} itself, in a tree whose JDK and Maven only say that they were called. */
class ScriptTest {
    @TempDir
    Path tree;

    @BeforeEach
    void plant() throws IOException {
        Files.copy(Home.find().resolve("lienthong"), tree.resolve("lienthong"));
        program("jdk/bin/javac", "");
        program("jdk/bin/java", """
                [[ $1 != -version ]] || { echo 'openjdk version "25"' >&2; exit; }
                echo ran "${@:$#}\"""");
        program("bin/mvn", """
                [[ $1 != --version ]] || { echo 'Apache Maven 3.9.9'; exit; }
                mkdir -p benchmarks/target && touch maven-ran""");
        write("intake-service/src/main/java/Intake.java", "class Intake {}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "down", "token", "post", "report", "--help", "--version", "up --help", "demo -h"})
    void what_asks_or_stops_a_suite_runs_what_was_built(String command) throws Exception {
        builtBeforeTheLastChange();

        String said = run(command);

        assertThat(said).contains("ran " + command.substring(command.indexOf(' ') + 1));
        assertThat(tree.resolve("maven-ran")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "demo", "bench"})
    void what_starts_servers_builds_what_was_changed(String command) throws Exception {
        builtBeforeTheLastChange();

        assertThat(run(command)).contains("Built in", "ran " + command);
        assertThat(tree.resolve("maven-ran")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "--help", "up"})
    void where_nothing_was_ever_built_every_command_builds(String command) throws Exception {
        assertThat(run(command)).contains("Built in", "ran " + command);
    }

    @Test
    void what_did_not_change_is_not_built_again() throws Exception {
        run("up");

        assertThat(run("up")).doesNotContain("Building").contains("ran up");
    }

    private void builtBeforeTheLastChange() throws IOException {
        Path built = write("benchmarks/target/built", "");
        Files.setLastModifiedTime(built, FileTime.from(Instant.EPOCH));
    }

    private String run(String arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(tree.resolve("lienthong").toString()));
        command.addAll(List.of(arguments.split(" ")));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", tree.resolve("jdk").toString());
        builder.environment().merge("PATH", tree.resolve("bin").toString(), (path, ours) -> ours + ":" + path);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private void program(String name, String script) throws IOException {
        Path program = write(name, "#!/usr/bin/env bash\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Path write(String name, String content) throws IOException {
        Path file = tree.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }
}
