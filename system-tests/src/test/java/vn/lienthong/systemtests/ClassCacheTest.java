package vn.lienthong.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.commandline.suite.Part;
import vn.lienthong.commandline.suite.Suite;

/** A cache that does not fit is passed over in silence, so somebody has to look whether it is used. */
@EnabledOnOs(OS.LINUX)
class ClassCacheTest {
    private final Suite suite = SharedSuite.get();

    @ParameterizedTest
    @EnumSource(names = {"INTAKE", "ROUTING", "DEADLINE", "REPORTING"})
    void aServiceRunsFromTheClassesThatItsBuildHasLoaded(Part service) throws IOException {
        var maps = Path.of("/proc", Long.toString(suite.process(service).pid()), "maps");

        assertThat(Files.readAllLines(maps)).anyMatch(line -> line.endsWith("app.aot"));
    }
}
