package vn.lienthong.benchmarks.suite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import vn.lienthong.benchmarks.Results;
import vn.lienthong.benchmarks.Samples;
import vn.lienthong.benchmarks.Setting;
import vn.lienthong.benchmarks.suite.OverdueNotices.Notice;
import vn.lienthong.commandline.suite.Part;

/**
 * N7: from the moment at which clocks run out until the log holds that their dossiers are overdue; many clocks in the same
 * second, and a steady number each second. The log is read by a consumer of its own on the same processors.
 */
public final class DeadlinesBenchmark {
    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final int DOSSIERS = Integer.getInteger("dossiers", 100_000);
    private static final int PER_SECOND = Integer.getInteger("rate", 100);
    /** No more than four minutes: intake takes a reception of at most five ahead. */
    private static final int SECONDS = Integer.getInteger("seconds", 60);

    private static final int WARM_UP_SECONDS = Integer.getInteger("warmup", 60);
    private static final int STREAMS = 4;

    /** Until the first clock runs out; by then the suite has read everything that was posted and waits. */
    private static final Duration BEFORE_STEADY = Duration.ofSeconds(45);

    private static final Duration BEFORE_MIDNIGHT = Duration.ofSeconds(2);
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final BenchSuite running;
    private final FrontDoor front;
    private final DeadlineClock clock;
    private final OverdueNotices notices;
    private int wards;

    private DeadlinesBenchmark(BenchSuite running, OverdueNotices notices) {
        this.running = running;
        this.front = FrontDoor.of(running.suite());
        this.clock = new DeadlineClock(running.suite());
        this.notices = notices;
    }

    public static void run() throws Exception {
        try (var running = BenchSuite.start(DeadlineClock.SETTABLE);
                var notices = new OverdueNotices(running.suite().kafkaBootstrap())) {
            new DeadlinesBenchmark(running, notices).measure();
        }
    }

    private void measure() throws Exception {
        explain();
        steady(WARM_UP_SECONDS);
        midnight(DOSSIERS / 10);
        var midnights = new ArrayList<Midnight>();
        var steadies = new ArrayList<Steady>();
        for (int round = 1; round <= ROUNDS; round++) {
            midnights.add(midnight(DOSSIERS));
            steadies.add(steady(SECONDS));
            System.out.printf(
                    "round %d: all in the log after %,.0f ms; steady p50 %,.0f ms, p99 %,.0f ms%n",
                    round,
                    midnights.getLast().inLogMillis(),
                    steadies.getLast().p50Millis(),
                    steadies.getLast().p99Millis());
        }
        report(midnights, steadies);
    }

    private void explain() throws Exception {
        System.out.println(Setting.of(running.suite().jdbcUrl(Part.DEADLINE) + "?user=postgres&password=postgres"));
        System.out.printf(
                """
                same second: %,d receptions due the same day are posted and read by all; then the clock of deadline-service \
                alone is moved to %d s before midnight. Measured from midnight to the last of their notices in the log.
                steady: receptions are posted ahead of their time, whose slips name a day that has passed, so that each is \
                overdue at the moment of its reception: %d a second, by the machine's clock. Measured for each from that \
                moment to its notice in the log, nothing else being posted.
                warm-up: %d s steady and %,d in the same second; then %d rounds. The other services and the benchmark's own \
                consumer read the notices on the same processors.
                """, DOSSIERS, BEFORE_MIDNIGHT.toSeconds(), PER_SECOND, WARM_UP_SECONDS, DOSSIERS / 10, ROUNDS);
    }

    /**
     * Clocks that all ran out in the same second.
     *
     * @param firstMillis from then until the first notice was read from the log
     * @param recordedMillis from then until the last was stamped by the journal
     * @param inLogMillis from then until the last was read from the log
     */
    record Midnight(int dossiers, double firstMillis, double recordedMillis, double inLogMillis) {
        static Midnight of(Instant due, List<Notice> notices) {
            var recorded = nanos(notices, _ -> due, Notice::recorded);
            var arrived = nanos(notices, _ -> due, Notice::arrived);
            return new Midnight(
                    notices.size(),
                    Samples.percentileMillis(arrived, 0),
                    Samples.percentileMillis(recorded, 1),
                    Samples.percentileMillis(arrived, 1));
        }

        double perSecond() {
            return dossiers / inLogMillis * 1e3;
        }
    }

