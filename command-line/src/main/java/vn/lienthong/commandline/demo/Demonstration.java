package vn.lienthong.commandline.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import vn.lienthong.cases.CaseFiles;
import vn.lienthong.cases.GeneratedCase;
import vn.lienthong.cases.ReferenceCase;
import vn.lienthong.commandline.Front;
import vn.lienthong.commandline.ReportTable;
import vn.lienthong.commandline.demo.Recount.Question;
import vn.lienthong.commandline.suite.Part;
import vn.lienthong.commandline.suite.Suite;
import vn.lienthong.contracts.event.DossierOverdue;
import vn.lienthong.contracts.event.FactRefused;
import vn.lienthong.contracts.event.OverdueWithdrawn;

/** Takes a case through a suite that runs: posts it, waits until all is seen, and judges what the suite says. */
public final class Demonstration {
    private static final int RECOUNTS = 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ReferenceCase shown;
    private final Path folder;
    private final PrintWriter out;
    private final Stopwatch stopwatch;

    /** @param folder for the posts of the case and the answer of the report */
    public Demonstration(ReferenceCase shown, Path folder, PrintWriter out, Stopwatch stopwatch) {
        this.shown = shown;
        this.folder = folder;
        this.out = out;
        this.stopwatch = stopwatch;
    }

    /** Generates the case and writes what its units will post. */
    public GeneratedCase make() {
        return stopwatch.measure("case made", () -> {
            try {
                var made = shown.generate();
                CaseFiles.write(made, streams());
                return made;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** What was posted, and what the front door said to it. */
    public record Loaded(GeneratedCase made, Posted posted) {}

    Findings run(Suite suite, GeneratedCase made) {
        return judge(suite, load(suite, made));
    }

    /** Posts the case, and returns when all of it is seen. */
    public Loaded load(Suite suite, GeneratedCase made) {
        var posted = stopwatch.measure("posted", () -> post(suite, made));
        stopwatch.measure("views up to date", () -> settle(suite));
        return new Loaded(made, posted);
    }

    /** Holds what the suite says now against what was loaded. */
    public Findings judge(Suite suite, Loaded loaded) {
        var front = new Front(suite.settings());
        var token = suite.tokens().mint("auditor", null);
        Function<Question, Report06a> reports = question -> report(front, token, question);
        var report = stopwatch.measure("report read", () -> reports.apply(whole()));
        keep(report);
        var differences = stopwatch.measure(
                RECOUNTS + " reports recounted", () -> new Recount(loaded.made(), reports).differences(RECOUNTS));
        var observed = stopwatch.measure("log read", () -> observe(suite, loaded.posted(), differences));
        stopwatch.total();
        return show(report, observed);
    }

    private Question whole() {
        return new Question(
                shown.report().unit(), shown.from(), shown.to(), shown.report().by());
    }

    private Posted post(Suite suite, GeneratedCase made) {
        try (var progress = Progress.of("posting", made.posts());
                var frontDoor = new FrontDoor(suite.url(Part.INTAKE), suite.tokens())) {
            return frontDoor.post(made.sources(), streams(), progress);
        }
    }

    private static void settle(Suite suite) {
        try (var progress = Progress.of("settling", 0)) {
            new Settling(new Front(suite.settings()), suite).await(progress);
        }
    }

    private static Report06a report(Front front, String token, Question question) {
        var path = "/v1/reports/06a?unit=%s&from=%s&to=%s&by=%s"
                .formatted(
                        question.unit(),
                        question.from(),
                        question.to(),
                        question.by().name().toLowerCase(Locale.ROOT));
        return Report06a.of(front.get(Part.REPORTING, path, token, "application/json"));
    }

    /** A notice too many may come behind the last that is expected. */
    private Observed observe(Suite suite, Posted posted, List<String> differences) {
        try (var log = new LogCount(suite.kafkaBootstrap())) {
            log.readUntil(DossierOverdue.class, shown.notices().overdue());
            settle(suite);
            log.readToEnd();
            return new Observed(
                    posted,
                    log.total(),
                    log.of(FactRefused.class),
                    log.of(DossierOverdue.class),
                    log.of(OverdueWithdrawn.class),
                    RECOUNTS,
                    differences);
        }
    }

    private Findings show(Report06a report, Observed observed) {
        var findings = Findings.of(shown, report, observed);
        out.printf("%n%s, %s to %s%n", shown.title(), shown.from(), shown.to());
        out.printf(
                "events posted %d, applied %d, rejected %d; records in the log %d%n%n",
                observed.posted().total(), observed.applied(), observed.rejected(), observed.records());
        observed.posted().refusals().forEach(refusal -> out.println("  rejected: " + refusal));
        out.println(ReportTable.of(report.json()));
        out.println();
        findings.lines().forEach(out::println);
        findings.faults().forEach(fault -> out.println("✗ " + fault));
        out.printf("%nThe answer of the report: %s%n", answer());
        return findings;
    }

    private void keep(Report06a report) {
        try {
            Files.writeString(answer(), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report.json()) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path streams() {
        return folder.resolve("case");
    }

    private Path answer() {
        return folder.resolve("06a.json");
    }
}
