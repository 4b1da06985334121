package vn.lienthong.commandline.demo;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.lienthong.cases.CaseFolder;
import vn.lienthong.cases.ReferenceCase;
import vn.lienthong.commandline.Subcommand;
import vn.lienthong.commandline.SuiteOptions;
import vn.lienthong.commandline.suite.CommandFailed;
import vn.lienthong.commandline.suite.DataFolder;
import vn.lienthong.commandline.suite.Lifetime;
import vn.lienthong.commandline.suite.Part;
import vn.lienthong.commandline.suite.Suite;
import vn.lienthong.commandline.suite.SuiteSettings;

/** {@code demo}: a reference case from an empty folder to a district's figures. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Starts everything in a folder of its own under --data, emptied first, posts a reference case over HTTP, waits",
            "until the views have caught up, and prints report 06a, its checks and the figures of the press beside ours.",
            "Exit code 1 when a check is false or a figure differs."
        })
public final class DemoCommand implements Callable<Integer>, Subcommand {
    /**
     * A case ends years ago. Its sources say how far they are complete; that they are silent since tells nothing about
     * the dossiers that were open then.
     */
    private static final String NEVER = "36500d";

    @Mixin
    private SuiteOptions options;

    @Option(
            names = "--case",
            paramLabel = "NAME",
            defaultValue = "khai-quang-2019",
            completionCandidates = Names.class,
            description = "One of ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} when left out.")
    private String name;

    private BigDecimal scale;

    @Option(
            names = "--scale",
            paramLabel = "N",
            description =
                    "The part of the dossiers to make, above 0 and at most 1; all when left out, of ha-dong-2018 0.01.")
    private void scale(BigDecimal part) {
        if (part != null && (part.signum() <= 0 || part.compareTo(BigDecimal.ONE) > 0))
            throw new ParameterException(
                    spec.commandLine(), "--scale is above 0 and at most 1, not " + part.toPlainString());
        scale = part;
    }

    @Option(names = "--keep", description = "Leave the suite running and print where it is.")
    private boolean keep;

    @Spec
    private CommandSpec spec;

    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ReferenceCase.names().iterator();
        }
    }

    @Override
    public Integer call() {
        var shown = ReferenceCase.named(name)
                .orElseThrow(() -> new CommandFailed(
                        "no case is called " + name + "; there are " + String.join(", ", ReferenceCase.names())));
        var settings = settings();
        settings.clear();
        return run(shown.scaled(scale == null ? shown.usualScale() : scale), settings)
                .exitCode();
    }

    private SuiteSettings settings() {
        var started = options.toStart();
        Path own = started.folder().root().resolve("demo-" + name);
        return new SuiteSettings(new DataFolder(own), started.ports(), started.environment())
                .with("LIENTHONG_NOTICES_QUIET", NEVER)
                .living(keep ? Lifetime.LONG : Lifetime.DEMONSTRATION);
    }

    private Findings run(ReferenceCase shown, SuiteSettings settings) {
        var out = spec.commandLine().getOut();
        var stopwatch = new Stopwatch(out);
        var demonstration = new Demonstration(shown, settings.folder().root(), out, stopwatch);
        // Servers that start leave a processor free now and then.
        var made = CompletableFuture.supplyAsync(demonstration::make);
        var suite = Suite.start(settings, stopwatch);
        var stop = new Thread(suite::stop, "stop the suite");
        Runtime.getRuntime().addShutdownHook(stop);
        var findings = demonstration.run(suite, made(made));
        if (keep) {
            Runtime.getRuntime().removeShutdownHook(stop);
            showWhereItRuns(settings, out);
        } else {
            suite.stop();
            out.printf("stopped; ./lienthong demo --case %s --keep leaves it running%n", name);
        }
        out.flush();
        return findings;
    }

    private static CaseFolder made(CompletableFuture<CaseFolder> making) {
        try {
            return making.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static void showWhereItRuns(SuiteSettings settings, PrintWriter out) {
        for (var service : Part.services()) out.printf("%-10s %s%n", service.label(), settings.url(service));
        out.printf(
                "stop it with ./lienthong down --data %s%n", settings.folder().root());
    }
}
