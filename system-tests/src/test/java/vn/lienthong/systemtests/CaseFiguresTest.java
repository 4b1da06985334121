package vn.lienthong.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.commandline.suite.Part.REPORTING;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.cases.CaseFiles;
import vn.lienthong.cases.Expected;
import vn.lienthong.cases.ExpectedCount;
import vn.lienthong.cases.GeneratedCase;
import vn.lienthong.cases.Post;
import vn.lienthong.cases.ReferenceCase;
import vn.lienthong.commandline.suite.Phases;
import vn.lienthong.commandline.suite.Suite;
import vn.lienthong.commandline.suite.SuiteSettings;

/** Reports of a loaded case against a count over {@code expected.csv}, and after one fact was corrected. */
class CaseFiguresTest {
    private static final int REPORTS = 20;
    /** One of its own: what other tests post would stand in the same reports. */
    private static Suite suite;

    private static GeneratedCase made;
    private static String unit;

    /** What must come out, kept in step with what the tests correct. */
    private static List<Expected> expected;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void theCaseIsLoaded() throws IOException {
        suite = Suite.start(SuiteSettings.onFreePorts(folder.resolve("suite")), Phases.silent());
        made = ReferenceCase.named("khai-quang-2019").orElseThrow().generate();
        unit = made.definition().report().unit();
        CaseFiles.write(made, folder);
        expected = new ArrayList<>(CaseFiles.readExpected(folder));
        var source = made.sources().getFirst();
        Client.of(suite, "source", unit).stream(Files.readAllLines(CaseFiles.file(folder, source)))
                .expect(200);
        Settled.await(suite);
    }

    @AfterAll
    static void theSuiteStops() {
        suite.stop();
    }

    @Test
    void reportsOverRandomPeriodsEqualTheCount() {
        var random = new Random(made.definition().seed());
        for (int i = 0; i < REPORTS; i++) {
            var from = made.definition().from().plusDays(random.nextInt(170));
            equalsTheCount(from, from.plusDays(random.nextInt(40)));
        }
    }

    @Test
    void aResolutionAnnulledMovesItsDossierFromResolvedToOpen() {
        var dossier = any(row -> row.field().equals("DCXD"));
        correct(dossier, "resolved", "");
        becomes(dossier, null);
    }

    @Test
    void aResolutionReallyAfterItsDueDayMovesToLate() {
        var dossier = any(row -> row.field().equals("LDTBXH") && row.due().isBefore(LocalDate.of(2019, 5, 1)));
        var late = dossier.due().plusDays(1);
        correct(dossier, "resolved", ",\"time\":\"" + late + "T09:00:00+07:00\"");
        becomes(dossier, late);
    }

    @Test
    void aReceptionAnnulledLeavesEveryReport() {
        var dossier = any(row -> row.field().equals("CT"));
        correct(dossier, "received", "");
        expected.remove(dossier);
        equalsTheCount(made.definition().from(), made.definition().to());
    }

    private static void becomes(Expected dossier, LocalDate closing) {
        expected.remove(dossier);
        expected.add(new Expected(
                dossier.dossier(),
                dossier.unit(),
                dossier.field(),
                dossier.channel(),
                dossier.reception(),
                dossier.due(),
                closing));
        equalsTheCount(made.definition().from(), made.definition().to());
    }

    private static Expected any(Predicate<Expected> wanted) {
        return expected.stream().filter(wanted).findFirst().orElseThrow();
    }

    /** @param reading what else the correction says; without it the fact is annulled */
    private static void correct(Expected dossier, String name, String reading) {
        var fact = post(dossier.dossier(), name);
        var posts = new Posts(fact.source(), unit);
        var data = """
                {"corrects":{"source":"%s","id":"%s"},"reason":"nhập nhầm","approver":"ld-08728-01"%s}""".formatted(fact.source(), fact.id(), reading);
        var answer = Client.of(suite, "source", unit).stream(
                        List.of(posts.event("corrected", "2019-07-01T09:00:00+07:00", dossier.dossier(), data)))
                .expect(200);
        assertThat(answer.lines().getLast().path("rejected").asInt())
                .as(answer.text())
                .isZero();
        Settled.await(suite);
    }

    private static Post post(String dossier, String name) {
        return made.sources().getFirst().posts().stream()
                .filter(post -> dossier.equals(post.subject()) && post.type().endsWith("." + name + ".v1"))
                .findFirst()
                .orElseThrow();
    }

    private static void equalsTheCount(LocalDate from, LocalDate to) {
        var report = Client.of(suite, "auditor", "26")
                .get(REPORTING, "/v1/reports/06a?unit=%s&from=%s&to=%s&by=field".formatted(unit, from, to))
                .expect(200)
                .json();
        new Report(report).requireChecks();
        for (var field : List.of("CT", "DCXD", "TPHT", "LDTBXH")) {
            var counted =
                    ExpectedCount.of(expected.stream().filter(row -> row.field().equals(field)), from, to);
            assertThat(shown(report, field))
                    .as("%s from %s to %s", field, from, to)
                    .isEqualTo(counted);
        }
    }

    private static ExpectedCount shown(JsonNode report, String field) {
        for (var row : report.path("rows"))
            if (row.path("key").asText().equals(field)) return ExpectedCount.reported(row);
        return ExpectedCount.NONE;
    }
}
