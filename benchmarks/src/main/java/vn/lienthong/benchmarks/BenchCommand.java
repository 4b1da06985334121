package vn.lienthong.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.lienthong.benchmarks.journal.JournalBenchmark;
import vn.lienthong.benchmarks.suite.CalendarBenchmark;
import vn.lienthong.benchmarks.suite.DeadlinesBenchmark;
import vn.lienthong.benchmarks.suite.FreshnessBenchmark;
import vn.lienthong.benchmarks.suite.FrontDoorBenchmark;
import vn.lienthong.benchmarks.suite.ReplayBenchmark;
import vn.lienthong.benchmarks.suite.ReportsBenchmark;
import vn.lienthong.benchmarks.suite.VerifyBenchmark;
import vn.lienthong.commandline.Subcommand;

/** {@code bench}: what others do and what we do, side by side. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Runs benchmarks on real servers of their own, prints a table for each and writes JSON to benchmarks/results/.",
            "Names: journal (N1), front-door (N2, N3), freshness (N4), deadlines (N7), calendar, reports (N6), replay (N5), verify (N11); all of them when none is given."
        })
public final class BenchCommand implements Callable<Integer>, Subcommand {
    enum Benchmark {
        JOURNAL,
        FRONT_DOOR,
        FRESHNESS,
        DEADLINES,
        CALENDAR,
        REPORTS,
        REPLAY,
        VERIFY;

        static Optional<Benchmark> named(String name) {
            return Stream.of(values())
                    .filter(benchmark -> benchmark.label().equals(name))
                    .findFirst();
        }

        String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Parameters(
            paramLabel = "NAME",
            arity = "0..*",
            description = "journal, front-door, freshness, deadlines, calendar, reports, replay or verify")
    private List<String> names = labels();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        for (var benchmark : names.stream().map(this::named).toList()) run(benchmark);
        return 0;
    }

    private Benchmark named(String name) {
        return Benchmark.named(name)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "'%s' is none of %s".formatted(name, String.join(", ", labels()))));
    }

    private static List<String> labels() {
        return Stream.of(Benchmark.values()).map(Benchmark::label).toList();
    }

    private static void run(Benchmark benchmark) throws Exception {
        switch (benchmark) {
            case JOURNAL -> JournalBenchmark.run();
            case FRONT_DOOR -> FrontDoorBenchmark.run();
            case FRESHNESS -> FreshnessBenchmark.run();
            case DEADLINES -> DeadlinesBenchmark.run();
            case CALENDAR -> CalendarBenchmark.run();
            case REPORTS -> ReportsBenchmark.run();
            case REPLAY -> ReplayBenchmark.run();
            case VERIFY -> VerifyBenchmark.run();
        }
    }
}
