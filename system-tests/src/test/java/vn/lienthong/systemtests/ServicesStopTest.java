package vn.lienthong.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.commandline.suite.CommandFailed;
import vn.lienthong.commandline.suite.Part;
import vn.lienthong.commandline.suite.Suite;
import vn.lienthong.testkit.Settled;

class ServicesStopTest {
    private final Suite suite = SharedSuite.get();

    @ParameterizedTest
    @EnumSource(names = {"INTAKE", "ROUTING", "DEADLINE", "REPORTING"})
    void aServiceThatIsAskedToEndComplainsOfNothing(Part service) throws IOException {
        Settled.await(suite);
        var before = log(service).size();

        suite.stop(service);

        assertThatThrownBy(suite::requireAllRunning)
                .isInstanceOf(CommandFailed.class)
                .hasMessage(service.label() + " has ended, see "
                        + suite.settings().folder().log(service));
        var lastWords = log(service).stream().skip(before).toList();
        suite.start(service);
        suite.requireAllRunning();
        assertThat(lastWords.getLast()).contains(service.key() + "-service stopped in");
        assertThat(lastWords)
                .noneMatch(line -> line.contains("\"level\":\"WARN\"") || line.contains("\"level\":\"ERROR\""));
    }

    private List<String> log(Part service) throws IOException {
        return Files.readAllLines(suite.settings().folder().log(service));
    }
}
