package vn.lienthong.deadline.application;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.FactReported;
import vn.lienthong.contracts.event.SourceCompleteUpTo;
import vn.lienthong.contracts.log.Draft;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.deadline.Receptions;
import vn.lienthong.journal.consumer.PlacedRecord;
import vn.lienthong.journal.testkit.TestLog;
import vn.lienthong.workingtime.WorkCalendar;

/** What intake and routing write of dossiers of Trâu Quỳ, as deadline's consumer gets it: one partition, with offsets. */
final class LogOfOthers {
    static final String SOURCE = "urn:vn:motcua:trau-quy";
    static final String WARD = Receptions.WARD;

    private final TestLog log = new TestLog();
    private final int partition;

    LogOfOthers(int partition, Instant recordedAt) {
        this.partition = partition;
        recordedFrom(recordedAt);
    }

    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(WorkCalendar.ZONE).toInstant();
    }

    /** What is said from here on is recorded then. */
    void recordedFrom(Instant time) {
        log.time(time);
    }

    /** Received by the ward with a limit of so many working days, by the calendar. */
    String receive(String dossier, String time, int workingDays) {
        return receive(dossier, at(time), workingDays);
    }

    String receive(String dossier, Instant received, int workingDays) {
        return intake(dossier, received, Receptions.reception(received, workingDays));
    }

    /** Told by another source. */
    String receiveFrom(String source, String dossier, String time, int workingDays) {
        var reception = Receptions.reception(at(time), workingDays);
        return say(Owner.INTAKE, draft(source, dossier, at(time), reception, null));
    }

    /** With that date on the slip. */
    String receive(String dossier, Instant received, DueDate posted) {
        return intake(dossier, received, Receptions.reception(received, 5, posted));
    }

    String report(String dossier, String time, String factType, String data) {
        return intake(dossier, at(time), new FactReported(factType, json(data)));
    }

    /** Routing's answer to a reported resolution. */
    String resolve(String dossier, Instant time, String reported) {
        return routing(dossier, time, new DossierResolved(WARD, Outcome.APPROVED, null, null), reported);
    }

    void complete(Instant upTo) {
        intake(SOURCE, upTo, new SourceCompleteUpTo(SOURCE, upTo));
    }

    String intake(String dossier, Instant time, DossierEvent event) {
        return say(Owner.INTAKE, draft(dossier, time, event, null));
    }

    String routing(String dossier, Instant time, DossierEvent event, String cause) {
        return say(Owner.ROUTING, draft(dossier, time, event, cause));
    }

    /** Deadline's own records come round in the log. */
    void comeRound(List<LogRecord> own) {
        own.forEach(log::send);
    }

    /** What was put in since the last call. */
    List<PlacedRecord> drain() {
        return log.drain(partition);
    }

    private String say(Owner owner, Draft draft) {
        return log.send(log.next(owner, partition, draft)).id();
    }

    private Draft draft(String dossier, Instant time, DossierEvent event, String cause) {
        return draft(SOURCE, dossier, time, event, cause);
    }

    private Draft draft(String source, String dossier, Instant time, DossierEvent event, String cause) {
        var origin = new PostId(source, "post-" + log.end(partition));
        return new Draft(event, dossier, dossier, time, WARD, "cb-01", cause, null, origin, Set.of(), null, null);
    }

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
