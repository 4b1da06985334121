package vn.lienthong.contracts.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierWithdrawn;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.event.FactReported;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.Owner;

class HistoryTest {
    private static final Instant NINE = Instant.parse("2017-03-06T02:00:00Z");
    private static final Instant TEN = Instant.parse("2017-03-06T03:00:00Z");

    @Test
    void given_a_late_fact_when_ordered_then_business_time_decides() {
        var resolved = fact(Owner.ROUTING, 1, 10, TEN, null, approved());
        var withdrawn = fact(Owner.INTAKE, 2, 11, NINE, null, new DossierWithdrawn());

        var history = History.of(List.of(resolved, withdrawn));

        assertThat(history.close()).contains(withdrawn);
        assertThat(history.conflictingCloses()).containsExactly(resolved);
    }

    @Test
    void given_equal_times_when_an_answer_comes_late_then_it_stands_where_the_reported_fact_stood() {
        var reported = fact(Owner.INTAKE, 1, 10, NINE, null, reported("resolved"));
        var withdrawn = fact(Owner.INTAKE, 2, 11, NINE, null, new DossierWithdrawn());
        var answer = fact(Owner.ROUTING, 1, 50, NINE, reported.id(), approved());

        assertThat(History.of(List.of(reported, withdrawn, answer)).close()).contains(answer);
    }

    @Test
    void given_a_report_then_its_answer_was_learned_with_it_and_any_other_fact_when_it_was_recorded() {
        var reported = fact(Owner.INTAKE, 1, 10, NINE, null, reported("resolved"));
        var answer = fact(Owner.ROUTING, 1, 50, TEN, reported.id(), approved());
        var withdrawn = fact(Owner.INTAKE, 2, 51, TEN, answer.id(), new DossierWithdrawn());

        var history = History.of(List.of(reported, answer, withdrawn));

        assertThat(history.learnedAt(answer)).isEqualTo(NINE);
        assertThat(history.learnedAt(withdrawn)).isEqualTo(TEN);
    }

    @Test
    void given_an_own_fact_not_yet_in_the_log_then_it_stands_behind_what_the_log_holds() {
        var withdrawn = fact(Owner.INTAKE, 2, 11, NINE, null, new DossierWithdrawn());
        var own = fact(Owner.ROUTING, 1, Fact.NOT_YET_IN_LOG, NINE, null, approved());

        assertThat(History.of(List.of(own, withdrawn)).close()).contains(withdrawn);
    }

    @Test
    void given_an_annulled_annulment_then_only_the_later_counts_and_both_are_about_the_fact() {
        var resolved = fact(Owner.ROUTING, 1, 10, TEN, null, approved());
        var annulled = fact(Owner.ROUTING, 2, 20, TEN, null, new FactAnnulled(resolved.id(), "approver"));
        var undone = fact(Owner.ROUTING, 3, 30, TEN, null, new FactAnnulled(annulled.id(), "approver"));

        var history = History.of(List.of(resolved, annulled, undone));

        assertThat(history.amendments()).containsExactly(undone);
        assertThat(history.subject(undone)).contains(resolved);
        assertThat(history.inForce(resolved.id())).contains(resolved);
        assertThat(history.subject(resolved)).isEmpty();
    }

    @Test
    void given_a_correction_then_the_fact_reads_as_corrected() {
        var resolved = fact(Owner.ROUTING, 1, 10, TEN, null, approved());
        var data = Json.mapper().valueToTree(new DossierResolved("00565", Outcome.REFUSED, null, null));
        var corrected = fact(Owner.ROUTING, 2, 20, TEN, null, new FactCorrected(resolved.id(), NINE, data, "approver"));

        var close = History.of(List.of(resolved, corrected)).close().orElseThrow();

        assertThat(close.time()).isEqualTo(NINE);
        assertThat(close.event()).isEqualTo(new DossierResolved("00565", Outcome.REFUSED, null, null));
    }

    @Test
    void given_a_correction_then_the_fact_has_the_flags_of_the_correction_alone() {
        var late = flagged(fact(Owner.ROUTING, 1, 10, TEN, null, approved()), Flag.OPEN_LEGS);
        var mended = fact(Owner.ROUTING, 2, 20, TEN, null, new FactCorrected(late.id(), NINE, null, "approver"));
        var worse = flagged(
                fact(Owner.ROUTING, 3, 30, TEN, null, new FactCorrected(late.id(), NINE, null, "approver")),
                Flag.CLOSE_CONFLICT);

        assertThat(flags(List.of(late, mended))).isEmpty();
        assertThat(flags(List.of(late, mended, worse))).containsExactly(Flag.CLOSE_CONFLICT);
    }

    private static Set<Flag> flags(List<Fact> facts) {
        return History.of(facts).close().orElseThrow().flags();
    }

    private static Fact flagged(Fact fact, Flag flag) {
        return fact.reading(fact.time(), fact.event(), Set.of(flag));
    }

    @Test
    void given_an_annulment_then_the_fact_is_gone_and_its_question_stays_answered() {
        var reported = fact(Owner.INTAKE, 1, 10, NINE, null, reported("resolved"));
        var answer = fact(Owner.ROUTING, 1, 11, NINE, reported.id(), approved());
        var annulled = fact(Owner.ROUTING, 2, 12, TEN, null, new FactAnnulled(answer.id(), "approver"));

        var history = History.of(List.of(reported, answer, annulled));

        assertThat(history.close()).isEmpty();
        assertThat(history.unanswered()).isEmpty();
    }

    @Test
    void given_an_annulled_annulment_then_the_fact_counts_again() {
        var resolved = fact(Owner.ROUTING, 1, 11, NINE, null, approved());
        var annulled = fact(Owner.ROUTING, 2, 12, TEN, null, new FactAnnulled(resolved.id(), "approver"));
        var back = fact(Owner.ROUTING, 3, 13, TEN, null, new FactAnnulled(annulled.id(), "approver"));

        assertThat(History.of(List.of(resolved, annulled, back)).close()).contains(resolved);
    }

    @Test
    void given_an_unanswered_reported_fact_then_it_is_named() {
        var reported = fact(Owner.INTAKE, 1, 10, NINE, null, reported("resolved"));

        assertThat(History.of(List.of(reported)).unanswered()).containsExactly(reported);
    }

    @Test
    void whatever_the_order_of_arrival_the_history_is_the_same() {
        var facts = new ArrayList<Fact>();
        for (int i = 0; i < 12; i++) {
            facts.add(fact(Owner.INTAKE, i, i, NINE.plusSeconds(i % 3), null, new DossierWithdrawn()));
        }
        var expected = History.of(facts).facts();
        for (long seed = 1; seed <= 50; seed++) {
            Collections.shuffle(facts, new Random(seed));
            assertThat(History.of(facts).facts()).as("seed " + seed).isEqualTo(expected);
        }
    }

    private static DossierResolved approved() {
        return new DossierResolved("00565", Outcome.APPROVED, null, null);
    }

    private static FactReported reported(String type) {
        return new FactReported(type, JsonNodeFactory.instance.objectNode());
    }

    private static Fact fact(
            Owner owner, long position, long offset, Instant time, String causation, DossierEvent event) {
        return new Fact(
                owner.code() + "-3-" + position,
                owner,
                position,
                offset,
                "018.00565-170306-0001",
                time,
                time,
                null,
                null,
                causation,
                null,
                Set.of(),
                event);
    }
}
