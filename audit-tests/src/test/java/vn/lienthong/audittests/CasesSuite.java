package vn.lienthong.audittests;

import java.nio.file.Path;
import vn.lienthong.commandline.suite.Lifetime;
import vn.lienthong.commandline.suite.Phases;
import vn.lienthong.commandline.suite.Suite;
import vn.lienthong.commandline.suite.SuiteSettings;

/** One suite for the reference cases, which differ in units: what was posted long ago for it is told to nobody. */
final class CasesSuite {
    private static final Path DATA = Path.of("target", "cases");
    private static Suite suite;

    private CasesSuite() {}

    static synchronized Suite get() {
        if (suite == null) {
            var settings = SuiteSettings.onFreePorts(DATA)
                    .with("LIENTHONG_NOTICES_QUIET", "36500d")
                    .living(Lifetime.SHORT);
            settings.folder().empty();
            suite = Suite.start(settings, Phases.silent());
            Runtime.getRuntime().addShutdownHook(new Thread(suite::stop, "stop the suite of cases"));
        }
        return suite;
    }
}
