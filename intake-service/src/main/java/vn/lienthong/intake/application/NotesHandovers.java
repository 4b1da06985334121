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
import vn.lienthong.contracts.event.ResponsibilityPassed;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.contracts.value.Passing;
import vn.lienthong.intake.application.Handovers.Handover;
import vn.lienthong.journal.consumer.PlacedRecord;

/**
 * When agencies hand a dossier over, or a unit that ended has passed it on, or that is corrected, it is kept who got it from whom; an annulment closes to nobody
 * what he could read.
 */
@Singleton
class NotesHandovers {
    private static final String TRANSFERRED = EventTypes.nameOf(DossierTransferred.class);
    private static final String SENT_BACK = EventTypes.nameOf(DossierSentBack.class);
    private static final String PASSED = EventTypes.nameOf(ResponsibilityPassed.class);
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
        if (record.type().equals(PASSED)) return passed(record, record.time(), record.data());
        return record.type().equals(CORRECTED) ? corrected(record) : Stream.empty();
    }

    /** Who took over from a unit that ended has the dossier by that; nobody while it waits to be assigned. */
    private static Stream<Handover> passed(LogRecord record, Instant at, String data) {
        var said = (ResponsibilityPassed) EventTypes.decode(PASSED, data);
        return said.passings().stream()
                .filter(Passing::isAssigned)
                .map(passing -> new Handover(
                        record.dossier(),
                        record.id() + "/" + passing.fromUnit(),
                        at,
                        passing.fromUnit(),
                        passing.toUnit()));
    }

    /** What it corrects can be told by the fields that only hand-overs and passings have. */
    private static Stream<Handover> corrected(LogRecord record) {
        var said = (FactCorrected) EventTypes.decode(record.type(), record.data());
        var at = said.time() == null ? record.time() : said.time();
        if (said.data() != null && said.data().has("passings"))
            return passed(record, at, said.data().toString());
        if (said.data() == null || !said.data().has("toUnit")) return Stream.empty();
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
