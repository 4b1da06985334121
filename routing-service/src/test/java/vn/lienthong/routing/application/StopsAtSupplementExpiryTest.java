package vn.lienthong.routing.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.event.DeadlineEvent;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierWithdrawn;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.event.ProcessingStopped;
import vn.lienthong.contracts.event.QuarantineSkipped;
import vn.lienthong.contracts.event.SupplementExpired;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.log.EventId;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.contracts.value.StopGround;

class StopsAtSupplementExpiryTest {
    private static final Instant RECEIVED = Instant.parse("2026-09-14T01:00:00Z");
    private static final Instant EXPIRED = Instant.parse("2026-09-24T16:59:59Z");
    private static final Instant LATER = EXPIRED.plus(Duration.ofDays(3));
    private static final String DISTRICT = "018";
    private static final ProcessingStopped STOP = new ProcessingStopped(DISTRICT, StopGround.SUPPLEMENT_EXPIRED, null);

    private final List<Fact> facts = new ArrayList<>();

    @BeforeEach
    void received_at_the_ward_for_the_district() {
        happened(Owner.INTAKE, RECEIVED, LogOfIntake.reception("LT-KHAISINH-TT", DISTRICT));
    }

    @Test
    void it_stops_at_the_resolving_unit_at_the_moment_of_the_expiry() {
        var expiry = expired(EXPIRED);

        assertThat(toSay(expiry)).contains(new Saying(STOP, EXPIRED, expiry.id()));
    }

    @Test
    void it_stops_once_however_often_it_is_told() {
        var expiry = expired(EXPIRED);
        say(toSay(expiry));

        assertThat(toSay(expiry)).isEmpty();
        assertThat(toSay(expired(EXPIRED))).isEmpty();
    }

    @Test
    void what_was_closed_by_then_it_leaves_closed() {
        happened(Owner.INTAKE, EXPIRED, new DossierWithdrawn());

        assertThat(toSay(expired(EXPIRED))).isEmpty();
    }

    @Test
    void a_resolution_after_the_expiry_comes_too_late() {
        happened(Owner.ROUTING, LATER, new DossierResolved(DISTRICT, Outcome.APPROVED, null, null));

        assertThat(toSay(expired(EXPIRED))).map(Saying::time).contains(EXPIRED);
    }

    @Test
    void it_takes_the_stop_back_with_the_expiry_and_stops_again_with_the_next() {
        var first = expired(EXPIRED);
        var stop = say(toSay(first));
        var takenBack = annulled(first);
        assertThat(toSay(takenBack)).contains(new Saying(new FactAnnulled(stop.id(), null), EXPIRED, takenBack.id()));
        say(toSay(takenBack));
        assertThat(toSay(takenBack)).isEmpty();

        var again = expired(EXPIRED);

        assertThat(toSay(again)).contains(new Saying(STOP, EXPIRED, again.id()));
    }

    @Test
    void an_expiry_that_reads_anew_moves_the_stop() {
        var expiry = expired(EXPIRED);
        var stop = say(toSay(expiry));
        var earlier = EXPIRED.minus(Duration.ofDays(1));

        var corrected = corrected(expiry, earlier);

        assertThat(toSay(corrected))
                .contains(new Saying(
                        FactCorrected.reading(stop.id(), earlier, STOP, null), corrected.time(), corrected.id()));
        say(toSay(corrected));
        assertThat(toSay(corrected)).isEmpty();
    }

    @Test
    void an_expiry_that_reads_anew_stops_what_was_closed_before_it_and_no_longer_is() {
        happened(Owner.INTAKE, EXPIRED.minusSeconds(60), new DossierWithdrawn());
        var expiry = expired(EXPIRED);
        assertThat(toSay(expiry)).isEmpty();
        var earlier = EXPIRED.minus(Duration.ofDays(1));

        assertThat(toSay(corrected(expiry, earlier))).contains(new Saying(STOP, earlier, expiry.id()));
    }

    @Test
    void the_stop_passes_to_the_other_expiry_that_still_stands() {
        var first = expired(EXPIRED);
        var stop = say(toSay(first));
        expired(LATER);

        var takenBack = annulled(first);

        assertThat(toSay(takenBack)).map(Saying::event).contains(FactCorrected.reading(stop.id(), LATER, STOP, null));
    }

    @Test
    void a_stop_whose_expiry_was_let_go_elsewhere_goes_with_the_one_said_in_its_place() {
        var first = expired(EXPIRED);
        var stop = say(toSay(first));
        happened(Owner.REPORTING, LATER, new QuarantineSkipped(first.id(), "reporting", "unreadable"));
        var second = expired(EXPIRED);
        assertThat(toSay(second)).isEmpty();

        assertThat(toSay(annulled(second))).map(Saying::event).contains(new FactAnnulled(stop.id(), null));
    }

    @Test
    void a_stop_that_people_ordered_is_none_of_its() {
        var ordered = happened(Owner.ROUTING, EXPIRED.minusSeconds(60), STOP);
        var expiry = expired(EXPIRED);
        assertThat(toSay(expiry)).isEmpty();

        assertThat(toSay(annulled(expiry))).isEmpty();
        assertThat(History.of(facts).close()).contains(ordered);
    }

    @Test
    void what_deadline_takes_back_of_other_things_moves_nothing() {
        say(toSay(expired(EXPIRED)));

        var ofADueDate = happened(Owner.DEADLINE, LATER, new FactAnnulled("deadline-3-77", null));

        assertThat(toSay(ofADueDate)).isEmpty();
    }

    @Test
    void a_dossier_whose_reception_was_annulled_is_not_stopped() {
        happened(Owner.INTAKE, LATER, new FactAnnulled(facts.getFirst().id(), "ct-01"));

        assertThat(toSay(expired(EXPIRED))).isEmpty();
    }

    private Optional<Saying> toSay(Fact told) {
        return StopsAtSupplementExpiry.toSay(History.of(facts), told);
    }

    private Fact expired(Instant at) {
        return happened(Owner.DEADLINE, at, new SupplementExpired(at, "NĐ 63/2024/NĐ-CP"));
    }

    private Fact annulled(Fact expiry) {
        return happened(Owner.DEADLINE, expiry.time(), new FactAnnulled(expiry.id(), null));
    }

    private Fact corrected(Fact expiry, Instant at) {
        var reading = FactCorrected.reading(expiry.id(), at, new SupplementExpired(at, "NĐ 63/2024/NĐ-CP"), null);
        return happened(Owner.DEADLINE, at, reading);
    }

    private Fact say(Optional<Saying> saying) {
        var said = saying.orElseThrow();
        return add(Owner.ROUTING, said.time(), said.event(), said.cause());
    }

    private Fact happened(Owner owner, Instant time, DossierEvent event) {
        return add(owner, time, event, event instanceof DeadlineEvent ? "intake-3-1" : null);
    }

    private Fact add(Owner owner, Instant time, DossierEvent event, String cause) {
        var place = facts.size() + 1;
        var id = EventId.of(owner, 3, place);
        facts.add(new Fact(id, owner, place, place, "D", time, time, null, null, cause, null, Set.of(), event));
        return facts.getLast();
    }
}
