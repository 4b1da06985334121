package vn.lienthong.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import vn.lienthong.benchmarks.journal.JournalBenchmark;
import vn.lienthong.benchmarks.suite.FreshnessBenchmark;
import vn.lienthong.benchmarks.suite.FrontDoorBenchmark;
import vn.lienthong.commandline.Subcommand;

/** {@code bench}: what others do and what we do, side by side. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Runs benchmarks on real servers of their own, prints a table for each and writes JSON to benchmarks/results/.",
            "Names: journal (N1), front-door (N2, N3), freshness (N4); all of them when none is given."
        })
public final class BenchCommand implements Callable<Integer>, Subcommand {
    enum Benchmark {
        JOURNAL,
        FRONT_DOOR,
        FRESHNESS;

        static Benchmark named(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "journal, front-door or freshness")
    private List<String> names = List.of("journal", "front-door", "freshness");

    @Override
    public Integer call() throws Exception {
        for (var benchmark : names.stream().map(Benchmark::named).toList()) run(benchmark);
        return 0;
    }

    private static void run(Benchmark benchmark) throws Exception {
        switch (benchmark) {
            case JOURNAL -> JournalBenchmark.run();
            case FRONT_DOOR -> FrontDoorBenchmark.run();
            case FRESHNESS -> FreshnessBenchmark.run();
        }
    }
}