    private Midnight midnight(int wanted) throws IOException, InterruptedException, ExecutionException {
        var day = LocalDate.now(ZONE);
        var received = Instant.now().minusSeconds(60);
        var ward = ward();
        int posted = post(wanted, _ -> ward.received(ward.code(), received, day));
        var due =
                clock.moveTo(BEFORE_MIDNIGHT, day.plusDays(1).atStartOfDay(ZONE).toInstant());
        var midnight = Midnight.of(due, notices.read(posted));
        clock.reset();
        running.settle();
        return midnight;
    }

    /** Clocks that ran out one after the other: from then until each notice was in the log, or stamped by the journal. */
    record Steady(double p50Millis, double p99Millis, double recordedP50Millis, double recordedP99Millis) {
        static Steady of(List<Notice> notices) {
            var recorded = nanos(notices, Notice::time, Notice::recorded);
            var arrived = nanos(notices, Notice::time, Notice::arrived);
            return new Steady(
                    Samples.percentileMillis(arrived, 0.50),
                    Samples.percentileMillis(arrived, 0.99),
                    Samples.percentileMillis(recorded, 0.50),
                    Samples.percentileMillis(recorded, 0.99));
        }
    }

    private Steady steady(int seconds) throws InterruptedException, ExecutionException {
        var passed = LocalDate.now(ZONE).minusDays(1);
        var first = Instant.now().plus(BEFORE_STEADY);
        var ward = ward();
        int posted = post(
                PER_SECOND * seconds,
                n -> ward.received(ward.code(), first.plusMillis(n * 1_000L / PER_SECOND), passed));
        if (Instant.now().isAfter(first)) throw new IllegalStateException("clocks ran out before all was read");
        var steady = Steady.of(notices.read(posted));
        running.settle();
        return steady;
    }

    /** Posts about so many and waits until all is read; of the log only what comes behind them is looked at. */
    private int post(int wanted, IntFunction<String> reception) throws InterruptedException, ExecutionException {
        int each = wanted / STREAMS;
        var files = IntStream.range(0, STREAMS)
                .mapToObj(stream -> file(stream * each, each, reception))
                .toList();
        front.post(files, each);
        running.settle();
        notices.skipToEnd();
        return each * STREAMS;
    }

    private static byte[] file(int first, int count, IntFunction<String> reception) {
        var lines = new StringBuilder();
        for (int n = first; n < first + count; n++)
            lines.append(reception.apply(n)).append('\n');
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private Ward ward() {
        wards++;
        return new Ward("00565", "due" + wards + "x" + ProcessHandle.current().pid(), Instant.now());
    }

    private static long[] nanos(List<Notice> notices, Function<Notice, Instant> from, Function<Notice, Instant> to) {
        return notices.stream()
                .mapToLong(notice ->
                        Duration.between(from.apply(notice), to.apply(notice)).toNanos())
                .toArray();
    }

    private static void report(List<Midnight> midnights, List<Steady> steadies) throws IOException {
        System.out.printf("%n%-52s %26s %10s%n", "clocks that run out", "median [min–max]", "to reach");
        row(
                "N7 %,d in the same second, all in the log, ms".formatted(DOSSIERS),
                midnights,
                Midnight::inLogMillis,
                "10,000");
        row("   the last recorded, ms", midnights, Midnight::recordedMillis, "");
        row("   the first in the log, ms", midnights, Midnight::firstMillis, "");
        row("   notices/s", midnights, Midnight::perSecond, "");
        row("N7 %,d/s, each in the log, p99 ms".formatted(PER_SECOND), steadies, Steady::p99Millis, "1,000");
        row("   p50 ms", steadies, Steady::p50Millis, "");
        row("   recorded, p99 ms", steadies, Steady::recordedP99Millis, "");
        row("   recorded, p50 ms", steadies, Steady::recordedP50Millis, "");
        var figures = new LinkedHashMap<String, Object>();
        figures.put("sameSecond", midnights);
        figures.put("perSecond", PER_SECOND);
        figures.put("steady", steadies);
        System.out.println("written: " + Results.write("deadlines", figures));
    }

    private static <T> void row(String name, List<T> rounds, ToDoubleFunction<T> figure, String toReach) {
        var samples = new Samples(rounds.stream().mapToDouble(figure).boxed().toList());
        System.out.printf("%-52s %26s %10s%n", name, samples, toReach);
    }
}
