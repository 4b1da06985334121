package vn.lienthong.routing.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.catalogue.Catalogue;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierWithdrawn;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.event.FactRefused;
import vn.lienthong.contracts.event.ProcessingStopped;
import vn.lienthong.contracts.event.RoutePlanned;
import vn.lienthong.contracts.event.SupplementExpired;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.contracts.value.StopGround;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.consumer.PlacedRecord;
import vn.lienthong.journal.consumer.PositionedConsumer;
import vn.lienthong.journal.testkit.Chains;
import vn.lienthong.journal.testkit.JournalDatabase;
import vn.lienthong.journal.testkit.TestLog;
import vn.lienthong.routing.adapter.postgres.PostgresKnownFacts;
import vn.lienthong.routing.domain.Routing;

class ReadsTheLogTest {
    private static final int PARTITION = 3;
    private static final String DOSSIER = "018.00565-170306-0007";
    private static final Instant MORNING = Instant.parse("2017-03-06T01:00:00Z");
    private static final String RESOLVED = "{\"unit\":\"00565\",\"outcome\":\"APPROVED\"}";

    private static final Instant EXPIRED = Instant.parse("2017-03-15T16:59:59Z");
    private static final ProcessingStopped STOPPED = new ProcessingStopped("018", StopGround.SUPPLEMENT_EXPIRED, null);

    private static final Instant RECORDED = Instant.parse("2026-11-21T05:00:00Z");

    private final LogOfIntake log = new LogOfIntake(PARTITION, RECORDED);
    private final AtomicReference<Instant> clock = new AtomicReference<>(RECORDED);
    private JournalDatabase database;
    private Journal journal;
    private ReadsTheLog reads;

