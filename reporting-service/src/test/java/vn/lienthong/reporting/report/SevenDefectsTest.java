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
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.contracts.event.ClockSuspended;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierWithdrawn;
import vn.lienthong.contracts.event.DueDateMoved;
import vn.lienthong.contracts.event.ExtensionGranted;
import vn.lienthong.contracts.event.ProcessingStopped;
import vn.lienthong.contracts.event.SupplementRequested;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.DueReason;
import vn.lienthong.contracts.value.DueSource;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.PromisedDue;
import vn.lienthong.contracts.value.Scope;
import vn.lienthong.contracts.value.StopGround;
import vn.lienthong.contracts.value.SuspensionGround;
import vn.lienthong.reporting.ProjectionOnly;
import vn.lienthong.reporting.domain.Facts;
import vn.lienthong.reporting.projection.LogFeeder;
import vn.lienthong.reporting.projection.OwnerConnection;
import vn.lienthong.service.testing.SuiteTestResource;

/** Seven defects that were found in a reporting system in use, none of which is to be found here. */
@QuarkusTest
@TestProfile(ProjectionOnly.class)
@QuarkusTestResource(SuiteTestResource.class)
class SevenDefectsTest {
    private static final String FEBRUARY = "unit=018&period=calendar:2017-02";
    private static final DossierResolved APPROVED = new DossierResolved("00571", Outcome.APPROVED, null, null);

    @Inject
    LogFeeder log;

    @BeforeEach
    void begin() {
        log.reset();
    }

    /** The next test class may read the real log, from its beginning. */
    @AfterEach
    void leaveNothing() {
        log.reset();
    }

    /** A past quarter was counted from today's rows, so that it changed; a due date set anew made late ones punctual. */
    @Test
    void defect_1_a_past_quarter_gives_the_same_figures_after_its_dossiers_went_on_and_got_new_due_dates() {
        tell("1", "2017-02-01T08:00", received("00571", "2017-02-10"));
        tell("2", "2017-02-01T08:00", received("00571", "2017-02-10"));
        tell("2", "2017-02-15T08:00", APPROVED);
        log.feedNew(10);
        var quarter = json("unit=018&period=2017-Q1");
        var asOf = log.recorded();

        for (var dossier : List.of("1", "2")) {
            tell(dossier, "2017-03-20T08:00", new ExtensionGranted(Facts.day("2017-04-30"), "1/XL", null));
            tell(dossier, "2017-03-20T08:00", moved("2017-04-30"));
        }
        tell("1", "2017-04-05T08:00", APPROVED);
        log.feedNew(10);

        assertThat(json("unit=018&period=2017-Q1").get("rows")).isEqualTo(quarter.get("rows"));
        assertThat(json("unit=018&period=2017-Q1&asOf=" + asOf).get("rows")).isEqualTo(quarter.get("rows"));
        assertThat(in(quarter)).isEqualTo("resolved 1 late 1 open 1 overdue 1 awaiting 0");
        assertThat(in(json("unit=018&period=2017-Q2"))).isEqualTo("resolved 1 late 1 open 0 overdue 0 awaiting 0");
    }

    /** Stopped and withdrawn ones had no date and were open and in time for ever. */
    @Test
    void defect_2_what_was_stopped_or_withdrawn_is_closed_from_that_day_on_and_late_if_it_was() {
        tell("1", "2017-02-01T08:00", received("00571", "2017-02-10"));
        tell("1", "2017-02-20T08:00", new ProcessingStopped("00571", StopGround.OTHER_LAW, null));
        tell("2", "2017-02-01T08:00", received("00571", "2017-02-10"));
        tell("2", "2017-02-20T08:00", new DossierWithdrawn());
        tell("3", "2017-02-01T08:00", received("00571", "2017-02-10"));
        tell("3", "2017-03-02T08:00", new ProcessingStopped("00571", StopGround.OTHER_LAW, null));
        log.feedNew(10);

        assertThat(in(json(FEBRUARY))).isEqualTo("resolved 2 late 2 open 1 overdue 1 awaiting 0");
        assertThat(in(json("unit=018&period=calendar:2017-03")))
                .isEqualTo("resolved 1 late 1 open 0 overdue 0 awaiting 0");
        assertThat(json("unit=018&period=calendar:2017-04")
                        .at("/total/received/total")
                        .asInt())
                .isZero();
    }

    /** What awaited a supplement was in time, whatever its due date. */
    @Test
    void defect_3_what_awaits_a_supplement_is_overdue_if_it_was_when_that_was_asked_for() {
        tell("1", "2017-02-01T08:00", received("00571", "2017-02-10"));
        tell("1", "2017-02-13T08:00", new SupplementRequested(List.of(), null, null));
        tell("1", "2017-02-13T08:00", new ClockSuspended(SuspensionGround.SUPPLEMENT, null));
        log.feedNew(10);

        assertThat(in(json(FEBRUARY))).isEqualTo("resolved 0 late 0 open 1 overdue 1 awaiting 1");
    }

