package vn.lienthong.reporting.report;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.reporting.report.Asked06a.asked;
import static vn.lienthong.reporting.report.Asked06a.checks;
import static vn.lienthong.reporting.report.Asked06a.dossiers;
import static vn.lienthong.reporting.report.Asked06a.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.catalogue.Catalogue;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.ResponsibilityPassed;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.Passing;
import vn.lienthong.reporting.ProjectionOnly;
import vn.lienthong.reporting.domain.BusinessDay;
import vn.lienthong.reporting.projection.LogFeeder;
import vn.lienthong.reporting.report.RandomDossiers.Happened;
import vn.lienthong.reporting.report.RandomDossiers.Made;
import vn.lienthong.service.testing.SuiteTestResource;

/**
 * What the 17 communes of Gia Lâm and the 13 wards of Long Biên had when they ended, counted by the units of then and by
 * today's.
 */
@QuarkusTest
@TestProfile(ProjectionOnly.class)
@QuarkusTestResource(SuiteTestResource.class)
class TodaysUnitsTest {
    private static final long SEED = 20250701;
    private static final LocalDate ENDED_ON = LocalDate.of(2025, 7, 1);
    private static final Set<String> DIVIDED_OF_GIA_LAM = Set.of("00553", "00556", "00562", "00565", "00577", "00583");
    private static final String QUARTER = "unit=01&period=2025-Q3";
    private static final Period DAYS = Period.named("2025-Q3").orElseThrow();

    /** Where each dossier stands by today's units, told by hand. */
    private final Map<Made, String> today = new HashMap<>();

    /** And by those of then, when the quarter ended. */
    private final Map<Made, String> then = new HashMap<>();

    private final Random random = new Random(SEED);
    private final Catalogue catalogue = Catalogue.shipped();

    @Inject
    LogFeeder log;

    /** The next test class may read the real log, from its beginning. */
    @AfterEach
    void leaveNothing() {
        log.reset();
    }

    @BeforeEach
    void load() {
        log.reset();
        var wards = Stream.of("018", "004")
                .flatMap(district -> catalogue.children(district, ENDED_ON.minusDays(1)).stream())
                .filter(unit -> unit.kind() == null)
                .toList();
        assertThat(wards).hasSize(30);
        for (var ward : wards) for (int i = 0; i < 6; i++) make(ward.code(), ward.successors(), i);
        today.keySet().forEach(made -> made.facts().forEach(fact -> log.add(made.code(), fact.time(), fact.event())));
        log.feed(31);
    }

    /** Of each ward's six: two closed before it ended, the others passed on, of a divided one every second by assignment. */
    private void make(String ward, List<String> successors, int number) {
        var facts = new ArrayList<Happened>();
        var start = LocalDate.of(2025, 5, 20).plusDays(random.nextInt(35));
        facts.add(new Happened(
                RandomDossiers.at(start, 9),
                new DossierReceived(
                        ward, "P-CT", "CT", Channel.DIRECT, null, null, "cb", null, null, null, null, null)));
        var row = successors.size() == 1 ? successors.getFirst() : Scope.UNASSIGNED;
        if (number < 2) facts.add(resolved(ward, LocalDate.of(2025, 6, 25).plusDays(number)));
        else {
            if (number % 2 == 1) row = successors.get(random.nextInt(successors.size()));
            facts.add(passed(ward, row.equals(Scope.UNASSIGNED) ? null : row, successors));
            if (number < 4 && !row.equals(Scope.UNASSIGNED)) facts.add(resolved(row, LocalDate.of(2025, 7, 20)));
        }
        var code = "018.%s-250520-%04d".formatted(ward, number);
        var made = new Made(code, ward, "CT", Channel.DIRECT, facts);
        today.put(made, row);
        then.put(
                made,
                number < 2
                        ? catalogue
                                .parent(ward, ENDED_ON.minusDays(1))
                                .orElseThrow()
                                .code()
                        : row);
    }

    private static Happened resolved(String unit, LocalDate day) {
        return new Happened(RandomDossiers.at(day, 10), new DossierResolved(unit, Outcome.APPROVED, null, null));
    }

    private static Happened passed(String from, String to, List<String> candidates) {
        return new Happened(
                at(ENDED_ON), new ResponsibilityPassed(ENDED_ON, List.of(new Passing(from, to, candidates, "1656"))));
    }

    private static Instant at(LocalDate day) {
        return BusinessDay.start(day);
    }

    @Test
    void by_the_units_of_now_each_dossier_stands_with_who_took_all_over_and_what_was_divided_stands_apart() {
        var now = json(QUARTER + "&structure=now");

        var byRow = new HashMap<String, List<Made>>();
        today.forEach((made, row) ->
                byRow.computeIfAbsent(row, _ -> new ArrayList<>()).add(made));
        byRow.forEach((row, made) -> assertFigures(Asked06a.row(now, row), made));
        assertThat(now.get("structure").asText()).isEqualTo("now");
        assertThat(checks(now)).containsOnly(true);
        assertThat(rowsWithDossiers(now)).isEqualTo(byRow.keySet());
    }

