package vn.lienthong.commandline.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import vn.lienthong.cases.CaseFiles;
import vn.lienthong.cases.CaseFolder;
import vn.lienthong.cases.MadeCase;
import vn.lienthong.cases.Question;
import vn.lienthong.cases.ReferenceCase;
import vn.lienthong.cases.Signature;
import vn.lienthong.commandline.Front;
import vn.lienthong.commandline.ReportTable;
import vn.lienthong.commandline.demo.Observed.Kind;
import vn.lienthong.commandline.suite.Part;
import vn.lienthong.commandline.suite.Suite;
import vn.lienthong.contracts.event.DossierOverdue;
import vn.lienthong.contracts.event.FactRefused;
import vn.lienthong.contracts.event.OverdueWithdrawn;
import vn.lienthong.contracts.post.PostTypes;

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
    public CaseFolder make() {
        return stopwatch.measure("case made", () -> {
            try {
                return CaseFiles.write(shown, shown.seed(), folder.resolve("case"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /**
     * What was posted, and what the front door said to it.
     *
     * @param before where the log ended until then
     */
    public record Loaded(CaseFolder made, Posted posted, Map<TopicPartition, Long> before) {}

    Findings run(Suite suite, CaseFolder made) {
        return judge(suite, load(suite, made));
    }

    /** Posts the case, and returns when all of it is seen. */
    public Loaded load(Suite suite, CaseFolder made) {
        refer(suite);
        var before = LogCount.ends(suite.kafkaBootstrap());
        var posted = stopwatch.measure("posted", () -> post(suite, made));
        stopwatch.measure("views up to date", () -> settle(suite));
        return new Loaded(made, posted, before);
    }

    /** Holds what the suite says now against what was loaded. */
    public Findings judge(Suite suite, Loaded loaded) {
        var front = new Front(suite.settings());
        var token = suite.tokens().mint("auditor", null);
        var asking = Reports.of(front, token);
        var reports = new Reports(asking);
        stopwatch.measure("report read", () -> shown.questions().forEach(question -> keep(question, reports)));
        var differences = stopwatch.measure(
                RECOUNTS + " reports recounted", () -> new Recount(loaded.made(), asking).differences(RECOUNTS));
        var told = stopwatch.measure(
                "signers and printed table held against it",
                () -> new Told(Signatures.of(shown, front, token), Reconciliation.of(shown, front, token)));
        var observed = stopwatch.measure("log read", () -> observe(suite, loaded, told, differences));
        stopwatch.total();
        return show(loaded.made(), reports, observed);
    }

    /** What other reports than 06a say of the case. */
    private record Told(Map<Signature, Long> signed, Reconciliation reconciliation) {}

    /** What the case knows beyond the shipped catalogue, told as an administrator would. */
    private void refer(Suite suite) {
        var token = suite.tokens().mint("admin", shown.province());
        for (var file : shown.reference()) {
            var path = "/v1/reference/" + file.kind().name().toLowerCase(Locale.ROOT);
            new Front(suite.settings()).post(Part.INTAKE, path, token, "text/csv", file.content());
        }
    }

    private static Posted post(Suite suite, CaseFolder made) {
        try (var progress = Progress.of("posting", made.posts());
                var frontDoor = new FrontDoor(suite.url(Part.INTAKE), suite.tokens())) {
            return frontDoor.post(made.files(), progress);
        }
    }

    private static void settle(Suite suite) {
        try (var progress = Progress.of("settling", 0)) {
            new Settling(new Front(suite.settings()), suite).await(progress);
        }
    }

    /** A notice too many may come behind the last that is expected. */
    private Observed observe(Suite suite, Loaded loaded, Told told, List<String> differences) {
        try (var log = new LogCount(suite.kafkaBootstrap(), loaded.before())) {
            log.readUntil(DossierOverdue.class, shown.notices().overdue());
            settle(suite);
            log.readToEnd();
            return new Observed(
                    loaded.posted(),
                    log.total(),
                    log.of(FactRefused.class),
                    kinds(loaded.made(), log),
                    log.of(DossierOverdue.class),
                    log.of(OverdueWithdrawn.class),
                    told.signed(),
                    told.reconciliation(),
                    RECOUNTS,
                    differences);
        }
    }

    private static List<Kind> kinds(CaseFolder made, LogCount log) {
        return made.kinds().entrySet().stream()
                .flatMap(posted -> PostTypes.ofType(posted.getKey())
                        .map(kind -> new Kind(kind.name(), posted.getValue(), log.of(kind.type())))
                        .stream())
                .toList();
    }

    private Findings show(MadeCase made, Reports reports, Observed observed) {
        var findings = Findings.of(made, reports, observed);
        out.printf("%n%s, %s to %s%n", shown.title(), shown.from(), shown.to());
        out.printf(
                "events posted %d, applied %d, rejected %d; records in the log %d%n%n",
                observed.posted().total(), observed.applied(), observed.rejected(), observed.records());
        observed.posted().refusals().forEach(refusal -> out.println("  rejected: " + refusal));
        shown.questions()
                .forEach(question ->
                        out.println(ReportTable.of(reports.of(question).json()) + "\n"));
        findings.lines().forEach(out::println);
        findings.faults().forEach(fault -> out.println("✗ " + fault));
        shown.questions().forEach(question -> out.printf("%nThe answer of the report: %s%n", answer(question)));
        return findings;
    }

    private void keep(Question question, Reports reports) {
        var answer = reports.of(question).json();
        try {
            Files.writeString(
                    answer(question), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(answer) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The report that ends with the case is its answer; those before it are named by their first days. */
    private Path answer(Question question) {
        return folder.resolve(question.to().equals(shown.to()) ? "06a.json" : "06a-" + question.from() + ".json");
    }
}
