package vn.lienthong.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.commandline.suite.Part.INTAKE;
import static vn.lienthong.commandline.suite.Part.REPORTING;
import static vn.lienthong.commandline.suite.Part.ROUTING;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import vn.lienthong.commandline.suite.Suite;
import vn.lienthong.testkit.Client;
import vn.lienthong.testkit.Posts;
import vn.lienthong.testkit.Report;
import vn.lienthong.testkit.Settled;

/**
 * On 1 July 2025 the 17 communes of Gia Lâm and the 13 wards of Long Biên end, with 500 dossiers of June open, and 30 closed
 * before. Twelve have one successor, two are divided by the rule of the order, of the others nobody is assigned yet. After
 * the order one dossier is assigned, and the successor closes another. Runs behind the tests that count what their
 * wards have: to these it passes what the old ones had.
 */
@Order(Integer.MAX_VALUE - 2)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MergerTest {
    private static final List<String> GIA_LAM = List.of(
            "00526", "00529", "00532", "00535", "00541", "00544", "00550", "00553", "00556", "00562", "00565", "00568",
            "00571", "00577", "00580", "00583", "00589");
    private static final List<String> LONG_BIEN = List.of(
            "00115", "00118", "00121", "00124", "00127", "00130", "00133", "00136", "00139", "00145", "00148", "00151",
            "00154");
    private static final Map<String, String> ONE_SUCCESSOR = Map.ofEntries(
            Map.entry("00526", "00541"),
            Map.entry("00529", "00541"),
            Map.entry("00532", "00541"),
            Map.entry("00535", "00541"),
            Map.entry("00541", "00541"),
            Map.entry("00544", "00541"),
            Map.entry("00550", "00562"),
            Map.entry("00568", "00562"),
            Map.entry("00571", "00565"),
            Map.entry("00580", "00565"),
            Map.entry("00589", "00577"),
            Map.entry("00133", "00118"));
    private static final Map<String, String> RULE = Map.of("00553", "00565", "00115", "00118");
    private static final int OPEN = 500;
    private static final int CLOSED = 30;
    private static final String UNASSIGNED = "unassigned";

    private final Suite suite = SharedSuite.get();
    private final Client auditor = Client.of(suite, "auditor", null);
    private final Client admin = Client.of(suite, "admin", "01");
    private final Map<String, String> wardOf = new TreeMap<>();
    private final List<String> wards = new ArrayList<>(GIA_LAM);
    private List<JsonNode> dryRun;
    private List<JsonNode> carriedOut;
    private List<JsonNode> again;

    @BeforeAll
    void merge() {
        wards.addAll(LONG_BIEN);
        receive("018", GIA_LAM);
        receive("004", LONG_BIEN);
        Settled.await(suite);
        dryRun = order(true);
        carriedOut = order(false);
        again = order(false);
        Settled.await(suite);
        Client.of(suite, "operator", null)
                .post(
                        ROUTING,
                        "/v1/dossiers/" + assigned() + "/reassignment",
                        "{\"toUnit\":\"00577\",\"document\":\"12/QĐ-UBND\"}")
                .expect(201);
        var successor = new Posts("urn:vn:motcua:gia-lam-moi", "00565");
        tell("00565", List.of(successor.resolved(resolved(), "2025-07-03T09:00:00+07:00")));
        tell("00565", List.of(successor.returned(resolved(), "2025-07-04T09:00:00+07:00")));
        Settled.await(suite);
    }

    /** Of Đa Tốn (00577), divided. */
    private String assigned() {
        return code(wards.indexOf("00577"), "018", "00577");
    }

    /** Of Dương Xá (00571), which went to Gia Lâm. */
    private String resolved() {
        return code(wards.indexOf("00571"), "018", "00571");
    }

    private static String code(int number, String district, String ward) {
        return "%s.%s-250616-9%04d".formatted(district, ward, number);
    }

    private void receive(String district, List<String> of) {
        var events = new ArrayList<String>();
        for (int i = 0; i < OPEN + CLOSED; i++) {
            var ward = wards.get(i % wards.size());
            if (!of.contains(ward)) continue;
            var posts = new Posts("urn:vn:motcua:quan-huyen-" + district, ward);
            var dossier = code(i, district, ward);
            events.add(posts.received(dossier, "2.000815", "2025-06-16T09:00:00+07:00"));
            if (i < OPEN) wardOf.put(dossier, ward);
            else events.add(posts.resolved(dossier, "2025-06-16T15:00:00+07:00"));
        }
        tell(district, events);
    }

    private void tell(String unit, List<String> events) {
        assertThat(Client.of(suite, "source", unit).stream(events).expect(200).text())
                .doesNotContain("REJECTED");
    }

    private List<JsonNode> order(boolean dryRun) {
        var units = wards.stream().map(ward -> "\"" + ward + "\"").collect(Collectors.joining(","));
        return admin.post(ROUTING, "/v1/reorganisations", """
                        {"on":"2025-07-01","units":[%s],"rule":{"00553":"00565","00115":"00118"},
                        "document":"1656/NQ-UBTVQH15","dryRun":%s}""".formatted(units, dryRun))
                .expect(200)
                .lines();
    }

    @Test
    void theDryRunSaysWhatTheOrderThenPassesOnceAndNothingThatWasClosed() {
        assertThat(ours(dryRun)).hasSize(OPEN).isEqualTo(ours(carriedOut));
        assertThat(carriedOut.getLast().path("passed").asInt()
                        + carriedOut.getLast().path("unassigned").asInt())
                .isEqualTo(carriedOut.size() - 1);
        assertThat(carriedOut.getLast().path("units").asInt()).isEqualTo(30);
        assertThat(carriedOut.getLast().path("failed").asInt()).isZero();
        assertThat(again).hasSize(1);
        order("{\"on\":\"2025-07-01\",\"units\":[\"00097\"],\"document\":\"1656\",\"dryRun\":true}");
    }

    private void order(String wrong) {
        admin.post(ROUTING, "/v1/reorganisations", wrong).expectProblem(422, "unit-not-ended");
    }

    private Set<JsonNode> ours(List<JsonNode> lines) {
        return lines.stream()
                .filter(line -> wardOf.containsKey(line.path("dossier").asText()))
                .collect(Collectors.toSet());
    }

    @Test
    void everyOneHasASuccessorThatHoldsItOrStandsAsNotAssigned() {
        wardOf.forEach((dossier, ward) -> {
            var view = view(dossier);
            var expected = expected(dossier, ward);
            if (expected.equals(UNASSIGNED)) {
                assertThat(view.at("/holder/code").asText()).isEqualTo(ward + "@2025-06-30");
                assertThat(view.at("/unassigned/0/fromUnit").asText()).isEqualTo(ward);
                assertThat(view.at("/unassigned/0/candidates").size()).isGreaterThan(1);
                assertThat(view.path("awaiting").toString()).contains("ASSIGNMENT");
            } else {
                assertThat(view.at("/holder/code").asText()).isEqualTo(expected);
                assertThat(view.at("/resolvingUnit/code").asText()).isEqualTo(expected);
                assertThat(view.path("unassigned")).isEmpty();
            }
        });
    }

    private String expected(String dossier, String ward) {
        if (dossier.equals(assigned())) return "00577";
        var one = ONE_SUCCESSOR.getOrDefault(ward, RULE.get(ward));
        return one == null ? UNASSIGNED : one;
    }

    @Test
    void theSuccessorResolvesAndReturnsItAndItsPeopleReadItAsTheirs() {
        var view = view(resolved());

        assertThat(view.at("/status/code").asText()).isEqualTo("RETURNED");
        assertThat(view.path("flags")).isEmpty();
        Client.of(suite, "clerk", "00565")
                .get(INTAKE, "/v1/dossiers/" + resolved() + "/people")
                .expect(200);
        Client.of(suite, "clerk", "00577")
                .get(INTAKE, "/v1/dossiers/" + resolved() + "/people")
                .expect(403);
    }

    @Test
    void inJuneEachCountsWhereItWasReceivedAndInTheQuarterWhereItIs() {
        var june = report("2025-06-01", "2025-06-30");
        var rowsOfJune = rowsOf(june, "received.total", "2025-06-01", "2025-06-30");
        wardOf.keySet().forEach(dossier -> assertThat(rowsOfJune.get(dossier)).hasSize(1));
        assertThat(june.path("rows").toString()).doesNotContain(UNASSIGNED);

        var quarter = report("2025-06-15", "2025-09-14");
        var rows = rowsOf(quarter, "received.total", "2025-06-15", "2025-09-14");
        wardOf.forEach(
                (dossier, ward) -> assertThat(rows.get(dossier)).as(dossier).containsExactly(expected(dossier, ward)));

        var after = rowsOf(report("2025-07-01", "2025-09-30"), "received.carriedIn", "2025-07-01", "2025-09-30");
        wardOf.forEach(
                (dossier, ward) -> assertThat(after.get(dossier)).as(dossier).containsExactly(expected(dossier, ward)));
        assertThat(rowsOf(quarter, "resolved.total", "2025-06-15", "2025-09-14").get(resolved()))
                .containsExactly("00565");
    }

    @Test
    void whatIsOpenIsFoundByWhatItWaitsFor() {
        var found = auditor.get(
                        REPORTING,
                        "/v1/dossiers?awaiting=ASSIGNMENT&unit=00565&from=2025-06-01&to=2025-06-30&limit=500")
                .expect(200)
                .json();

        var expected = wardOf.entrySet().stream()
                .filter(one -> one.getValue().equals("00565"))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(StreamSupport.stream(found.path("dossiers").spliterator(), false)
                        .map(line -> line.path("code").asText()))
                .containsAll(expected);
    }

    /** With every check true, by units and by the rest. */
    private JsonNode report(String from, String to) {
        Report.of(suite, "01", from, to).requireChecks();
        var json = auditor.get(REPORTING, "/v1/reports/06a?unit=01&from=%s&to=%s".formatted(from, to))
                .expect(200)
                .json();
        return new Report(json).requireChecks().json();
    }

    /** Of each of our dossiers the keys of the rows whose cell names it. */
    private Map<String, List<String>> rowsOf(JsonNode report, String cell, String from, String to) {
        var rows = new HashMap<String, List<String>>();
        for (var row : report.path("rows")) {
            var key = row.path("key").asText();
            if (row.at("/" + cell.replace('.', '/')).asInt() == 0) continue;
            var cells = "/v1/reports/06a/dossiers?unit=01&from=%s&to=%s&row=%s&cell=%s&limit=1000"
                    .formatted(from, to, key, cell);
            for (var dossier : dossiers(cells))
                rows.computeIfAbsent(dossier, _ -> new ArrayList<>()).add(key);
        }
        return rows;
    }

    private List<String> dossiers(String cells) {
        var dossiers = new ArrayList<String>();
        var cursor = "";
        while (true) {
            var page = auditor.get(REPORTING, cells + cursor).expect(200).json();
            for (var found : page.path("dossiers"))
                dossiers.add(found.path("dossier").asText());
            if (!page.hasNonNull("next")) return dossiers;
            cursor = "&cursor=" + page.path("next").asText();
        }
    }

    private JsonNode view(String dossier) {
        return auditor.get(REPORTING, "/v1/dossiers/" + dossier).expect(200).json();
    }
}
