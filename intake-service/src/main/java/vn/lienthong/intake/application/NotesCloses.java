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

    Uni<Void> apply(SqlConnection tx, List<PlacedRecord> records) {
        return closes.add(
                tx,
                records.stream()
                        .map(PlacedRecord::record)
                        .filter(record -> record.owner() == Owner.ROUTING)
                        .flatMap(NotesCloses::told)
                        .toList());
    }

    /** Corrections of anything: which of them are about a close shows when they are read. */
    private static Stream<Told> told(LogRecord record) {
        if (CLOSES.contains(record.type())) return told(record, record.time(), null);
        if (record.type().equals(ANNULLED)) {
            var said = (FactAnnulled) EventTypes.decode(record.type(), record.data());
            return told(record, null, said.fact());
        }
        return record.type().equals(CORRECTED) ? moved(record) : Stream.empty();
    }

    private static Stream<Told> moved(LogRecord record) {
        var said = (FactCorrected) EventTypes.decode(record.type(), record.data());
        return said.time() == null ? Stream.empty() : told(record, said.time(), said.fact());
    }

    private static Stream<Told> told(LogRecord record, Instant at, String amends) {
        return Stream.of(new Told(record.dossier(), record.id(), at, amends));
    }
}
