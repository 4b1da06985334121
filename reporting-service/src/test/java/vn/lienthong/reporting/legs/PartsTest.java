package vn.lienthong.reporting.legs;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.event.ClockSuspended;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierSentBack;
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.event.DueDateSet;
import vn.lienthong.contracts.event.LegCompleted;
import vn.lienthong.contracts.event.ResponsibilityPassed;
import vn.lienthong.contracts.event.RoutePlanned;
import vn.lienthong.contracts.event.TransferAcknowledged;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.DueReason;
import vn.lienthong.contracts.value.Leg;
import vn.lienthong.contracts.value.Limit;
import vn.lienthong.contracts.value.LimitUnit;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.Passing;
import vn.lienthong.contracts.value.Scope;
import vn.lienthong.contracts.value.SuspensionGround;
import vn.lienthong.reporting.domain.Facts;
import vn.lienthong.reporting.domain.Punctuality;
import vn.lienthong.reporting.legs.Part.Kind;

/** What became of the parts of a dossier by the end of a period. */
class PartsTest {
    private static final Limit LIMIT = new Limit(new BigDecimal(2), LimitUnit.WORKING_DAY);
    private static final Leg WARD = new Leg("xa", "00565", "xét duyệt", LIMIT, List.of());
    private static final Leg DISTRICT = new Leg("huyen", "018", "quyết định", LIMIT, List.of("xa"));
    private static final Instant END = Facts.at("2017-04-01T00:00");

    private final Facts facts = new Facts();

    @BeforeEach
    void receivedWithTwoLegs() {
        facts.add("2017-03-06T08:15", Facts.received(Channel.DIRECT, Facts.day("2017-03-31")))
                .add("2017-03-06T08:15", new RoutePlanned(List.of(WARD, DISTRICT), "1"))
                .add("2017-03-06T08:15", due("xa", "2017-03-08"));
    }

    @Test
    void the_first_leg_is_received_with_the_dossier_and_the_second_not_before_it_comes() {
        assertThat(parts()).extracting(Part::leg).containsExactly("xa");
        assertThat(part("xa").receivedAt()).isEqualTo(Facts.at("2017-03-06T08:15"));
        assertThat(part("xa").overdue()).isTrue();
        assertThat(partAt("xa", Facts.at("2017-03-09T00:00")).overdue()).isFalse();
    }

    @Test
    void handing_on_to_who_waits_for_it_completes_a_leg_by_its_own_date() {
        handedOn("2017-03-09T09:00");

        assertThat(part("xa").completedAt()).isEqualTo(Facts.at("2017-03-09T09:00"));
        assertThat(part("xa").punctuality()).isEqualTo(Punctuality.LATE);
        assertThat(part("huyen").unit()).isEqualTo("018");
        assertThat(part("huyen").dueAt()).isEqualTo(Facts.day("2017-03-14").at());
    }

    @Test
    void an_agency_that_says_so_completes_its_leg() {
        handedOn("2017-03-07T09:00");
        facts.add("2017-03-14T16:00", new LegCompleted("018", null, null));

        assertThat(part("xa").punctuality()).isEqualTo(Punctuality.EARLY);
        assertThat(part("huyen").punctuality()).isEqualTo(Punctuality.ON_TIME);
    }

    @Test
    void what_is_sent_back_is_no_leg_of_the_sender_and_open_again_with_the_one_before() {
        handedOn("2017-03-07T09:00");
        facts.add("2017-03-08T09:00", new DossierSentBack("018", "00565", null));

        assertThat(parts()).extracting(Part::leg).containsExactly("xa");
        assertThat(part("xa").completedAt()).isNull();
    }

    @Test
    void the_close_of_the_dossier_ends_what_is_open() {
        handedOn("2017-03-07T09:00");
        facts.add("2017-03-15T09:00", new DossierResolved("018", Outcome.APPROVED, null, null));

        assertThat(part("huyen").completedAt()).isEqualTo(Facts.at("2017-03-15T09:00"));
        assertThat(part("huyen").punctuality()).isEqualTo(Punctuality.LATE);
    }

    @Test
    void what_happens_behind_the_end_has_not_happened() {
        handedOn("2017-03-07T09:00");

        assertThat(partAt("xa", Facts.at("2017-03-07T00:00")).completedAt()).isNull();
    }

    @Test
    void no_date_passes_while_the_clock_stands_still() {
        facts.add("2017-03-07T09:00", new ClockSuspended(SuspensionGround.SUPPLEMENT, null));

        assertThat(part("xa").overdue()).isFalse();
    }

    @Test
    void an_open_leg_goes_to_whoever_takes_the_unit_over() {
        var passing = new Passing("00565", "00577", List.of("00577"), "1656/NQ");
        facts.add("2017-03-20T00:00", new ResponsibilityPassed(LocalDate.of(2017, 3, 20), List.of(passing)));

        assertThat(part("xa").unit()).isEqualTo("00577");
    }

    @Test
    void a_group_counts_as_a_group_and_its_part_as_the_part_of_its_agency() {
        var group = new Facts()
                .add("2017-03-06T08:15", Facts.received(Channel.DIRECT, Facts.day("2017-03-31")))
                .add(
                        "2017-03-06T08:15",
                        new RoutePlanned(List.of(new Leg("ks", "00565", "", null, List.of(), "LT-1")), "1"));
        var part = new Facts().add("2017-03-06T08:15", partOf("018.00565-170306-0009"));

        assertThat(Parts.of(group.dossier(), END)).extracting(Part::kind).containsExactly(Kind.GROUP);
        assertThat(Parts.of(part.dossier(), END)).singleElement().satisfies(own -> {
            assertThat(own.kind()).isEqualTo(Kind.PART);
            assertThat(own.unit()).isEqualTo("018");
            assertThat(own.desk()).isEqualTo("00565");
        });
    }

    private static DossierReceived partOf(String group) {
        return new DossierReceived(
                "00565", "LT-1", "LT", Channel.DIRECT, "018", null, null, null, null, null, null, group);
    }

    private void handedOn(String time) {
        facts.add(time, new DossierTransferred("00565", "018", null, null, null))
                .add(time, new TransferAcknowledged("018", null, null))
                .add(time, due("huyen", "2017-03-14"));
    }

    private static DueDateSet due(String leg, String day) {
        return new DueDateSet(Scope.LEG, leg, Facts.day(day), DueReason.INITIAL, null, null);
    }

    private Part part(String leg) {
        return partAt(leg, END);
    }

    private Part partAt(String leg, Instant end) {
        return Parts.of(facts.dossier(), end).stream()
                .filter(part -> leg.equals(part.leg()))
                .findFirst()
                .orElseThrow();
    }

    private List<Part> parts() {
        return Parts.of(facts.dossier(), END);
    }
}
