package vn.lienthong.deadline.application;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.lienthong.catalogue.Catalogue;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.FactReported;
import vn.lienthong.contracts.event.SourceCompleteUpTo;
import vn.lienthong.contracts.log.Draft;
import vn.lienthong.contracts.log.Hash;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.DueSource;
import vn.lienthong.contracts.value.Limit;
import vn.lienthong.contracts.value.LimitUnit;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.contracts.value.PromisedDue;
import vn.lienthong.journal.Append;
import vn.lienthong.journal.Head;
import vn.lienthong.journal.consumer.PlacedRecord;
import vn.lienthong.workingtime.DueDates;
import vn.lienthong.workingtime.WorkCalendar;

/** What intake and routing write of dossiers of Trâu Quỳ, as deadline's consumer gets it: one partition, with offsets. */
final class LogOfOthers {
    static final String SOURCE = "urn:vn:motcua:trau-quy";
    static final String WARD = "00565";

    private final int partition;
    private final Append intake = new Append(Owner.INTAKE, Map.of());
    private final Append routing = new Append(Owner.ROUTING, Map.of());
    private final List<PlacedRecord> records = new ArrayList<>();
    private Head intakeHead;
    private Head routingHead;
    private int taken;

    LogOfOthers(int partition, Instant recordedAt) {
        this.partition = partition;
        recordedFrom(recordedAt);
    }

    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(WorkCalendar.ZONE).toInstant();
    }

    /** What is said from here on is recorded then. */
    void recordedFrom(Instant time) {
        intakeHead = headAt(intakeHead, time);
        routingHead = headAt(routingHead, time);
    }

    /** Received by the ward with a limit of so many working days, by the calendar. */
    String receive(String dossier, String time, int workingDays) {
        return receive(dossier, at(time), workingDays);
    }

    String receive(String dossier, Instant received, int workingDays) {
        var limit = new Limit(BigDecimal.valueOf(workingDays), LimitUnit.WORKING_DAY);
        var calendar = Catalogue.shipped().calendar(WARD, WorkCalendar.dayOf(received));
        var due = DueDates.compute(received, limit, calendar);
        var promised = new PromisedDue(
                due.due(), due.slipDueAt(), DueSource.COMPUTED, due.due(), limit, "LOCAL-DCXD/1", calendar.version());
        return intake(
                dossier,
                received,
                new DossierReceived(
                        WARD,
                        "LOCAL-DCXD",
                        "DCXD",
                        Channel.DIRECT,
                        WARD,
                        promised,
                        "cb-01",
                        null,
                        null,
                        null,
                        null,
                        null));
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
        var appended = intake.behind(intakeHead, List.of(draft(dossier, time, event, null)));
        intakeHead = appended.head();
        return place(appended.records().getFirst());
    }

    String routing(String dossier, Instant time, DossierEvent event, String cause) {
        var appended = routing.behind(routingHead, List.of(draft(dossier, time, event, cause)));
        routingHead = appended.head();
        return place(appended.records().getFirst());
    }

    /** Deadline's own records come round in the log. */
    void comeRound(List<LogRecord> own) {
        own.forEach(this::place);
    }

    /** What was put in since the last call. */
    List<PlacedRecord> drain() {
        var drained = List.copyOf(records.subList(taken, records.size()));
        taken = records.size();
        return drained;
    }

    private String place(LogRecord record) {
        records.add(new PlacedRecord(record, records.size(), record.recordedAt()));
        return record.id();
    }

    private Draft draft(String dossier, Instant time, DossierEvent event, String cause) {
        var origin = new PostId(SOURCE, "post-" + records.size());
        return new Draft(event, dossier, dossier, time, WARD, "cb-01", cause, null, origin, Set.of(), null, null);
    }

    private Head headAt(Head head, Instant time) {
        return head == null
                ? new Head(partition, 0, Hash.ZERO, time)
                : new Head(partition, head.position(), head.hash(), time);
    }

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
