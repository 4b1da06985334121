package vn.lienthong.intake.application;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.event.ProcessingStopped;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.intake.application.AgencyCloses.Told;
import vn.lienthong.intake.domain.AgencyClose;
import vn.lienthong.journal.consumer.PlacedRecord;

/** When an agency closes a dossier, or its close is corrected, people at the desk are asked accordingly from then on. */
@Singleton
class NotesCloses {
    private static final Set<String> CLOSES =
            Set.of(EventTypes.nameOf(DossierResolved.class), EventTypes.nameOf(ProcessingStopped.class));
    private static final String CORRECTED = EventTypes.nameOf(FactCorrected.class);
    private static final String ANNULLED = EventTypes.nameOf(FactAnnulled.class);

    private final AgencyCloses closes;

    NotesCloses(AgencyCloses closes) {
        this.closes = closes;
    }

    /** Whatever comes in one batch: a close comes before its corrections, and nothing after its annulment. */
    Uni<Void> apply(SqlConnection tx, List<PlacedRecord> records) {
        var said = records.stream()
                .map(PlacedRecord::record)
                .filter(record -> record.owner() == Owner.ROUTING)
                .toList();
        return closes.add(tx, said.stream().flatMap(NotesCloses::closed).toList())
                .chain(() -> closes.move(
                        tx, said.stream().flatMap(NotesCloses::moved).toList()))
                .chain(() -> closes.remove(
                        tx, said.stream().flatMap(NotesCloses::annulled).toList()));
    }

    private static Stream<Told> closed(LogRecord record) {
        return CLOSES.contains(record.type()) ? Stream.of(told(record, record.id(), record.time())) : Stream.empty();
    }

    private static Stream<Told> moved(LogRecord record) {
        if (!record.type().equals(CORRECTED)) return Stream.empty();
        var said = (FactCorrected) EventTypes.decode(record.type(), record.data());
        return said.time() == null ? Stream.empty() : Stream.of(told(record, said.fact(), said.time()));
    }

    private static Stream<Told> annulled(LogRecord record) {
        if (!record.type().equals(ANNULLED)) return Stream.empty();
        var said = (FactAnnulled) EventTypes.decode(record.type(), record.data());
        return Stream.of(told(record, said.fact(), record.time()));
    }

    private static Told told(LogRecord record, String fact, Instant at) {
        return new Told(record.dossier(), new AgencyClose(fact, at));
    }
}
