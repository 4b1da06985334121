package vn.lienthong.reporting.report;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.reporting.report.Asked06a.checks;
import static vn.lienthong.reporting.report.Asked06a.dossiers;
import static vn.lienthong.reporting.report.Asked06a.json;
import static vn.lienthong.reporting.report.Asked06a.row;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.ResponsibilityPassed;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.Passing;
import vn.lienthong.reporting.ProjectionOnly;
import vn.lienthong.reporting.projection.LogFeeder;
import vn.lienthong.service.testing.SuiteTestResource;

/** Units end and others go on with what they had: in which row a report counts it, and that nothing counts twice. */
@QuarkusTest
@TestProfile(ProjectionOnly.class)
@QuarkusTestResource(SuiteTestResource.class)
class ReorganisedReportTest {

    @Inject
    LogFeeder log;

    /** The next test class may read the real log, from its beginning. */
    @AfterEach
    void leaveNothing() {
        log.reset();
    }

    /** Received in June at four wards, of which each ended with the month: one of the first is closed before. */
    private void reorganise() {
        log.reset();
        for (var ward : List.of("00571", "00553", "00565", "00577")) {
            for (int i = 0; i < 3; i++) {
                var code = "018.%s-250616-000%d".formatted(ward, i);
                log.add(
                        code,
                        moment("2025-06-16T01:00:00Z"),
                        new DossierReceived(
                                ward, "P-CT", "CT", Channel.DIRECT, null, null, "cb", null, null, null, null, null));
            }
        }
        log.add(
                "018.00571-250616-0000",
                moment("2025-06-20T01:00:00Z"),
                new DossierResolved("00571", Outcome.APPROVED, null, null));
        for (int i = 1; i < 3; i++) pass("018.00571-250616-000" + i, "00571", "00565");
        for (int i = 0; i < 3; i++) {
            pass("018.00553-250616-000" + i, "00553", null);
            pass("018.00565-250616-000" + i, "00565", "00577");
            pass("018.00577-250616-000" + i, "00577", "00577");
        }
        log.add(
                "018.00571-250616-0001",
                moment("2025-07-03T01:00:00Z"),
                new DossierResolved("00565", Outcome.APPROVED, null, null));
        log.feed(7);
    }

    private void pass(String dossier, String from, String to) {
        var passing = new Passing(from, to, List.of("00565", "00577"), "1656");
        log.add(
                dossier,
                moment("2025-06-30T17:00:00Z"),
                new ResponsibilityPassed(LocalDate.of(2025, 7, 1), List.of(passing)));
    }

    @Test
    void what_passed_to_another_unit_counts_in_all_columns_there_from_that_day_on() {
        reorganise();

        var june = json("unit=01&period=calendar:2025-06");
        assertThat(row(june, "018").at("/received/total").asInt()).isEqualTo(12);
        assertThat(row(june, "018").at("/open/total").asInt()).isEqualTo(11);
        assertThat(june.get("rows").toString()).doesNotContain("unassigned");
        assertThat(checks(june)).containsOnly(true);

        var july = json("unit=01&period=calendar:2025-07");
        assertThat(in(july, "00565")).isEqualTo("received 2 carriedIn 2 resolved 1 open 1");
        assertThat(in(july, "00577")).isEqualTo("received 6 carriedIn 6 resolved 0 open 6");
        assertThat(in(july, "unassigned")).isEqualTo("received 3 carriedIn 3 resolved 0 open 3");
        assertThat(row(july, "unassigned").get("label").asText()).isEqualTo("Chưa phân bổ");
        assertThat(july.at("/total/received/carriedIn")).isEqualTo(june.at("/total/open/total"));
        assertThat(checks(july)).containsOnly(true);

        var both = json("unit=01&from=2025-06-01&to=2025-07-31");
        assertThat(in(both, "00565")).isEqualTo("received 2 carriedIn 0 resolved 1 open 1");
        assertThat(in(both, "00577")).isEqualTo("received 6 carriedIn 0 resolved 0 open 6");
        assertThat(in(both, "unassigned")).isEqualTo("received 3 carriedIn 0 resolved 0 open 3");
        assertThat(in(both, "018")).isEqualTo("received 1 carriedIn 0 resolved 1 open 0");
        assertThat(both.at("/total/received/total").asInt()).isEqualTo(12);
        assertThat(checks(both)).containsOnly(true);
        assertThat(checks(json("unit=01&from=2025-06-01&to=2025-07-31&by=officer")))
                .containsOnly(true);
    }

    @Test
    void whoever_bears_the_code_of_a_unit_that_ended_counts_nothing_of_it_that_did_not_pass_to_him() {
        reorganise();

        var july = json("unit=00565&period=calendar:2025-07");

        assertThat(in(july, "00565")).isEqualTo("received 2 carriedIn 2 resolved 1 open 1");
        assertThat(july.get("rows")).hasSize(1);
    }

    @Test
    void what_passed_is_known_as_it_was_and_each_cell_names_what_it_counts() {
        reorganise();
        var both = "unit=01&from=2025-06-01&to=2025-07-31";
        var now = json(both);

        assertThat(json(both + "&asOf=" + log.recorded()).get("rows")).isEqualTo(now.get("rows"));
        for (var cell : List.of("received.total", "received.direct", "resolved.total", "open.total", "open.inTime")) {
            for (var row : now.get("rows"))
                assertThat(dossiers(both + "&row=" + row.get("key").asText() + "&cell=" + cell))
                        .as(row.get("key") + " " + cell)
                        .hasSize(row.at("/" + cell.replace('.', '/')).asInt());
            assertThat(dossiers(both + "&cell=" + cell))
                    .hasSize(now.at("/total/" + cell.replace('.', '/')).asInt());
        }
        assertThat(dossiers("unit=01&period=calendar:2025-07&row=unassigned&cell=received.carriedIn"))
                .hasSize(3);
    }

    private static String in(JsonNode report, String key) {
        var row = row(report, key);
        return "received %s carriedIn %s resolved %s open %s"
                .formatted(
                        row.at("/received/total"),
                        row.at("/received/carriedIn"),
                        row.at("/resolved/total"),
                        row.at("/open/total"));
    }

    private static Instant moment(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
