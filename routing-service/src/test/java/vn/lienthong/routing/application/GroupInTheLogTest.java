package vn.lienthong.routing.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.event.DossierWithdrawn;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.event.FactReported;
import vn.lienthong.contracts.event.LegCompleted;
import vn.lienthong.contracts.event.LegOpened;
import vn.lienthong.contracts.event.PaymentConfirmed;
import vn.lienthong.contracts.event.PaymentRequested;
import vn.lienthong.contracts.event.ProcessingStopped;
import vn.lienthong.contracts.event.RoutePlanned;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.contracts.value.Leg;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.contracts.value.PartEnd;
import vn.lienthong.contracts.value.StopGround;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.consumer.PlacedRecord;
import vn.lienthong.journal.testkit.Chains;
import vn.lienthong.journal.testkit.JournalDatabase;
import vn.lienthong.routing.adapter.postgres.PostgresKnownFacts;
import vn.lienthong.routing.domain.Routing;
import vn.lienthong.service.casefile.CaseFile;

/** A birth and its parts as the log brings them, the parts' dossiers as intake receives them; on PostgreSQL. */
class GroupInTheLogTest {
    private static final int PARTITION = 3;
    private static final Instant RECORDED = Instant.parse("2026-11-21T05:00:00Z");
    private static final Instant RECEIVED = Instant.parse("2026-10-05T01:00:00Z");
    private static final String GROUP = "01.00565-261005-0001";
    private static final String REGISTRATION = "01.00565-261005-0002";
    private static final String RESIDENCE = "01.00565-261005-0003";
    /** Names of what calls for the parts, as routing's journal gives them: behind the plan; behind the end of the first. */
    private static final String FIRST = "routing-3-2";

    private static final String SECOND = "routing-3-6";
    private static final String WARD = "00565";
    private static final String POLICE = "CA00565";

    private LogOfIntake log;
    private JournalDatabase database;
    private Journal journal;
    private ReadsTheLog reads;