    @BeforeEach
    void open() {
        database = JournalDatabase.fresh(
                "/db/routing/V100__routing.sql",
                "/db/routing/V101__parts.sql",
                "/db/routing/V103__when_it_was_told.sql");
        journal = database.journal(Owner.ROUTING);
        var catalogue = LiveCatalogue.shipped();
        reads = new ReadsTheLog(
                journal,
                new PostgresKnownFacts(journal),
                catalogue,
                new Routing((code, _) -> !code.equals("99999"), new NoRegisters()),
                clock::get);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void plans_the_route_of_what_was_received_and_answers_what_was_reported_in_order() {
        var received = log.receive(DOSSIER, MORNING);
        var reported = log.report(DOSSIER, minutesLater(30), "resolved", RESOLVED);
        read();

        var written = written();
        assertThat(written).extracting(LogRecord::causationId).containsExactly(received, reported);
        assertThat(events(written))
                .containsExactly(
                        new RoutePlanned(
                                List.of(),
                                Catalogue.shipped()
                                        .procedure("2.000815", java.time.LocalDate.of(2017, 3, 6))
                                        .orElseThrow()
                                        .version()),
                        new DossierResolved("00565", Outcome.APPROVED, null, null));
        assertThat(written.get(1).origin().source()).isEqualTo(LogOfIntake.SOURCE);
        assertThat(written.get(1).time()).isEqualTo(minutesLater(30));
        assertThat(Chains.faults(journal)).isEmpty();
    }

    @Test
    void plans_the_steps_of_an_interconnected_procedure_at_the_units_of_the_day() {
        log.say(DOSSIER, MORNING, LogOfIntake.reception("1.001776", "018"));
        read();
        var plan = (RoutePlanned) events(written()).getFirst();
        assertThat(plan.legs()).extracting(leg -> leg.unit()).containsExactly("00565", "018");
    }

    @Test
    void refuses_a_second_resolution_with_a_reason_also_within_one_batch() {
        log.receive(DOSSIER, MORNING);
        log.report(DOSSIER, minutesLater(30), "resolved", RESOLVED);
        log.report(DOSSIER, minutesLater(40), "resolved", RESOLVED);
        read();
        log.report(DOSSIER, minutesLater(50), "resolved", RESOLVED);
        read();
        assertThat(events(written()).stream().skip(2))
                .allSatisfy(
                        event -> assertThat(event).isInstanceOfSatisfying(FactRefused.class, no -> assertThat(no.rule())
                                .isEqualTo("second-resolution")))
                .hasSize(2);
    }

    @Test
    void decides_the_same_however_the_log_is_cut_into_batches() {
        story(log);
        for (var record : log.drain()) apply(List.of(record));
        var oneByOne = written().stream().map(LogRecord::data).toList();

        close();
        open();
        var again = new LogOfIntake(PARTITION, Instant.parse("2026-11-21T05:00:00Z"));
        story(again);
        apply(again.drain());
        assertThat(written()).extracting(LogRecord::data).containsExactlyElementsOf(oneByOne);
    }

    private void story(LogOfIntake told) {
        told.receive(DOSSIER, MORNING);
        told.report(DOSSIER, minutesLater(5), "transferred", "{\"fromUnit\":\"00565\",\"toUnit\":\"018\"}");
        told.report(DOSSIER, minutesLater(4), "acknowledged", "{\"unit\":\"018\"}");
        var resolved = told.report(DOSSIER, minutesLater(30), "resolved", RESOLVED);
        told.report(
                DOSSIER, minutesLater(60), "corrected", correction(resolved, "\"time\":\"2017-03-06T08:40:00+07:00\""));
        told.say(DOSSIER, minutesLater(20), new DossierWithdrawn());
        told.report(DOSSIER, minutesLater(70), "corrected", correction(resolved, null));
        told.report(DOSSIER, minutesLater(35), "resolved", RESOLVED);
    }

    @Test
    void refuses_a_resolution_after_a_withdrawal_and_records_one_before_it() {
        log.receive(DOSSIER, MORNING);
        log.say(DOSSIER, minutesLater(20), new DossierWithdrawn());
        log.report(DOSSIER, minutesLater(30), "resolved", RESOLVED);
        log.report(DOSSIER, minutesLater(10), "resolved", RESOLVED);
        read();
        assertThat(events(written()).get(1)).isInstanceOfSatisfying(FactRefused.class, no -> assertThat(no.rule())
                .isEqualTo("after-close"));
        assertThat(events(written()).get(2)).isInstanceOf(DossierResolved.class);
    }

    @Test
    void corrects_and_annuls_its_own_facts_also_within_one_batch() {
        log.receive(DOSSIER, MORNING);
        var reported = log.report(DOSSIER, minutesLater(30), "resolved", RESOLVED);
        log.report(
                DOSSIER,
                minutesLater(60),
                "corrected",
                correction(reported, "\"data\":{\"unit\":\"00565\",\"outcome\":\"REFUSED\"}"));
        log.report(DOSSIER, minutesLater(70), "corrected", correction(reported, null));
        log.report(DOSSIER, minutesLater(80), "corrected", correction(reported, null));
        read();

        var written = written();
        var resolution = written.get(1).id();
        assertThat(events(written).get(2)).isInstanceOfSatisfying(FactCorrected.class, corrected -> {
            assertThat(corrected.fact()).isEqualTo(resolution);
            assertThat(corrected.time()).isEqualTo(minutesLater(30));
            assertThat(corrected.data().get("outcome").asText()).isEqualTo("REFUSED");
        });
        assertThat(events(written).get(3)).isEqualTo(new FactAnnulled(resolution, "head"));
        assertThat(events(written).get(4)).isInstanceOfSatisfying(FactRefused.class, no -> assertThat(no.rule())
                .isEqualTo("unknown-fact"));
    }

    @Test
    void plans_again_when_the_reception_is_corrected() {
        var received = log.receive(DOSSIER, MORNING);
        read();
        log.say(
                DOSSIER,
                minutesLater(60),
                FactCorrected.reading(received, MORNING, LogOfIntake.reception("1.001776", "018"), "head"));
        read();
        assertThat(events(written()).getLast()).isInstanceOfSatisfying(FactCorrected.class, corrected -> {
            assertThat(corrected.fact()).isEqualTo(written().getFirst().id());
            assertThat(corrected.data().get("legs")).hasSize(2);
        });
    }

    @Test
    void goes_back_to_the_first_plan_when_the_correction_of_the_reception_is_undone() {
        var received = log.receive(DOSSIER, MORNING);
        read();
        var first = plansInForce();
        var interconnected = LogOfIntake.reception("1.001776", "018");
        var corrected =
                log.say(DOSSIER, minutesLater(60), FactCorrected.reading(received, MORNING, interconnected, "head"));
        read();
        assertThat(plansInForce().getFirst().legs()).hasSize(2);
        var undone = log.say(DOSSIER, minutesLater(70), new FactAnnulled(corrected, "head"));
        read();
        assertThat(plansInForce()).isEqualTo(first);
        log.say(DOSSIER, minutesLater(80), new FactAnnulled(undone, "head"));
        read();
        assertThat(plansInForce().getFirst().legs()).hasSize(2);
    }

    @Test
    void plans_nothing_for_an_annulled_reception_and_again_when_the_dossier_is_received_again() {
        var received = log.say(DOSSIER, MORNING, LogOfIntake.reception("1.001776", "018"));
        log.say(DOSSIER, minutesLater(10), new FactAnnulled(received, "head"));
        read();
        assertThat(plansInForce()).isEmpty();
        log.receive(DOSSIER, minutesLater(5));
        read();
        assertThat(plansInForce()).hasSize(1).allSatisfy(plan -> assertThat(plan.legs())
                .isEmpty());
    }

    @Test
    void plans_again_what_was_planned_when_the_annulment_of_the_reception_is_undone() {
        var received = log.say(DOSSIER, MORNING, LogOfIntake.reception("1.001776", "018"));
        read();
        var planned = plansInForce();
        var annulled = log.say(DOSSIER, minutesLater(10), new FactAnnulled(received, "head"));
        log.say(DOSSIER, minutesLater(20), new FactAnnulled(annulled, "head"));
        read();
        assertThat(plansInForce()).isEqualTo(planned);
        assertThat(written().getLast().time()).isEqualTo(MORNING);
    }

    private List<RoutePlanned> plansInForce() {
        var files = new PostgresKnownFacts(journal);
        var file = journal.inTransaction(tx -> files.load(tx, List.of(DOSSIER)))
                .await()
                .indefinitely()
                .get(DOSSIER);
        return file.history().facts().stream()
                .map(Fact::event)
                .filter(RoutePlanned.class::isInstance)
                .map(RoutePlanned.class::cast)
                .toList();
    }

    @Test
    void answers_what_it_cannot_read_with_a_refusal_so_that_no_post_stays_pending() {
        log.receive(DOSSIER, MORNING);
        log.report(DOSSIER, minutesLater(1), "resolved", "{\"unit\":\"00565\"}");
        log.report(DOSSIER, minutesLater(1), "resolved", "{\"unit\":\"00565\",\"outcome\":\"PERHAPS\"}");
        log.report("018.00565-170306-9999", minutesLater(1), "resolved", RESOLVED);
        log.report(DOSSIER, minutesLater(1), "transferred", "{\"fromUnit\":\"00565\",\"toUnit\":\"99999\"}");
        read();
        assertThat(events(written()).stream().skip(1).map(event -> ((FactRefused) event).rule()))
                .containsExactly("missing-data", "unreadable-data", "unknown-dossier", "unknown-unit");
    }

    @Test
    void a_restart_in_the_middle_answers_nothing_twice_and_own_facts_coming_round_change_nothing() {
        var kafka = new TestLog();
        log.receive(DOSSIER, MORNING);
        log.report(DOSSIER, minutesLater(10), "transferred", "{\"fromUnit\":\"00565\",\"toUnit\":\"018\"}");
        log.report(DOSSIER, minutesLater(20), "acknowledged", "{\"unit\":\"018\"}");
        log.report(DOSSIER, minutesLater(30), "resolved", RESOLVED);
        log.drain().forEach(placed -> kafka.send(placed.record()));
        var all = kafka.from(PARTITION, 0);

        consumer(kafka).accept(PARTITION, all.subList(0, 2)).await().indefinitely();
        consumer(kafka).accept(PARTITION, all).await().indefinitely();
        consumer(kafka).accept(PARTITION, all).await().indefinitely();
        assertThat(written()).hasSize(4);

        written().forEach(kafka::send);
        log.report(DOSSIER, minutesLater(40), "resolved", RESOLVED);
        log.drain().forEach(placed -> kafka.send(placed.record()));
        consumer(kafka)
                .accept(PARTITION, kafka.from(PARTITION, all.size()))
                .await()
                .indefinitely();
        assertThat(events(written()).getLast()).isInstanceOfSatisfying(FactRefused.class, no -> assertThat(no.rule())
                .isEqualTo("second-resolution"));
        assertThat(Chains.faults(journal)).isEmpty();
    }

    private PositionedConsumer consumer(TestLog kafka) {
        var consumer = new PositionedConsumer(
                journal,
                reads,
                () -> Uni.createFrom().item(kafka.ends()),
                PositionedConsumer.Settings.named("routing"),
                Optional.empty());
        consumer.positions(List.of(PARTITION)).await().indefinitely();
        return consumer;
    }

    @Test
    void flags_what_breaks_a_rule() {
        log.receive(DOSSIER, MORNING);
        log.report(DOSSIER, minutesLater(1), "acknowledged", "{\"unit\":\"018\"}");
        read();
        assertThat(written().getLast().flags()).containsExactly(Flag.NOT_TRANSFERRED);
    }

    @Test
    void leaves_to_deadline_what_is_deadlines() {
        log.receive(DOSSIER, MORNING);
        log.report(DOSSIER, minutesLater(1), "extended", "{\"newDue\":\"2017-03-10\",\"apologyNumber\":\"12\"}");
        log.report(
                DOSSIER,
                minutesLater(1),
                "corrected",
                "{\"fact\":\"intake-3-2\",\"factType\":\"extended\",\"approver\":\"head\"}");
        read();
        assertThat(written()).hasSize(1);
    }

    @Test
    void corrects_what_is_named_by_its_own_id_and_takes_that_back() {
        log.receive(DOSSIER, MORNING);
        log.report(DOSSIER, minutesLater(30), "resolved", RESOLVED);
        read();
        var resolution = written().getLast().id();
        var refused = "\"data\":{\"unit\":\"00565\",\"outcome\":\"REFUSED\"}";
        log.report(DOSSIER, minutesLater(60), "corrected", ownersCorrection(resolution, "," + refused));
        log.report(DOSSIER, minutesLater(61), "corrected", ownersCorrection("routing-3-99", "," + refused));
        log.report(DOSSIER, minutesLater(62), "corrected", ownersCorrection(resolution, ",\"data\":{\"colour\":1}"));
        read();
        var answers = written().subList(2, 5);
        assertThat(events(answers).getFirst()).isInstanceOfSatisfying(FactCorrected.class, corrected -> {
            assertThat(corrected.fact()).isEqualTo(resolution);
            assertThat(corrected.data().get("outcome").asText()).isEqualTo("REFUSED");
        });
        assertThat(events(answers).stream().skip(1).map(event -> ((FactRefused) event).rule()))
                .containsExactly("unknown-fact", "unreadable-data");

        log.report(
                DOSSIER,
                minutesLater(70),
                "corrected",
                ownersCorrection(answers.getFirst().causationId(), ""));
        read();
        assertThat(events(written()).getLast())
                .isEqualTo(new FactAnnulled(answers.getFirst().id(), "head"));
    }

    private static String ownersCorrection(String fact, String change) {
        return "{\"fact\":\"%s\",\"owner\":\"routing\",\"approver\":\"head\"%s}".formatted(fact, change);
    }

    private static String correction(String fact, String change) {
        return "{\"fact\":\"%s\",\"factType\":\"resolved\",\"approver\":\"head\"%s}"
                .formatted(fact, change == null ? "" : "," + change);
    }

    @Test
    void what_lies_in_the_future_is_told_by_the_services_clock() {
        var tomorrow = RECORDED.plus(Duration.ofDays(1));
        log.receive(DOSSIER, MORNING);
        log.report(DOSSIER, tomorrow, "resolved", RESOLVED);
        read();
        clock.set(tomorrow);
        log.report(DOSSIER, tomorrow, "resolved", RESOLVED);
        read();

        assertThat(events(written()).subList(1, 3)).hasExactlyElementsOfTypes(FactRefused.class, DossierResolved.class);
    }

    @Test
    void stops_what_waited_for_a_supplement_that_expired_and_takes_it_back_with_the_expiry() {
        receiveGroup();
        var expiry = expire(EXPIRED);
        read();
        assertThat(events(written()).getLast()).isEqualTo(STOPPED);
        var stop = written().getLast();
        assertThat(stop.causationId()).isEqualTo(expiry);
        assertThat(stop.time()).isEqualTo(EXPIRED);
        assertThat(stop.origin()).as("it ends no post").isNull();

        var takenBack = log.sayOfDeadline(DOSSIER, EXPIRED, new FactAnnulled(expiry, null), "intake-3-9");
        read();
        assertThat(events(written()).getLast()).isEqualTo(new FactAnnulled(stop.id(), null));
        assertThat(written().getLast().causationId()).isEqualTo(takenBack);

        expire(EXPIRED);
        read();
        assertThat(events(written()).getLast()).isEqualTo(STOPPED);
    }

    @Test
    void an_expiry_taken_back_in_the_same_batch_leaves_nothing_stopped() {
        receiveGroup();
        var expiry = expire(EXPIRED);
        log.sayOfDeadline(DOSSIER, EXPIRED, new FactAnnulled(expiry, null), "intake-3-9");
        read();

        assertThat(events(written()).stream().skip(1).toList())
                .containsExactly(STOPPED, new FactAnnulled(written().get(1).id(), null));
    }

    @Test
    void does_not_stop_what_was_closed_by_then() {
        receiveGroup();
        log.report(DOSSIER, EXPIRED.minusSeconds(1), "resolved", RESOLVED);
        read();
        expire(EXPIRED);
        read();

        assertThat(events(written())).hasExactlyElementsOfTypes(RoutePlanned.class, DossierResolved.class);
    }

    @Test
    void a_resolution_reported_after_the_stop_is_recorded_for_the_stop_may_be_taken_back() {
        receiveGroup();
        var expiry = expire(EXPIRED);
        log.report(DOSSIER, EXPIRED.plusSeconds(60), "resolved", RESOLVED);
        log.sayOfDeadline(DOSSIER, EXPIRED, new FactAnnulled(expiry, null), "intake-3-9");
        read();

        assertThat(events(written()).stream().skip(1))
                .hasExactlyElementsOfTypes(ProcessingStopped.class, DossierResolved.class, FactAnnulled.class);
        assertThat(written().get(2).flags()).contains(Flag.CLOSE_CONFLICT);
    }

    @Test
    void a_resolution_reported_after_a_stop_that_an_agency_reported_is_refused() {
        receiveGroup();
        log.report(DOSSIER, EXPIRED, "stopped", "{\"unit\":\"018\",\"ground\":\"OTHER_LAW\"}");
        log.report(DOSSIER, EXPIRED.plusSeconds(60), "resolved", RESOLVED);
        read();

        assertThat(events(written()).getLast()).isInstanceOfSatisfying(FactRefused.class, no -> assertThat(no.rule())
                .isEqualTo("after-close"));
    }

    @Test
    void stops_once_also_when_the_service_ends_and_reads_again() {
        var kafka = new TestLog();
        receiveGroup();
        expire(EXPIRED);
        log.drain().forEach(placed -> kafka.send(placed.record()));
        var all = kafka.from(PARTITION, 0);
        consumer(kafka).accept(PARTITION, all).await().indefinitely();
        consumer(kafka).accept(PARTITION, all).await().indefinitely();

        written().forEach(kafka::send);
        consumer(kafka)
                .accept(PARTITION, kafka.from(PARTITION, all.size()))
                .await()
                .indefinitely();
        expire(EXPIRED);
        log.drain().forEach(placed -> kafka.send(placed.record()));
        consumer(kafka)
                .accept(PARTITION, kafka.from(PARTITION, all.size() + 2))
                .await()
                .indefinitely();

        assertThat(events(written())).filteredOn(STOPPED::equals).hasSize(1);
        assertThat(Chains.faults(journal)).isEmpty();
    }

    private void receiveGroup() {
        log.say(DOSSIER, MORNING, LogOfIntake.reception("LT-KHAISINH-TT", "018"));
    }

    private String expire(Instant at) {
        return log.sayOfDeadline(DOSSIER, at, new SupplementExpired(at, "NĐ 63/2024/NĐ-CP"), "intake-3-2");
    }

    private static Instant minutesLater(long minutes) {
        return MORNING.plus(Duration.ofMinutes(minutes));
    }

    private void read() {
        apply(log.drain());
    }

    private void apply(List<PlacedRecord> records) {
        journal.inTransaction(tx -> reads.apply(tx, records)).await().indefinitely();
    }

    private List<LogRecord> written() {
        return Chains.read(journal);
    }

    private static List<vn.lienthong.contracts.event.DossierEvent> events(List<LogRecord> records) {
        return records.stream().map(r -> EventTypes.decode(r.type(), r.data())).toList();
    }
}
