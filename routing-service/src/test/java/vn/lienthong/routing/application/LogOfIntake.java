package vn.lienthong.routing.application;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.FactReported;
import vn.lienthong.contracts.log.Draft;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.DuePrecision;
import vn.lienthong.contracts.value.DueSource;
import vn.lienthong.contracts.value.Limit;
import vn.lienthong.contracts.value.LimitUnit;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.contracts.value.PromisedDue;
import vn.lienthong.journal.consumer.PlacedRecord;
import vn.lienthong.journal.testkit.TestLog;

/** What intake writes, and deadline, as routing's consumer gets it: records of one partition with their offsets. */
final class LogOfIntake {
    static final String SOURCE = "urn:vn:motcua:trau-quy";

    private final TestLog log = new TestLog();
    private final int partition;

    LogOfIntake(int partition, Instant recordedAt) {
        this.partition = partition;
        log.time(recordedAt);
    }

    /** What follows is recorded then. */
    LogOfIntake recordedAt(Instant time) {
        log.time(time);
        return this;
    }

    /** Puts it into the log and returns its id. */
    String say(String dossier, Instant time, DossierEvent event) {
        return say(dossier, dossier, time, event);
    }

    /** The same of a dossier that stands with its group. */
    String say(String dossier, String group, Instant time, DossierEvent event) {
        var origin = new PostId(SOURCE, "post-" + log.end(partition));
        var draft = new Draft(event, dossier, group, time, "00565", "cb-01", null, null, origin, Set.of(), null, null);
        return log.send(log.next(Owner.INTAKE, partition, draft)).id();
    }

    /** What deadline says because of that fact. */
    String sayOfDeadline(String dossier, Instant time, DossierEvent event, String cause) {
        var draft = new Draft(event, dossier, dossier, time, "00565", null, cause, null, null, Set.of(), null, null);
        return log.send(log.next(Owner.DEADLINE, partition, draft)).id();
    }

    String receive(String dossier, Instant time) {
        return say(dossier, time, reception("2.000815", null));
    }

    String report(String dossier, Instant time, String factType, String data) {
        return say(dossier, time, new FactReported(factType, json(data)));
    }

    /** What was put in since the last call. */
    List<PlacedRecord> drain() {
        return log.drain(partition);
    }

    static DossierReceived reception(String procedure, String resolvingUnit) {
        return reception(procedure, resolvingUnit, null, null);
    }

    /** Of a part of a group. */
    static DossierReceived reception(String procedure, String resolvingUnit, String group, String leg) {
        var due = new DueDate(Instant.parse("2017-03-06T16:59:59Z"), DuePrecision.DAY);
        var promised = new PromisedDue(
                due, due.at(), DueSource.COMPUTED, due, new Limit(null, LimitUnit.SAME_DAY), procedure + "@1", "vn@1");
        return new DossierReceived(
                "00565",
                procedure,
                "CT",
                Channel.DIRECT,
                resolvingUnit,
                promised,
                "cb-01",
                null,
                null,
                null,
                null,
                group,
                leg);
    }

    static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
