package vn.lienthong.routing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierWithdrawn;
import vn.lienthong.contracts.event.FactReported;
import vn.lienthong.contracts.event.RoutePlanned;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.StopGround;

class DossierPropertiesTest {
    private static final Instant MORNING = Told.at("08:00");

    /** Something that is reported, so many minutes after the reception. */
    record Report(int minute, DossierEvent withdrawalOrNull, Command command) {}

    @Property(tries = 300)
    void every_order_of_learning_the_same_facts_gives_the_same_dossier(
            @ForAll("reports") List<Report> reports, @ForAll Random random) {
        var facts = decided(reports);
        var shuffled = new ArrayList<>(facts);
        Collections.shuffle(shuffled, random);
        assertThat(Dossier.of(History.of(shuffled))).isEqualTo(Dossier.of(History.of(facts)));
    }

    @Property(tries = 300)
    void there_is_never_a_second_resolution(@ForAll("reports") List<Report> reports) {
        assertThat(decided(reports).stream().filter(fact -> fact.event() instanceof DossierResolved))
                .hasSizeLessThanOrEqualTo(1);
    }

    @Property(tries = 300)
    void the_dossier_is_closed_where_its_history_says(@ForAll("reports") List<Report> reports) {
        var history = History.of(decided(reports));
        assertThat(Dossier.of(history).closedAt()).isEqualTo(history.close().map(Fact::time));
    }

    @Property(tries = 300)
    void someone_always_holds_a_dossier_that_was_received(@ForAll("reports") List<Report> reports) {
        var custody = Dossier.of(History.of(decided(reports))).custody();
        assertThat(custody.holders()).isNotEmpty().doesNotHaveDuplicates();
    }

    @Property(tries = 300)
    void an_answer_counts_at_the_place_of_its_report_however_late_it_is_given(@ForAll("reports") List<Report> reports) {
        var facts = decided(reports);
        var late = facts.stream().map(DossierPropertiesTest::answeredAtTheEnd).toList();
        assertThat(Dossier.of(History.of(late))).isEqualTo(Dossier.of(History.of(facts)));
    }

    private static Fact answeredAtTheEnd(Fact fact) {
        return fact.causationId() == null
                ? fact
                : new Fact(
                        fact.id(),
                        fact.owner(),
                        fact.position(),
                        Fact.NOT_YET_IN_LOG,
                        fact.dossier(),
                        fact.time(),
                        fact.recordedAt(),
                        null,
                        null,
                        fact.causationId(),
                        null,
                        fact.flags(),
                        fact.event());
    }

    /** Runs the reports through the decider, as routing's consumer does. */
    private static List<Fact> decided(List<Report> reports) {
        var facts = new ArrayList<Fact>();
        facts.add(Told.fact(1, MORNING, Told.reception(Told.DISTRICT), null));
        facts.add(Told.fact(2, MORNING, new RoutePlanned(Told.WARD_DISTRICT_WARD, "test"), null));
        reports.forEach(report -> decide(facts, report));
        return facts;
    }

    private static void decide(List<Fact> facts, Report report) {
        var time = MORNING.plus(Duration.ofMinutes(report.minute()));
        if (report.command() == null) {
            facts.add(Told.fact(facts.size() + 1, time, report.withdrawalOrNull(), null));
            return;
        }
        var cause = Told.fact(
                facts.size() + 1, time, new FactReported("any", Json.mapper().createObjectNode()), null);
        facts.add(cause);
        var request = new Request(report.command(), time, time, Manner.REPORTED);
        if (new Routing(Told.UNITS, Told.SIGNATURES).decide(History.of(facts), request)
                instanceof Decision.Accepted yes) {
            facts.add(Told.fact(facts.size() + 1, yes.time(), yes.fact(), cause.id()));
        }
    }

    @Provide
    Arbitrary<List<Report>> reports() {
        var minutes = Arbitraries.integers().between(-6, 60);
        var commands = Combinators.combine(minutes, commands()).as((minute, c) -> new Report(minute, null, c));
        var withdrawals =
                minutes.filter(minute -> minute >= 0).map(minute -> new Report(minute, new DossierWithdrawn(), null));
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(20, commands), net.jqwik.api.Tuple.of(1, withdrawals))
                .list()
                .ofMaxSize(15);
    }

    private static Arbitrary<Command> commands() {
        var units = Arbitraries.of(Told.WARD, Told.DISTRICT, Told.OTHER_WARD);
        var legs =
                Arbitraries.of("ward-check", "district-decision", "ward-return").injectNull(0.6);
        return Arbitraries.oneOf(
                Combinators.combine(units, units, legs).as((a, b, leg) -> new Command.Transfer(a, b, null, null, leg)),
                Combinators.combine(units, legs).as((unit, leg) -> new Command.Acknowledge(unit, null, leg)),
                Combinators.combine(units, units, legs).as(Command.SendBack::new),
                Combinators.combine(units, legs).as((unit, leg) -> new Command.CompleteLeg(unit, leg, null)),
                units.map(unit -> new Command.Resolve(unit, Outcome.APPROVED, null, null)),
                units.map(unit -> new Command.Stop(unit, StopGround.OTHER_LAW, null)));
    }
}
