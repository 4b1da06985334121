package vn.lienthong.routing.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.lienthong.routing.adapter.Intake.freshCode;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.event.DossierWithdrawn;
import vn.lienthong.contracts.event.FactRefused;
import vn.lienthong.contracts.event.RoutePlanned;
import vn.lienthong.contracts.event.TransferAcknowledged;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.journal.Journal;
import vn.lienthong.service.testing.SealingStandIn;
import vn.lienthong.service.testing.SuiteTestResource;

@QuarkusTest
@QuarkusTestResource(SuiteTestResource.class)
@QuarkusTestResource(SealingStandIn.class)
class ReportedFactsTest {
    private static final Instant MORNING = Instant.parse("2017-03-06T01:00:00Z");
    private static final String RESOLVED = "{\"unit\":\"00565\",\"outcome\":\"APPROVED\"}";

    @Inject
    Journal journal;

    @Test
    void a_reception_and_what_was_reported_behind_it_come_to_be_recorded_in_order() {
        var dossier = freshCode();
        var received = Intake.receive(dossier, MORNING);
        var sent = Intake.report(dossier, later(10), "transferred", "{\"fromUnit\":\"00565\",\"toUnit\":\"018\"}");
        var got = Intake.report(dossier, later(20), "acknowledged", "{\"unit\":\"018\"}");
        var resolved = Intake.report(dossier, later(30), "resolved", RESOLVED);

        var written = written(dossier, 4);
        assertThat(written)
                .extracting(LogRecord::causationId)
                .containsExactly(received.id(), sent.id(), got.id(), resolved.id());
        assertThat(events(written))
                .hasExactlyElementsOfTypes(
                        RoutePlanned.class,
                        DossierTransferred.class,
                        TransferAcknowledged.class,
                        DossierResolved.class);
        assertThat(written.getLast().origin()).isEqualTo(resolved.origin());
    }

    @Test
    void a_second_resolution_is_refused_with_the_rule_it_breaks() {
        var dossier = freshCode();
        Intake.receive(dossier, MORNING);
        Intake.report(dossier, later(30), "resolved", RESOLVED);
        var second = Intake.report(dossier, later(40), "resolved", RESOLVED);

        var refusal = written(dossier, 3).getLast();
        assertThat(refusal.causationId()).isEqualTo(second.id());
        assertThat(EventTypes.decode(refusal.type(), refusal.data()))
                .isInstanceOfSatisfying(
                        FactRefused.class, no -> assertThat(no.rule()).isEqualTo("second-resolution"));
    }

    @Test
    void a_withdrawal_raced_against_a_resolution_leaves_one_answer_each_and_never_a_resolution_after_it() {
        var dossiers = IntStream.range(0, 200).mapToObj(_ -> freshCode()).toList();
        for (int i = 0; i < dossiers.size(); i++) {
            Intake.receive(dossiers.get(i), MORNING);
            race(dossiers.get(i), i % 2 == 0, later(10 + i % 7), later(13));
        }
        for (int i = 0; i < dossiers.size(); i++) {
            var answer = events(written(dossiers.get(i), 2)).getLast();
            var tooLate = later(10 + i % 7).isAfter(later(13)) && i % 2 == 0;
            assertThat(answer).isInstanceOf(tooLate ? FactRefused.class : DossierResolved.class);
        }
    }

    /** A resolution is judged by the withdrawals that stand in the log before it. */
    private static void race(String dossier, boolean withdrawalFirst, Instant resolved, Instant withdrawn) {
        var acts = new ArrayList<Runnable>(List.of(
                () -> Intake.say(dossier, withdrawn, new DossierWithdrawn()),
                () -> Intake.report(dossier, resolved, "resolved", RESOLVED)));
        (withdrawalFirst ? acts : acts.reversed()).forEach(Runnable::run);
    }

    @Test
    void many_dossiers_at_once_get_exactly_one_answer_to_each_report() {
        var dossiers = IntStream.range(0, 300).mapToObj(_ -> freshCode()).toList();
        dossiers.forEach(dossier -> Intake.receive(dossier, MORNING));
        dossiers.forEach(dossier -> Intake.report(dossier, later(30), "resolved", RESOLVED));
        assertThat(dossiers.stream()
                        .flatMap(dossier -> events(written(dossier, 2)).stream())
                        .collect(Collectors.groupingBy(Object::getClass, Collectors.counting())))
                .containsOnly(
                        java.util.Map.entry(RoutePlanned.class, 300L),
                        java.util.Map.entry(DossierResolved.class, 300L));
    }

    private static Instant later(long minutes) {
        return MORNING.plus(Duration.ofMinutes(minutes));
    }

    /** What routing has written of the dossier, once there is so much of it. */
    private List<LogRecord> written(String dossier, int count) {
        return await().pollDelay(Duration.ZERO)
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> journal.inTransaction(tx -> journal.facts(tx, List.of(dossier)))
                                .await()
                                .indefinitely()
                                .getOrDefault(dossier, List.of()),
                        facts -> facts.size() >= count);
    }

    private static List<DossierEvent> events(List<LogRecord> records) {
        return records.stream().map(r -> EventTypes.decode(r.type(), r.data())).toList();
    }
}
