package vn.lienthong.intake.application;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import vn.lienthong.contracts.event.DossierSentBack;
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.intake.application.Handovers.Handover;
import vn.lienthong.journal.consumer.PlacedRecord;

/**
 * When agencies hand a dossier over, or that is corrected, it is kept who got it from whom; an annulment closes to nobody
 * what he could read.
 */
@Singleton
class NotesHandovers {
    private static final String TRANSFERRED = EventTypes.nameOf(DossierTransferred.class);
    private static final String SENT_BACK = EventTypes.nameOf(DossierSentBack.class);
    private static final String CORRECTED = EventTypes.nameOf(FactCorrected.class);

    private final Handovers handovers;

    NotesHandovers(Handovers handovers) {
        this.handovers = handovers;
    }

    Uni<Void> apply(SqlConnection tx, List<PlacedRecord> records) {
        return handovers.insert(
                tx,
                records.stream()
                        .map(PlacedRecord::record)
                        .filter(record -> record.owner() == Owner.ROUTING)
                        .flatMap(NotesHandovers::told)
                        .toList());
    }

    private static Stream<Handover> told(LogRecord record) {
        if (record.type().equals(TRANSFERRED)) {
            var said = (DossierTransferred) EventTypes.decode(record.type(), record.data());
            return told(record, record.time(), said.fromUnit(), said.toUnit());
        }
        if (record.type().equals(SENT_BACK)) {
            var said = (DossierSentBack) EventTypes.decode(record.type(), record.data());
            return told(record, record.time(), said.fromUnit(), said.toUnit());
        }
        return record.type().equals(CORRECTED) ? corrected(record) : Stream.empty();
    }

    /** What it corrects can be told by the fields that only hand-overs have. */
    private static Stream<Handover> corrected(LogRecord record) {
        var said = (FactCorrected) EventTypes.decode(record.type(), record.data());
        if (said.data() == null || !said.data().has("toUnit")) return Stream.empty();
        var at = said.time() == null ? record.time() : said.time();
        return told(
                record,
                at,
                said.data().path("fromUnit").asText(),
                said.data().path("toUnit").asText());
    }

    private static Stream<Handover> told(LogRecord record, Instant at, String from, String to) {
        return Stream.of(new Handover(record.dossier(), record.id(), at, from, to));
    }
}