    /** Ten of today's communes bear codes of wards that ended; what those had closed is none of theirs. */
    @Test
    void by_the_units_of_then_what_was_closed_stands_below_its_district_whoever_bears_the_code_since() {
        var report = json(QUARTER);

        var byRow = new HashMap<String, List<Made>>();
        then.forEach((made, row) ->
                byRow.computeIfAbsent(row, _ -> new ArrayList<>()).add(made));
        byRow.forEach((row, made) -> assertFigures(Asked06a.row(report, row), made));
        assertThat(rowsWithDossiers(report)).isEqualTo(byRow.keySet());
        assertThat(checks(report)).containsOnly(true);
        for (var row : byRow.keySet())
            assertThat(dossiers(QUARTER + "&row=" + row + "&cell=received.total"))
                    .as(row)
                    .hasSize(byRow.get(row).size());
    }

    @Test
    void a_district_is_asked_about_to_its_last_day_and_counts_nothing_of_who_bears_its_codes_since() {
        var district = json("unit=018&period=2025-Q3");

        assertThat(district.get("to").asText()).isEqualTo("2025-06-30");
        assertThat(district.at("/total/resolved/total").asInt()).isEqualTo(34);
        assertThat(district.at("/total/open/total").asInt()).isEqualTo(68);
    }

    @Test
    void then_and_now_have_equal_grand_totals_and_districts_stand_only_where_they_existed() {
        var then = json(QUARTER);
        var now = json(QUARTER + "&structure=now");

        assertThat(now.get("total")).isEqualTo(then.get("total"));
        assertThat(identities(now)).contains("total by the units of now = total by the units of then");
        assertThat(rowsWithDossiers(then)).contains("018", "004");
        assertThat(keys(now)).doesNotContain("018", "004");
        assertThat(keys(json("unit=01&period=calendar:2025-07"))).doesNotContain("018", "004");
    }

    @Test
    void what_the_six_divided_communes_closed_stands_in_the_line_of_what_nobody_is_assigned() {
        var found = dossiers(QUARTER + "&structure=now&row=unassigned&cell=resolved.total").stream()
                .map(dossier -> dossier.get("dossier").asText())
                .toList();

        for (var commune : DIVIDED_OF_GIA_LAM)
            assertThat(found)
                    .filteredOn(code -> code.startsWith("018." + commune))
                    .hasSize(2);
        assertThat(found)
                .hasSize(Asked06a.row(json(QUARTER + "&structure=now"), Scope.UNASSIGNED)
                        .at("/resolved/total")
                        .asInt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"received.total", "received.direct", "received.carriedIn", "resolved.total", "open.total"})
    void the_cells_of_now_name_what_they_count(String cell) {
        var now = json(QUARTER + "&structure=now");

        for (var row : now.get("rows"))
            assertThat(dossiers(QUARTER + "&structure=now&row=" + row.get("key").asText() + "&cell=" + cell))
                    .as(row.get("key") + " " + cell)
                    .hasSize(row.at("/" + cell.replace('.', '/')).asInt());
    }

    @Test
    void every_breakdown_by_the_units_of_now_has_the_same_total_and_it_is_known_as_it_was() {
        var now = json(QUARTER + "&structure=now");

        for (var by : List.of("field", "procedure", "channel", "officer"))
            assertThat(json(QUARTER + "&structure=now&by=" + by).get("total")).isEqualTo(now.get("total"));
        assertThat(json(QUARTER + "&structure=now&asOf=" + log.recorded()).get("rows"))
                .isEqualTo(now.get("rows"));
    }

    @Test
    void a_ward_of_today_has_what_it_took_over_and_one_that_is_no_more_is_refused_with_its_successors() {
        var whole = today.values().stream()
                .filter(row -> !row.equals(Scope.UNASSIGNED))
                .findFirst()
                .orElseThrow();

        var ward = json("unit=" + whole + "&period=2025-Q3&structure=now");

        assertThat(ward.get("rows")).hasSize(1);
        assertFigures(
                ward.get("total"),
                today.entrySet().stream()
                        .filter(made -> made.getValue().equals(whole))
                        .map(Map.Entry::getKey)
                        .toList());
        asked("auditor", null, "unit=018&period=2025-Q3&structure=now")
                .statusCode(400)
                .body("type", Matchers.endsWith("/unit-ended"));
    }

    private static void assertFigures(JsonNode found, List<Made> made) {
        var figures = ((ObjectNode) found).deepCopy();
        figures.remove(List.of("key", "label"));
        var counted = made.stream().map(TodaysUnitsTest::withoutPassings).toList();
        var expected = Json.mapper().valueToTree(CountByHand.of(counted, DAYS, _ -> true));
        assertThat(figures.toString()).as(found.path("key").asText()).isEqualTo(expected.toString());
    }

    /** In which row it counts is told by hand here; what it counts as has nothing to do with that. */
    private static Made withoutPassings(Made made) {
        var facts = made.facts().stream()
                .filter(fact -> !(fact.event() instanceof ResponsibilityPassed))
                .toList();
        return new Made(made.code(), made.unit(), made.field(), made.channel(), facts);
    }

    private static List<String> keys(JsonNode report) {
        return rows(report).map(row -> row.get("key").asText()).toList();
    }

    private static Set<String> rowsWithDossiers(JsonNode report) {
        return rows(report)
                .filter(row -> row.at("/received/total").asInt() > 0)
                .map(row -> row.get("key").asText())
                .collect(Collectors.toSet());
    }

    private static Stream<JsonNode> rows(JsonNode report) {
        return StreamSupport.stream(report.get("rows").spliterator(), false);
    }

    private static List<String> identities(JsonNode report) {
        return report.get("checks").findValuesAsText("identity");
    }
}
