package vn.lienthong.reporting.report;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.reporting.report.Asked06a.checks;
import static vn.lienthong.reporting.report.Asked06a.dossiers;
import static vn.lienthong.reporting.report.Asked06a.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.bruteforce.Asked;
import vn.lienthong.bruteforce.BruteForce;
import vn.lienthong.bruteforce.CountedDossier;
import vn.lienthong.bruteforce.Country;
import vn.lienthong.bruteforce.KnownFacts;
import vn.lienthong.bruteforce.RandomHistories;
import vn.lienthong.catalogue.Catalogue;
import vn.lienthong.catalogue.Unit;
import vn.lienthong.contracts.event.ResponsibilityPassed;
import vn.lienthong.contracts.value.Passing;
import vn.lienthong.reporting.ProjectionOnly;
import vn.lienthong.reporting.domain.BusinessDay;
import vn.lienthong.reporting.projection.LogFeeder;
import vn.lienthong.service.testing.SuiteTestResource;

/** Behind each cell of a report stand the dossiers that the definitions put there, no other and none twice. */
@QuarkusTest
@TestProfile(ProjectionOnly.class)
@QuarkusTestResource(SuiteTestResource.class)
@TestInstance(Lifecycle.PER_CLASS)
class EveryCellTest {
    private static final long SEED = 20250701;
    private static final int DOSSIERS = 120;
    private static final LocalDate ENDED_ON = LocalDate.of(2025, 7, 1);
    private static final List<String> OUTCOMES =
            List.of("resolved.early", "resolved.onTime", "resolved.late", "open.inTime", "open.overdue");
    private static final List<String> CELLS = Stream.concat(
                    OUTCOMES.stream(),
                    Stream.of(
                            "received.total",
                            "received.online",
                            "received.direct",
                            "received.carriedIn",
                            "resolved.total",
                            "resolved.onTimeAfterExtension",
                            "resolved.byOutcome.APPROVED",
                            "resolved.byOutcome.REFUSED",
                            "resolved.byOutcome.WITHDRAWN",
                            "resolved.byOutcome.STOPPED",
                            "open.total",
                            "open.awaiting"))
            .toList();

    private final Catalogue catalogue = Catalogue.shipped();
    private final List<Unit> ended = Stream.of("018", "00571", "00553", "00565", "00577")
            .map(code -> catalogue.unit(code, ENDED_ON.minusDays(1)).orElseThrow())
            .toList();
    private final Set<String> successors =
            ended.stream().flatMap(unit -> unit.successors().stream()).collect(Collectors.toCollection(TreeSet::new));
    private final KnownFacts known = new KnownFacts();
    private final List<Instant> recorded = new ArrayList<>();

    @Inject
    LogFeeder log;

    @Inject
    InstantSource clock;

    @BeforeAll
    void load() {
        log.reset();
        new RandomHistories(SEED, hanoi()).tell(DOSSIERS, (dossier, root, time, event) -> {
            var id = log.add(dossier, root, time, event, null);
            recorded.add(log.recorded());
            return known.add(id, dossier, time, event);
        });
        log.feed(61);
    }

    /** The next test class may read the real log, from its beginning. */
    @AfterAll
    void leaveNothing() {
        log.reset();
    }

    private Country hanoi() {
        var before = ended.stream().map(Unit::code).toList();
        var units = new TreeMap<>(Map.of(LocalDate.of(2025, 1, 1), before, ENDED_ON, List.copyOf(successors)));
        var passings = ended.stream().map(EveryCellTest::passing).toList();
        return new Country(LocalDate.of(2025, 5, 10), 80, units, List.of(new ResponsibilityPassed(ENDED_ON, passings)));
    }

    private static Passing passing(Unit unit) {
        var one = unit.successors().size() == 1 ? unit.successors().getFirst() : null;
        return new Passing(unit.code(), one, unit.successors(), "1656");
    }

