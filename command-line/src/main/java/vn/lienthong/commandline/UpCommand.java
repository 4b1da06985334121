package vn.lienthong.commandline;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.lienthong.commandline.suite.CommandFailed;
import vn.lienthong.commandline.suite.DataFolder;
import vn.lienthong.commandline.suite.Part;
import vn.lienthong.commandline.suite.Suite;
import vn.lienthong.commandline.suite.SuiteSettings;
import vn.lienthong.localstack.JavaProcess;

/** {@code up}: the suite on this machine, until Ctrl-C or {@code down}. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        description = "Starts the suite on this machine: PostgreSQL, Kafka, four services. Ctrl-C stops all in order.")
final class UpCommand implements Runnable {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    @Mixin
    private SuiteOptions suite;

    @Option(names = "--detach", description = "Return when all are ready and leave them running.")
    private boolean detach;

    @Option(names = "--no-sample", description = "Start without sample dossiers; the catalogue is always loaded.")
    private boolean noSample;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        if (detach) {
            runInBackground();
        } else {
            runHere();
        }
    }

    private void runHere() {
        SuiteSettings settings = suite.toStart();
        var stopped = new CountDownLatch(1);
        var running = new StartedSuite(stopped);
        Runtime.getRuntime().addShutdownHook(new Thread(running::stop, "stop the suite"));
        running.start(settings, (phase, took) -> say("  %-18s %5.1f s".formatted(phase, took.toMillis() / 1000.0)));
        if (!noSample) {
            SampleDossiers.post(running.suite);
        }
        say(Welcome.to(settings));
        markReady(settings.folder());
        awaitEnd(stopped);
    }

    /** What stops when this process is asked to end, also while it is still starting. */
    private static final class StartedSuite {
        private final CountDownLatch stopped;
        private volatile Suite suite;

        StartedSuite(CountDownLatch stopped) {
            this.stopped = stopped;
        }

        void start(SuiteSettings settings, vn.lienthong.commandline.suite.Phases phases) {
            suite = Suite.start(settings, phases);
        }

        void stop() {
            if (suite != null) suite.stop();
            stopped.countDown();
        }
    }

    private void runInBackground() {
        DataFolder folder = suite.folder();
        folder.requireFree(); // whose mark it would be that goes
        unmarkReady(folder);
        var supervisor = JavaProcess.start("the suite", supervisorArguments(), Map.of(), folder.supervisorLog());
        while (!Files.exists(ready(folder))) {
            if (!supervisor.isAlive()) {
                throw new CommandFailed(lastLine(folder.supervisorLog()).replaceFirst("^lienthong: ", ""));
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
        say(Welcome.to(suite.ofLastStart()));
    }

    private List<String> supervisorArguments() {
        var arguments = new ArrayList<>(List.of("-Xmx96m", "-XX:+UseSerialGC"));
        for (String property : List.of("lienthong.home", "lienthong.kafka.libs")) {
            if (System.getProperty(property) != null) {
                arguments.add("-D" + property + "=" + System.getProperty(property));
            }
        }
        arguments.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        spec.root().commandLine().getParseResult().originalArgs().stream()
                .filter(argument -> !argument.equals("--detach"))
                .forEach(arguments::add);
        return arguments;
    }

    private static Path ready(DataFolder folder) {
        return folder.root().resolve("run").resolve("ready");
    }

    private static void markReady(DataFolder folder) {
        try {
            Files.writeString(ready(folder), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unmarkReady(DataFolder folder) {
        try {
            Files.deleteIfExists(ready(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lastLine(Path log) {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> !line.isBlank()).reduce("", (earlier, later) -> later);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitEnd(CountDownLatch stopped) {
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void say(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(text);
        out.flush();
    }

    /** What one needs to know once it runs. */
    private static final class Welcome {
        static String to(SuiteSettings settings) {
            return """

                    Liên Thông runs. Data: %s
                      post events   %s/v1/events
                      read          %s/v1/reports/06a
                      PostgreSQL    localhost:%d (user postgres, password postgres)
                      Kafka         localhost:%d
                      a token       ./lienthong token --role supervisor --unit 018%s
                      stop          ./lienthong down%6$s
                    """.formatted(
                    settings.folder().root(),
                    settings.url(Part.INTAKE),
                    settings.url(Part.REPORTING),
                    settings.port(Part.POSTGRES),
                    settings.port(Part.KAFKA),
                    " --data " + settings.folder().root()).stripTrailing();
        }
    }
}
