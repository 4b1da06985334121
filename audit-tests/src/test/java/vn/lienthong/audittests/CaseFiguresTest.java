package vn.lienthong.audittests;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.commandline.suite.Part.REPORTING;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.cases.Expected;
import vn.lienthong.cases.ExpectedCount;
import vn.lienthong.cases.GeneratedCase;
import vn.lienthong.cases.Post;
import vn.lienthong.cases.ReferenceCase;
import vn.lienthong.cases.Source;
import vn.lienthong.commandline.demo.Demonstration;
import vn.lienthong.commandline.demo.Demonstration.Loaded;
import vn.lienthong.commandline.demo.Findings;
import vn.lienthong.commandline.demo.Stopwatch;
import vn.lienthong.commandline.suite.Suite;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.testkit.Client;
import vn.lienthong.testkit.Database;
import vn.lienthong.testkit.Posts;
import vn.lienthong.testkit.Report;
import vn.lienthong.testkit.Settled;

/**
 * Reports of Gia Lâm, one in twenty of its dossiers, loaded and judged as the demo does it: against a count over {@code
 * expected.csv}, with wrong balances planted, and after one fact was corrected.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CaseFiguresTest {
    private static final int REPORTS = 20;
    private static final ReferenceCase GIA_LAM =
            ReferenceCase.named("gia-lam-2017").orElseThrow().scaled(new BigDecimal("0.05"));
    private static final GeneratedCase MADE = GIA_LAM.generate();
    private static final String DISTRICT = GIA_LAM.report().unit();
    /** Repeat a run with -Dlienthong.figures.seed=… */
    private static final long SEED = Long.getLong("lienthong.figures.seed", System.nanoTime());

    private static Suite suite;
    private static Demonstration demonstration;
    private static Loaded loaded;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void theCaseIsLoaded() {
        var out = new PrintWriter(Writer.nullWriter());
        suite = CasesSuite.get();
        demonstration = new Demonstration(GIA_LAM, folder, out, new Stopwatch(out));
        loaded = demonstration.load(suite, demonstration.make());
    }

    @Test
    @Order(1)
    void reportsOfRandomUnitsOverRandomPeriodsEqualTheCount() {
        System.out.println("case figures: seed " + SEED);
        var random = new Random(SEED);
        var expected = loaded.made().rows().toList();
        var asked = new HashSet<String>();
        for (int i = 0; i < REPORTS; i++) {
            var units = loaded.made().units();
            var unit = units.get(random.nextInt(units.size()));
            var from = GIA_LAM.from().plusDays(random.nextInt(days()));
            var to = from.plusDays(random.nextInt(days()));
            asked.add(unit);
            if (unit.equals(DISTRICT)) equalsTheCount(expected, "unit", Expected::unit, unit, from, to);
            var own = expected.stream().filter(row -> row.unit().equals(unit)).toList();
            if (!unit.equals(DISTRICT)) equalsTheCount(own, "field", Expected::field, unit, from, to);
        }
        assertThat(asked).hasSizeGreaterThan(5);
    }

    private static int days() {
        return Math.toIntExact(ChronoUnit.DAYS.between(GIA_LAM.from(), GIA_LAM.to()));
    }

    private static void equalsTheCount(
            List<Expected> expected,
            String by,
            Function<Expected, String> key,
            String unit,
            LocalDate from,
            LocalDate to) {
        var report = report(unit, by, from, to);
        new Report(report).requireChecks();
        var shown = new TreeMap<String, ExpectedCount>();
        report.path("rows").forEach(row -> shown.put(row.path("key").asText(), ExpectedCount.reported(row)));
        var counted = new TreeMap<String, ExpectedCount>();
        expected.stream()
                .collect(Collectors.groupingBy(key))
                .forEach((row, of) -> counted.put(row, ExpectedCount.of(of.stream(), from, to)));
        shown.values().removeIf(ExpectedCount.NONE::equals);
        counted.values().removeIf(ExpectedCount.NONE::equals);
        assertThat(shown).as("%s by %s from %s to %s", unit, by, from, to).isEqualTo(counted);
    }

    /** Behind the planted ones, which are taken out again. */
    @Test
    @Order(3)
    void theDemoEndsWellWhenAllIsRight() {
        var findings = judged();

        assertThat(findings.faults()).isEmpty();
        assertThat(findings.exitCode()).isZero();
    }

    @ParameterizedTest
    @Order(2)
    @CsvSource(delimiter = '|', textBlock = """
            received.total = online + direct + carriedIn  | received_direct | 1 | 2017-02-01
            received.total = resolved.total + open.total  | control_closed  | 1 | 2017-02-01
            rows sum to total                             | late_approved   | 1 | 2017-02-01
            carriedIn = previous closing                  | control_open    | 2 | 2016-12-29
            resolved.total = early + onTime + late        | early_refused   | 1 | 2017-02-01
            open.total = inTime + overdue                 | open_overdue    | 1 | 2017-02-01
            """)
    void aPlantedBalanceMakesTheCheckFalseAndTheDemoFail(String identity, String account, int grain, String start) {
        plant(account, +1, grain, start);
        var planted = judged();
        plant(account, -1, grain, start);

        assertThat(planted.faults()).contains("a check is false: " + identity);
        assertThat(planted.exitCode()).isOne();
    }

    private static Findings judged() {
        return demonstration.judge(suite, loaded);
    }

    /** Into the balances that the rows of the district's report come from; those of its total stay. */
    private static void plant(String account, int number, int grain, String start) {
        Database.of(suite, REPORTING).execute("""
                update unit_balance set %1$s = %1$s + (%2$d) where (unit, grain, start, partition) in (
                    select unit, grain, start, partition from unit_balance
                    where grain = %3$d and start = '%4$s' order by unit, partition limit 1)""".formatted(account, number, grain, start));
    }

    @Test
    @Order(4)
    void aResolutionAnnulledMovesItsDossierFromResolvedToOpen() {
        var dossier = any(row -> row.field().equals("DCXD"));
        correct(
                dossier,
                "resolved",
                "",
                Map.of(
                        "resolved.total", -1L,
                        "resolved.early", -1L,
                        "resolved.byOutcome.APPROVED", -1L,
                        "open.total", 1L,
                        "open.overdue", 1L));
    }

    @Test
    @Order(4)
    void aResolutionReallyAfterItsDueDayMovesToLate() {
        var dossier = any(row -> row.field().equals("LDTBXH"));
        var late = dossier.due().plusDays(1);
        correct(
                dossier,
                "resolved",
                ",\"time\":\"" + late + "T09:00:00+07:00\"",
                Map.of(
                        "resolved.early", -1L,
                        "resolved.late", 1L));
    }

    @Test
    @Order(4)
    void aReceptionAnnulledLeavesEveryReport() {
        var dossier = any(row -> row.field().equals("TPHT"));
        correct(
                dossier,
                "received",
                "",
                Map.of(
                        "received.total", -1L,
                        "received.direct", -1L,
                        "resolved.total", -1L,
                        "resolved.early", -1L,
                        "resolved.byOutcome.APPROVED", -1L));
    }

    /** Of a commune, received at the desk within the period, closed early, and due well before the period's end. */
    private static Expected any(Predicate<Expected> wanted) {
        return MADE.expected().stream()
                .filter(row -> !row.unit().equals(DISTRICT) && row.channel() == Channel.DIRECT)
                .filter(row -> !row.reception().isBefore(GIA_LAM.from()) && row.closing() != null)
                .filter(row -> row.closing().isBefore(row.due())
                        && row.due().plusDays(1).isBefore(GIA_LAM.to()))
                .filter(wanted)
                .findFirst()
                .orElseThrow();
    }

    /** Corrects a fact, and requires that exactly these cells of the dossier's row and of the total move so. */
    private static void correct(Expected dossier, String name, String reading, Map<String, Long> moves) {
        var byField = cells(dossier.unit(), "field");
        var byUnit = cells(DISTRICT, "unit");
        var byChannel = cells(dossier.unit(), "channel");

        post(dossier, name, reading);

        assertThat(moved(byField, cells(dossier.unit(), "field"))).isEqualTo(inRowAndTotal(dossier.field(), moves));
        assertThat(moved(byUnit, cells(DISTRICT, "unit"))).isEqualTo(inRowAndTotal(dossier.unit(), moves));
        assertThat(moved(byChannel, cells(dossier.unit(), "channel"))).isEqualTo(inRowAndTotal("DIRECT", moves));
    }

    private static Map<String, Long> inRowAndTotal(String row, Map<String, Long> moves) {
        var both = new HashMap<String, Long>();
        moves.forEach((cell, by) -> both.put(row + " " + cell, by));
        moves.forEach((cell, by) -> both.put("total " + cell, by));
        return both;
    }

    private static Map<String, Long> moved(Map<String, Long> before, Map<String, Long> after) {
        var moved = new HashMap<>(after);
        before.forEach((cell, count) -> moved.merge(cell, -count, Long::sum));
        moved.values().removeIf(by -> by == 0);
        return moved;
    }

    /** Every number of the report over the whole period but the rates, by row and cell. */
    private static Map<String, Long> cells(String unit, String by) {
        var report = report(unit, by, GIA_LAM.from(), GIA_LAM.to());
        new Report(report).requireChecks();
        var cells = new HashMap<String, Long>();
        report.path("rows").forEach(row -> cells(row.path("key").asText() + " ", row, cells));
        cells("total ", report.path("total"), cells);
        return cells;
    }

    private static void cells(String path, JsonNode node, Map<String, Long> cells) {
        node.properties().forEach(field -> {
            if (field.getValue().isObject()) cells(path + field.getKey() + ".", field.getValue(), cells);
            if (field.getValue().isIntegralNumber())
                cells.put(path + field.getKey(), field.getValue().asLong());
        });
    }

    /** @param reading what else the correction says; without it the fact is annulled */
    private static void post(Expected dossier, String name, String reading) {
        var fact = fact(dossier.dossier(), name);
        var posts = new Posts(fact.source(), dossier.unit());
        var data = """
                {"corrects":{"source":"%s","id":"%s"},"reason":"nhập nhầm","approver":"ld-%s-01"%s}""".formatted(fact.source(), fact.id(), dossier.unit(), reading);
        var answer = Client.of(suite, "source", dossier.unit()).stream(
                        List.of(posts.event("corrected", "2017-06-01T09:00:00+07:00", dossier.dossier(), data)))
                .expect(200);
        assertThat(answer.lines().getLast().path("rejected").asInt())
                .as(answer.text())
                .isZero();
        Settled.await(suite);
    }

    private static Post fact(String dossier, String name) {
        return MADE.sources().stream()
                .map(Source::posts)
                .flatMap(List::stream)
                .filter(post -> dossier.equals(post.subject()) && post.type().endsWith("." + name + ".v1"))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode report(String unit, String by, LocalDate from, LocalDate to) {
        return Client.of(suite, "auditor", "01")
                .get(REPORTING, "/v1/reports/06a?unit=%s&from=%s&to=%s&by=%s".formatted(unit, from, to, by))
                .expect(200)
                .json();
    }
}
