package vn.lienthong.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static vn.lienthong.commandline.suite.Part.DEADLINE;
import static vn.lienthong.commandline.suite.Part.INTAKE;
import static vn.lienthong.commandline.suite.Part.REPORTING;
import static vn.lienthong.commandline.suite.Part.ROUTING;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.catalogue.NationalUnits;
import vn.lienthong.commandline.suite.Lifetime;
import vn.lienthong.commandline.suite.Part;
import vn.lienthong.commandline.suite.Phases;
import vn.lienthong.commandline.suite.Suite;
import vn.lienthong.commandline.suite.SuiteSettings;
import vn.lienthong.testkit.Answer;
import vn.lienthong.testkit.Client;
import vn.lienthong.testkit.Posts;
import vn.lienthong.testkit.Report;
import vn.lienthong.testkit.Settled;

/**
 * All units of the country before and after 1 July 2025, sent to a suite of their own. The lists are no part of the project:
 * without them nothing is shown here.
 */
class WholeCountryTest {
    private static final Path LISTS =
            Path.of(System.getProperty("lienthong.admin-units", "../../shared/data/admin-units"));
    private static final String BASIS =
            "?document=" + text("202/2025/QH15") + "&approver=" + text("Quốc hội") + "&dryRun=";

    private static Suite suite;
    private static Client admin;
    private static Answer imported;
    private static String file;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void theCountryIsSent() throws IOException {
        assumeTrue(
                Files.isDirectory(LISTS),
                () -> "no lists of units in " + LISTS + "; -Dlienthong.admin-units says where they are");
        file = new String(
                NationalUnits.csv(
                        list("units-before-2025-07.csv"), list("units-from-2025-07.csv"), list("mapping-2025-07.csv")),
                StandardCharsets.UTF_8);
        suite = Suite.start(SuiteSettings.onFreePorts(folder.resolve("suite")).living(Lifetime.SHORT), Phases.silent());
        admin = Client.of(suite, "admin", "01").with("Prefer", "return=minimal");
        var begun = Instant.now();
        imported = send(false).expect(201);
        var answered = Instant.now();
        for (var part : List.of(ROUTING, DEADLINE, REPORTING)) awaitKnown(part);
        System.out.printf(
                "national units: %s facts, answered after %s, known to every service after %s%n",
                imported.json().path("changed"),
                Duration.between(begun, answered),
                Duration.between(begun, Instant.now()));
    }

    private static void awaitKnown(Part part) {
        var reader = Client.of(suite, "auditor", null).after(imported);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> reader.get(part, "/v1/health/progress").status() == 200);
    }

    @AfterAll
    static void theSuiteStops() {
        if (suite != null) suite.stop();
    }

    private static InputStream list(String name) throws IOException {
        return Files.newInputStream(LISTS.resolve(name));
    }

    private static Answer send(boolean rehearsal) {
        return admin.post(INTAKE, "/v1/reference/units" + BASIS + rehearsal, "text/csv", file);
    }

    @Test
    void theLaterListHasItsThousandsOfWardsAndTheEarlierOneItsOwn() {
        assertThat(imported.json().path("changed").asInt()).isGreaterThan(14_000);
        assertThat(wards("2025-06-30")).isEqualTo(10_035);
        assertThat(wards("2025-07-01")).isEqualTo(3_321);
    }

    private static long wards(String day) {
        var units =
                admin.get(INTAKE, "/v1/reference/units?at=" + day).expect(200).json();
        var wards = 0L;
        for (var unit : units) if (unit.path("level").asText().equals("WARD")) wards++;
        return wards;
    }

    @Test
    void theSameFileAgainChangesNothing() {
        var again = send(false).expect(200).json();

        assertThat(again.path("changed").asInt()).isZero();
        assertThat(again.path("unchanged").asInt()).isGreaterThan(14_000);
    }

    @Test
    void aCodeOfGiaLamIsAnotherCommuneInEachGeneration() {
        assertThat(nameOn("2017-03-06")).isEqualTo("Xã Dương Hà");
        assertThat(nameOn("2025-03-06")).isEqualTo("Xã Thiên Đức");
        assertThat(nameOn("2025-07-01")).isEqualTo("Xã Phù Đổng");
    }

    private static String nameOn(String day) {
        return admin.get(INTAKE, "/v1/reference/units/00541?at=" + day)
                .expect(200)
                .json()
                .path("name")
                .asText();
    }

    @Test
    void aReportOfACodeThatSeveralUnitsBoreIsRefusedAndNamesThem() {
        var refused = Client.of(suite, "auditor", null)
                .after(imported)
                .with("Accept-Language", "en")
                .get(REPORTING, "/v1/reports/06a?unit=00541&from=2017-01-01&to=2025-12-31")
                .expectProblem(400, "ambiguous-unit");

        assertThat(refused.json().path("detail").asText())
                .contains(
                        "00541@2004-07-08 Xã Dương Hà",
                        "00541@2025-01-01 Xã Thiên Đức",
                        "00541@2025-07-01 Xã Phù Đổng");
    }

    @Test
    void aWardFarAwayReceivesADossierAndCountsInItsProvince() {
        var ward = "31825"; // Phường Bạc Liêu, Cà Mau
        var posts = new Posts("urn:vn:motcua:bac-lieu", ward);
        Client.of(suite, "source", ward).stream(
                        List.of(posts.received("96." + ward + "-260810-0001", "2.000815", "2026-08-10T08:00:00+07:00")))
                .expect(200);
        Settled.await(suite);

        var report = Report.of(suite, "96", "2026-08-01", "2026-08-31").requireChecks();
        assertThat(report.total("received.total")).isEqualTo(1);
    }

    private static String text(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