    @BeforeEach
    void open() {
        log = new LogOfIntake(PARTITION, RECORDED);
        database = JournalDatabase.fresh(
                "/db/routing/V100__routing.sql",
                "/db/routing/V101__parts.sql",
                "/db/routing/V103__when_it_was_told.sql");
        journal = database.journal(Owner.ROUTING);
        reads = new ReadsTheLog(
                journal,
                new PostgresKnownFacts(journal),
                LiveCatalogue.shipped(),
                new Routing((_, _) -> true, new NoRegisters()),
                () -> RECORDED);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void what_is_said_of_a_group_follows_from_its_parts() {
        story();
        apply(log.drain());

        assertThat(said(GROUP)).element(0).isInstanceOf(RoutePlanned.class);
        assertThat(said(GROUP).subList(1, 6))
                .containsExactly(
                        new LegOpened("khai-sinh", WARD, "LT-KHAISINH-KS"),
                        new LegCompleted(WARD, "khai-sinh", null, PartEnd.APPROVED),
                        new LegOpened("thuong-tru", POLICE, "LT-KHAISINH-TT"),
                        new LegCompleted(POLICE, "thuong-tru", null, PartEnd.REFUSED),
                        new DossierResolved(WARD, Outcome.REFUSED, null, null));
        assertThat(said(RESIDENCE)).contains(new DossierTransferred(WARD, POLICE, null, null, null));
        assertThat(Chains.faults(journal)).isEmpty();
    }

    @Test
    void it_is_the_same_however_the_log_is_cut_into_batches() {
        story();
        for (var record : log.drain()) apply(List.of(record));
        var oneByOne = written().stream().map(LogRecord::data).toList();

        close();
        open();
        story();
        apply(log.drain());

        assertThat(written()).extracting(LogRecord::data).containsExactlyElementsOf(oneByOne);
    }

    @Test
    void an_optional_part_begins_only_where_it_is_asked_for() {
        var reception = log.say(GROUP, RECEIVED, asking("can-cuoc"));
        apply(log.drain());
        log.say(GROUP, RECEIVED, new FactCorrected(reception, RECEIVED.minusSeconds(60), null, "ct-01"));
        apply(log.drain());
        assertThat(legsOf(GROUP)).endsWith("bhyt", "can-cuoc");

        receive(REGISTRATION, "LT-KHAISINH-KS", WARD, FIRST, 0);
        resolve(REGISTRATION, WARD, Outcome.APPROVED, 2);
        apply(log.drain());
        receive(RESIDENCE, "LT-KHAISINH-TT", POLICE, callFor("thuong-tru"), 2);
        resolve(RESIDENCE, POLICE, Outcome.APPROVED, 4);
        apply(log.drain());

        assertThat(legsOf(GROUP)).containsExactly("khai-sinh", "thuong-tru", "bhyt", "can-cuoc");
        assertThat(opened()).containsExactly("khai-sinh", "thuong-tru", "bhyt", "can-cuoc");
        assertThat(close(GROUP)).isEmpty();
    }

    @Test
    void a_part_that_is_asked_for_later_is_planned_and_one_that_has_begun_stays() {
        var reception = log.say(GROUP, RECEIVED, LogOfIntake.reception("LT-KHAISINH", null));
        receive(REGISTRATION, "LT-KHAISINH-KS", WARD, FIRST, 0);
        apply(log.drain());
        assertThat(legsOf(GROUP)).containsExactly("khai-sinh", "thuong-tru", "bhyt");

        log.say(GROUP, after(1), FactCorrected.reading(reception, RECEIVED, asking("can-cuoc"), "ct-01"));
        apply(log.drain());
        assertThat(legsOf(GROUP)).endsWith("bhyt", "can-cuoc");
        log.say(GROUP, after(1), FactCorrected.reading(reception, RECEIVED, asking(), "ct-01"));
        apply(log.drain());
        assertThat(legsOf(GROUP)).endsWith("thuong-tru", "bhyt");

        var again = log.say(GROUP, after(1), FactCorrected.reading(reception, RECEIVED, asking("can-cuoc"), "ct-01"));
        resolve(REGISTRATION, WARD, Outcome.APPROVED, 2);
        apply(log.drain());
        receive(RESIDENCE, "LT-KHAISINH-TT", POLICE, callFor("thuong-tru"), 2);
        resolve(RESIDENCE, POLICE, Outcome.APPROVED, 4);
        apply(log.drain());
        log.say(GROUP, after(5), new FactAnnulled(again, "ct-01"));
        apply(log.drain());
        assertThat(legsOf(GROUP)).as("what has begun has begun").endsWith("bhyt", "can-cuoc");
    }

    @Test
    void a_part_begins_when_it_was_told_that_it_can_as_the_log_had_told_of_the_group_before() {
        log.recordedAt(RECEIVED).say(GROUP, RECEIVED, LogOfIntake.reception("LT-KHAISINH", null));
        receive(REGISTRATION, "LT-KHAISINH-KS", WARD, FIRST, 0);
        apply(log.drain());

        log.recordedAt(after(5));
        resolve(REGISTRATION, WARD, Outcome.APPROVED, 2);
        apply(log.drain());

        assertThat(said(GROUP))
                .contains(new LegOpened("thuong-tru", POLICE, "LT-KHAISINH-TT", null, after(2)))
                .contains(new LegCompleted(WARD, "khai-sinh", null, PartEnd.APPROVED));
        assertThat(opening("thuong-tru").time()).isEqualTo(after(5));
    }

    @Test
    void a_part_that_is_approved_by_a_correction_lets_the_next_begin_when_that_was_told() {
        log.recordedAt(RECEIVED).say(GROUP, RECEIVED, LogOfIntake.reception("LT-KHAISINH", null));
        receive(REGISTRATION, "LT-KHAISINH-KS", WARD, FIRST, 0);
        log.recordedAt(after(1));
        resolve(REGISTRATION, WARD, Outcome.REFUSED, 1);
        apply(log.drain());
        var refusal = file(REGISTRATION).history().close().orElseThrow().id();

        log.recordedAt(after(30));
        var approved = "{\"unit\":\"00565\",\"outcome\":\"APPROVED\"}";
        log.say(REGISTRATION, GROUP, after(30), new FactReported("corrected", LogOfIntake.json("""
                        {"fact":"%s","factType":"resolved","approver":"ct-01","data":%s}""".formatted(
                        refusal, approved))));
        apply(log.drain());

        assertThat(opening("thuong-tru").time()).isEqualTo(after(30));
        assertThat(close(GROUP)).isEmpty();
    }

    @Test
    void what_is_to_be_paid_with_one_part_holds_what_waits_for_another() {
        log.say(GROUP, RECEIVED, LogOfIntake.reception("LT-KHAISINH", null));
        receive(REGISTRATION, "LT-KHAISINH-KS", WARD, FIRST, 0);
        resolve(REGISTRATION, WARD, Outcome.APPROVED, 1);
        apply(log.drain());
        receive(RESIDENCE, "LT-KHAISINH-TT", POLICE, callFor("thuong-tru"), 1);
        log.say(REGISTRATION, GROUP, after(2), new PaymentRequested(null, "VND", null));
        apply(log.drain());

        resolve(RESIDENCE, POLICE, Outcome.APPROVED, 3);
        apply(log.drain());
        assertThat(opened()).containsExactly("khai-sinh", "thuong-tru");
        log.say(GROUP, after(3), new PaymentConfirmed(null, "VND", "of something else"));
        apply(log.drain());
        assertThat(opened()).as("another fact of the group pays nothing").containsExactly("khai-sinh", "thuong-tru");

        log.say(REGISTRATION, GROUP, after(4), new PaymentConfirmed(null, "VND", null));
        apply(log.drain());
        assertThat(opened()).containsExactly("khai-sinh", "thuong-tru", "bhyt");
        assertThat(opening("bhyt").time()).isEqualTo(after(4));
    }

    private Fact opening(String leg) {
        return file(GROUP).history().facts().stream()
                .filter(fact ->
                        fact.event() instanceof LegOpened opened && opened.leg().equals(leg))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_part_received_after_its_group_was_withdrawn_is_stopped_at_once() {
        log.say(GROUP, RECEIVED, LogOfIntake.reception("LT-KHAISINH", null));
        apply(log.drain());
        log.say(GROUP, after(1), new DossierWithdrawn());
        apply(log.drain());
        receive(REGISTRATION, "LT-KHAISINH-KS", WARD, FIRST, 0);
        apply(log.drain());

        assertThat(said(REGISTRATION)).contains(new ProcessingStopped(WARD, StopGround.APPLICANT_REQUEST, null));
        assertThat(said(GROUP)).endsWith(new LegCompleted(WARD, "khai-sinh", null, PartEnd.STOPPED));
    }

    @Test
    void a_withdrawal_that_never_was_leaves_group_and_part_as_they_were() {
        log.say(GROUP, RECEIVED, LogOfIntake.reception("LT-KHAISINH", null));
        receive(REGISTRATION, "LT-KHAISINH-KS", WARD, FIRST, 0);
        var withdrawn = log.say(GROUP, after(1), new DossierWithdrawn());
        apply(log.drain());
        log.say(GROUP, after(2), new FactAnnulled(withdrawn, "ct-01"));
        apply(log.drain());

        assertThat(close(GROUP)).isEmpty();
        assertThat(close(REGISTRATION)).isEmpty();
        assertThat(said(GROUP)).noneMatch(ProcessingStopped.class::isInstance);
    }

    @Test
    void a_group_that_the_desk_resolves_by_itself_leaves_its_parts_open_and_is_told_so() {
        log.say(GROUP, RECEIVED, LogOfIntake.reception("LT-KHAISINH", null));
        receive(REGISTRATION, "LT-KHAISINH-KS", WARD, FIRST, 0);
        log.report(GROUP, after(1), "resolved", "{\"unit\":\"00565\",\"outcome\":\"APPROVED\"}");
        apply(log.drain());

        assertThat(written())
                .filteredOn(record -> record.type().endsWith(".resolved.v1"))
                .singleElement()
                .satisfies(record -> assertThat(record.flags()).containsExactly(Flag.OPEN_LEGS));
    }

    @Test
    void a_group_withdrawn_late_is_not_resolved_besides() {
        log.say(GROUP, RECEIVED, LogOfIntake.reception("LT-KHAISINH", null));
        receive(REGISTRATION, "LT-KHAISINH-KS", WARD, FIRST, 0);
        resolve(REGISTRATION, WARD, Outcome.REFUSED, 4);
        apply(log.drain());
        assertThat(close(GROUP)).isPresent();

        log.say(GROUP, after(2), new DossierWithdrawn());
        apply(log.drain());

        assertThat(close(GROUP)).get().isInstanceOf(DossierWithdrawn.class);
        assertThat(file(GROUP).history().conflictingCloses()).isEmpty();
    }

    private static DossierReceived asking(String... parts) {
        var plain = LogOfIntake.reception("LT-KHAISINH", null);
        return new DossierReceived(
                plain.unit(),
                plain.procedure(),
                plain.field(),
                plain.channel(),
                plain.resolvingUnit(),
                plain.promised(),
                plain.officer(),
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(parts));
    }

    private List<String> legsOf(String group) {
        return file(group).history().facts().stream()
                .map(Fact::event)
                .filter(RoutePlanned.class::isInstance)
                .flatMap(plan -> ((RoutePlanned) plan).legs().stream())
                .map(Leg::id)
                .toList();
    }

    private List<String> opened() {
        return said(GROUP).stream()
                .filter(LegOpened.class::isInstance)
                .map(opened -> ((LegOpened) opened).leg())
                .toList();
    }

    /** Id of the fact that calls for the part. */
    private String callFor(String leg) {
        return opening(leg).id();
    }

    private void story() {
        log.say(GROUP, RECEIVED, LogOfIntake.reception("LT-KHAISINH", null));
        receive(REGISTRATION, "LT-KHAISINH-KS", WARD, FIRST, 0);
        resolve(REGISTRATION, WARD, Outcome.APPROVED, 2);
        receive(RESIDENCE, "LT-KHAISINH-TT", POLICE, SECOND, 2);
        resolve(RESIDENCE, POLICE, Outcome.REFUSED, 4);
    }

    private void receive(String part, String procedure, String unit, String called, int hours) {
        log.say(part, GROUP, after(hours), LogOfIntake.reception(procedure, unit, GROUP, called));
    }

    private void resolve(String part, String unit, Outcome outcome, int hours) {
        var data = LogOfIntake.json("{\"unit\":\"%s\",\"outcome\":\"%s\"}".formatted(unit, outcome));
        log.say(part, GROUP, after(hours), new FactReported("resolved", data));
    }

    private static Instant after(int hours) {
        return RECEIVED.plus(Duration.ofHours(hours));
    }

    private void apply(List<PlacedRecord> records) {
        journal.inTransaction(tx -> reads.apply(tx, records)).await().indefinitely();
    }

    private List<DossierEvent> said(String dossier) {
        return written().stream()
                .filter(record -> record.dossier().equals(dossier))
                .map(record -> EventTypes.decode(record.type(), record.data()))
                .toList();
    }

    private Optional<DossierEvent> close(String dossier) {
        return file(dossier).history().close().map(Fact::event);
    }

    private CaseFile file(String dossier) {
        var files = new PostgresKnownFacts(journal);
        return journal.inTransaction(tx -> files.load(tx, List.of(dossier)))
                .await()
                .indefinitely()
                .get(dossier);
    }

    private List<LogRecord> written() {
        return Chains.read(journal);
    }
}