    /** By procedure, an "or" without parentheses let the dossiers of all other units in. */
    @ParameterizedTest
    @ValueSource(strings = {"procedure", "field", "officer", "channel"})
    void defect_4_no_dossier_of_another_unit_leaks_into_a_breakdown(String by) {
        int number = 0;
        for (var unit : List.of("00571", "00526", "00589")) {
            for (var state : inEveryState()) {
                var dossier = unit + "-" + ++number;
                tell(dossier, "2017-01-20T08:00", received(unit, "2017-02-10"));
                if (state != null) tell(dossier, "2017-02-15T08:00", state);
            }
        }
        log.feedNew(10);

        var ward = "unit=00571&period=calendar:2017-02&by=" + by;
        assertThat(json(ward).get("rows")).hasSize(1);
        assertThat(in(json(ward))).isEqualTo("resolved 3 late 3 open 2 overdue 2 awaiting 1");
        for (var cell : List.of("received.total", "resolved.total", "resolved.late", "open.total", "open.awaiting"))
            assertThat(dossiers(ward + "&cell=" + cell))
                    .isNotEmpty()
                    .allMatch(dossier -> dossier.get("dossier").asText().startsWith("00571"));
    }

    private static DossierEvent[] inEveryState() {
        return new DossierEvent[] {
            null,
            APPROVED,
            new DossierWithdrawn(),
            new ProcessingStopped("00571", StopGround.OTHER_LAW, null),
            new SupplementRequested(List.of(), null, null)
        };
    }

    /** The total was counted apart from its parts, and nobody compared them. */
    @Test
    void defect_5_a_total_that_its_parts_do_not_add_up_to_is_told() {
        tell("1", "2017-02-01T08:00", received("00571", "2017-02-10"));
        tell("2", "2017-02-01T08:00", received("00526", "2017-02-10"));
        log.feedNew(10);
        assertThat(checks(json(FEBRUARY))).containsOnly(true);

        OwnerConnection.execute("delete from channel_balance where unit = '00526'");

        assertThat(checks(json(FEBRUARY))).contains(false);
    }

    /** The table was joined to the units of today: what others had vanished with them. */
    @Test
    void defect_6_what_a_unit_that_is_no_more_had_stands_in_the_reports_of_its_time() {
        tell("1", "2025-06-02T08:00", received("00571", "2025-06-10"));
        tell("1", "2025-06-05T08:00", APPROVED);
        log.feedNew(10);

        var district = json("unit=018&period=calendar:2025-06");
        var province = json("unit=01&period=calendar:2025-06");

        assertThat(row(district, "00571").at("/resolved/early").asInt()).isEqualTo(1);
        assertThat(row(district, "00571").get("label").asText()).isNotEqualTo("00571");
        assertThat(row(province, "018").at("/resolved/early").asInt()).isEqualTo(1);
        assertThat(json("unit=01&period=calendar:2025-06&structure=now")
                        .at("/total/resolved/early")
                        .asInt())
                .isEqualTo(1);
    }

    /** Bounds were texts, with an hour or without, in the time of whatever machine it was. */
    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Pacific/Auckland", "America/Los_Angeles"})
    void defect_7_a_day_is_a_vietnamese_day_to_its_last_moment_on_whatever_machine(String zone) {
        var machine = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try {
            tell("1", "2017-01-31T23:59:59.999", received("00571", "2017-02-28"));
            tell("1", "2017-02-28T23:59:59.999", APPROVED);
            tell("2", "2017-02-01T00:00", received("00571", "2017-02-28"));
            tell("3", "2017-02-28T23:59:59.999", received("00571", "2017-02-27"));
            tell("4", "2017-03-01T00:00", received("00571", "2017-03-02"));
            log.feedNew(10);

            var february = json(FEBRUARY);

            assertThat(in(february)).isEqualTo("resolved 1 late 0 open 2 overdue 1 awaiting 0");
            assertThat(february.at("/total/received/carriedIn").asInt()).isEqualTo(1);
            assertThat(february.at("/total/received/direct").asInt()).isEqualTo(2);
            assertThat(february.at("/total/resolved/onTime").asInt()).isEqualTo(1);
        } finally {
            TimeZone.setDefault(machine);
        }
    }

    private void tell(String dossier, String at, DossierEvent event) {
        log.add(dossier, Facts.at(at), event);
    }

    private static DossierReceived received(String unit, String day) {
        var due = Facts.day(day);
        var promised = new PromisedDue(due, due.at(), DueSource.COMPUTED, due, null, "1", "1");
        return new DossierReceived(
                unit, "P-CT", "CT", Channel.DIRECT, null, promised, "cb-1", null, null, null, null, null);
    }

    private static DueDateMoved moved(String day) {
        return new DueDateMoved(Scope.DOSSIER, null, null, Facts.day(day), DueReason.EXTENSION_APOLOGY, null, null);
    }

    private static String in(JsonNode report) {
        var total = report.get("total");
        return "resolved %s late %s open %s overdue %s awaiting %s"
                .formatted(
                        total.at("/resolved/total"),
                        total.at("/resolved/late"),
                        total.at("/open/total"),
                        total.at("/open/overdue"),
                        total.at("/open/awaiting"));
    }
}
