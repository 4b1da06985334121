package vn.lienthong.systemtests;

import java.nio.file.Path;
import vn.lienthong.commandline.suite.Lifetime;
import vn.lienthong.commandline.suite.Phases;
import vn.lienthong.commandline.suite.Suite;
import vn.lienthong.commandline.suite.SuiteSettings;

/** One suite for all tests of this JVM, from an empty folder; a test that takes parts away brings them back. */
final class SharedSuite {
    private static final Path DATA = Path.of("target", "suite");
    private static Suite suite;

    private SharedSuite() {}

    static synchronized Suite get() {
        if (suite == null) {
            var settings = SuiteSettings.onFreePorts(DATA)
                    .with("LIENTHONG_CLOCK_SETTABLE", "true")
                    .with("LIENTHONG_NOTICES_QUIET", "2s")
                    .living(Lifetime.SHORT);
            settings.folder().empty();
            suite = Suite.start(settings, Phases.silent());
            Runtime.getRuntime().addShutdownHook(new Thread(suite::stop, "stop the suite"));
        }
        return suite;
    }
}
