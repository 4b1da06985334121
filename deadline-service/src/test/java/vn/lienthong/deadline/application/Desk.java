package vn.lienthong.deadline.application;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Multi;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.ReferenceEvent;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.reference.RuleSet;
import vn.lienthong.contracts.value.Duty;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.deadline.DeadlineDatabase;
import vn.lienthong.deadline.EmptyLog;
import vn.lienthong.deadline.adapter.postgres.PostgresDueInstants;
import vn.lienthong.deadline.adapter.postgres.PostgresKnownFacts;
import vn.lienthong.deadline.adapter.postgres.PostgresSources;
import vn.lienthong.deadline.domain.Incident;
import vn.lienthong.deadline.domain.Recount;
import vn.lienthong.deadline.domain.TimeLaw;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.consumer.PlacedRecord;
import vn.lienthong.journal.testkit.Chains;
import vn.lienthong.journal.testkit.JournalDatabase;
import vn.lienthong.workingtime.WorkCalendar;

/** Deadline on a real database, read to and swept by hand, with a clock that is set. */
final class Desk implements AutoCloseable {
    static final int PARTITION = 3;

    final JournalDatabase database = DeadlineDatabase.fresh();
    final Journal journal = database.journal(Owner.DEADLINE);
    final MeterRegistry meters = new SimpleMeterRegistry();
    private final LiveCatalogue catalogue = LiveCatalogue.shipped();
    private final Set<LocalDate> failing = ConcurrentHashMap.newKeySet();
    private final Set<String> failingSources = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Instant> now;
    private final DueInstants dueInstants = new PostgresDueInstants(journal.pool());
    private final ReadsTheLog reads;
    private final GivesNotices notices;
    private final MovesDueDates moves;
    private final SuspendsClocks incidents;

    Desk(Instant now) {
        this.now = new AtomicReference<>(now);
        var files = new PostgresKnownFacts(journal);
        var law = new FailingLaw(new CatalogueTimeLaw(catalogue), failing, failingSources);
        var sources = new PostgresSources();
        reads = new ReadsTheLog(journal, files, dueInstants, sources, law, this.now::get);
        var dossiers = new GoesThroughDossiers(
                journal, files, dueInstants, sources, EmptyLog.readBy(journal), law, this.now::get);
        moves = new MovesDueDates(dossiers, files, law);
        incidents = new SuspendsClocks(dossiers, files, law);
        notices = new GivesNotices(journal, files, dueInstants, sources, law, meters);
    }

    void learn(ReferenceEvent fact) {
        catalogue.learn(List.of(fact));
    }

    List<MovesDueDates.Batch> carryOut(Recount change, boolean dryRun) {
        return moves.carryOut(new MovesDueDates.Order(change, "admin-1", dryRun))
                .collect()
                .asList()
                .await()
                .indefinitely();
    }

    Multi<SuspendsClocks.Batch> carryingOut(Incident incident, boolean dryRun) {
        return incidents.carryOut(new SuspendsClocks.Order(incident, "admin-1", dryRun));
    }

    List<SuspendsClocks.Batch> carryOut(Incident incident, boolean dryRun) {
        return carryingOut(incident, dryRun).collect().asList().await().indefinitely();
    }

    /** What was received on the day cannot be judged. */
    void failFor(LocalDate receivedOn) {
        failing.add(receivedOn);
    }

    /** Of that source it cannot be said how late it may be. */
    void failFor(String source) {
        failingSources.add(source);
    }

    void failNoMore() {
        failing.clear();
        failingSources.clear();
    }

    private record FailingLaw(TimeLaw law, Set<LocalDate> failing, Set<String> failingSources) implements TimeLaw {
        @Override
        public WorkCalendar calendar(String unit, LocalDate receivedOn) {
            if (failing.contains(receivedOn)) throw new IllegalStateException("no calendar");
            return law.calendar(unit, receivedOn);
        }

        @Override
        public Optional<WorkCalendar> calendar(String version, String unit, LocalDate receivedOn) {
            if (failing.contains(receivedOn)) throw new IllegalStateException("no calendar");
            return law.calendar(version, unit, receivedOn);
        }

        @Override
        public RuleSet rules(LocalDate receivedOn) {
            return law.rules(receivedOn);
        }

        @Override
        public Terms terms(String procedure, String version, LocalDate receivedOn) {
            return law.terms(procedure, version, receivedOn);
        }

        @Override
        public Optional<Terms> terms(String procedure, String version) {
            return law.terms(procedure, version);
        }

        @Override
        public Optional<DutyTerms> duty(Duty duty, String procedure, LocalDate receivedOn) {
            return law.duty(duty, procedure, receivedOn);
        }

        @Override
        public Optional<Duration> grace(String source) {
            if (failingSources.contains(source)) throw new IllegalStateException("no register");
            return law.grace(source);
        }

        @Override
        public Optional<SupplementTerms> supplementLimit(String procedure, LocalDate receivedOn) {
            return law.supplementLimit(procedure, receivedOn);
        }
    }

    void setClock(Instant instant) {
        now.set(instant);
    }

    void read(LogOfOthers log) {
        read(log.drain());
    }

    void read(List<PlacedRecord> records) {
        journal.inTransaction(tx -> reads.apply(tx, records)).await().indefinitely();
    }

    /** What the ticker does before it looks. */
    void releaseWhatIsPastItsGrace() {
        dueInstants.releasePastGrace(now.get()).await().indefinitely();
    }

    /** What the ticker does once a partition has been read to its end. */
    void giveNotices() {
        while (notices.give(PARTITION, now.get()).await().indefinitely()) {
            // the rest of more than one batch
        }
    }

    void releaseSourcesSilentSince(Instant moment) {
        dueInstants
                .releaseQuiet(moment, moment.minus(Duration.ofDays(1)))
                .await()
                .indefinitely();
    }

    List<LogRecord> written() {
        return Chains.read(journal);
    }

    List<DossierEvent> events() {
        return written().stream()
                .map(record -> EventTypes.decode(record.type(), record.data()))
                .toList();
    }

    <T extends DossierEvent> List<T> events(Class<T> type) {
        return events().stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public void close() {
        database.close();
    }
}