    @ParameterizedTest(name = "{0} {1} by {2}, {3} {4}, {5} % known")
    @CsvSource({
        "018,   calendar:2025-05, UNIT,      then, inForce, 100",
        "018,   calendar:2025-06, UNIT,      then, inForce, 60",
        "018,   2025-06,          FIELD,     then, first,   100",
        "00565, calendar:2025-06, OFFICER,   then, inForce, 100",
        "01,    calendar:2025-06, PROCEDURE, then, first,   80",
        "01,    calendar:2025-07, UNIT,      then, inForce, 100",
        "01,    2025-Q3,          CHANNEL,   then, inForce, 90",
        "01,    2025-Q3,          UNIT,      now,  inForce, 100",
        "01,    2025,             UNIT,      now,  first,   70",
        "01,    2025-07,          FIELD,     now,  first,   100",
    })
    void each_cell_lists_the_dossiers_it_counts(
            String unit, String period, Breakdown by, String structure, String basis, int percent) {
        int facts = known.all().size() * percent / 100;
        var query = "unit=%s&period=%s&by=%s&structure=%s&dueBasis=%s&asOf=%s"
                .formatted(unit, period, by.name().toLowerCase(Locale.ROOT), structure, basis, recorded.get(facts - 1));
        var days = Period.named(period).orElseThrow();
        var asked = new Asked(days.from(), days.to(), basis.equals("first"));
        var byRow = BruteForce.dossiers(known.all().subList(0, facts)).stream()
                .filter(dossier -> !dossier.cells(asked).isEmpty())
                .filter(dossier -> isOf(unit, dossier, days))
                .collect(Collectors.groupingBy(dossier -> row(dossier, by, structure, days)));
        var report = json(query);

        assertThat(checks(report)).containsOnly(true);
        byRow.keySet().forEach(row -> Asked06a.row(report, row));
        for (var row : report.get("rows")) {
            var key = row.get("key").asText();
            assertCells(query + "&row=" + key, row, byRow.getOrDefault(key, List.of()), asked);
        }
        var all = byRow.values().stream().flatMap(List::stream).toList();
        assertThatEachHasOneOutcome(assertCells(query, report.get("total"), all, asked));
    }

    /**
     * What counts nothing is not asked for again.
     *
     * @return by cell, the codes that were listed
     */
    private static Map<String, List<String>> assertCells(
            String query, JsonNode figures, List<CountedDossier> counted, Asked asked) {
        var listed = new TreeMap<String, List<String>>();
        for (var cell : CELLS) {
            var expected = counted.stream()
                    .filter(dossier -> dossier.cells(asked).contains(cell))
                    .map(CountedDossier::code)
                    .sorted()
                    .toList();
            int figure = figures.at("/" + cell.replace('.', '/')).asInt();
            listed.put(cell, figure == 0 ? List.of() : codes(query, cell));
            assertThat(figure).as(query + " " + cell).isEqualTo(expected.size());
            assertThat(listed.get(cell)).as(query + " " + cell).isEqualTo(expected);
        }
        return listed;
    }

    private static void assertThatEachHasOneOutcome(Map<String, List<String>> listed) {
        var all = OUTCOMES.stream()
                .flatMap(cell -> listed.get(cell).stream())
                .sorted()
                .toList();
        assertThat(all).doesNotHaveDuplicates().isNotEmpty().isEqualTo(listed.get("received.total"));
    }

    private static List<String> codes(String query, String cell) {
        return dossiers(query + "&cell=" + cell).stream()
                .map(dossier -> dossier.get("dossier").asText())
                .toList();
    }

    /** Of the district, which ended with them, all that its communes had; of a commune its own; of the province all. */
    private boolean isOf(String unit, CountedDossier dossier, Period days) {
        return switch (unit) {
            case "01" -> true;
            case "018" -> ended.stream().anyMatch(of -> of.code().equals(dossier.unitOf(days.to())));
            default -> dossier.unitOf(days.to()).equals(unit);
        };
    }

    private String row(CountedDossier dossier, Breakdown by, String structure, Period days) {
        return switch (by) {
            case FIELD -> dossier.received().field();
            case PROCEDURE -> dossier.received().procedure();
            case CHANNEL -> dossier.channel().name();
            case OFFICER -> dossier.received().officer();
            case UNIT -> structure.equals("now") ? unitOfToday(dossier) : unitOfThen(dossier, days);
        };
    }

    /** What waits at a unit that is no more, or was left there, is assigned to nobody. */
    private String unitOfThen(CountedDossier dossier, Period days) {
        var unit = dossier.unitOf(days.to());
        return days.to().isBefore(ENDED_ON) || successors.contains(unit) ? unit : Scope.UNASSIGNED;
    }

    private String unitOfToday(CountedDossier dossier) {
        var today = BusinessDay.of(clock.instant());
        var last = dossier.closedOn().orElse(today);
        return bearer(dossier.unitOf(last), last)
                .map(unit -> catalogue.continuing(unit.code(), unit.validFrom(), today))
                .filter(heirs -> heirs.size() == 1)
                .map(heirs -> heirs.iterator().next())
                .orElse(Scope.UNASSIGNED);
    }

    /** Who bore the code on that day, or last before it. */
    private Optional<Unit> bearer(String code, LocalDate day) {
        return catalogue.generations(code).stream()
                .filter(unit -> !unit.validFrom().isAfter(day))
                .reduce((_, last) -> last);
    }
}
