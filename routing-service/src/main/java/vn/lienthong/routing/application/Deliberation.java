package vn.lienthong.routing.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.contracts.event.DeadlineEvent;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.event.FactRefused;
import vn.lienthong.contracts.event.FactReported;
import vn.lienthong.contracts.event.IntakeEvent;
import vn.lienthong.contracts.event.ReportingEvent;
import vn.lienthong.contracts.event.RoutingEvent;
import vn.lienthong.contracts.event.SupplementExpired;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.log.Draft;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.journal.Append;
import vn.lienthong.journal.Appended;
import vn.lienthong.journal.Head;
import vn.lienthong.journal.consumer.PlacedRecord;
import vn.lienthong.routing.domain.Decision;
import vn.lienthong.routing.domain.Heard;
import vn.lienthong.routing.domain.Telling;
import vn.lienthong.service.casefile.CaseFile;

/**
 * What routing says to a run of records of one partition, taken in order: each sees what was decided on those before
 * it. The head of the shard is locked, so what is said here has its place in the journal at once.
 */
final class Deliberation {
    private final PlansRoute plans;
    private final AnswersReportedFact answers;
    private final Telling telling;
    private final Map<String, CaseFile> known;
    private final Map<String, CaseFile> files = new HashMap<>();
    private final Append append;
    private final List<LogRecord> said = new ArrayList<>();
    private final Instant now;
    private Head head;

    /**
     * @param known the files of this partition and perhaps of others, as they were loaded; only read
     * @param append the one that all partitions of a transaction share, knowing the versions of these files
     */
    Deliberation(
            PlansRoute plans,
            AnswersReportedFact answers,
            Telling telling,
            Head locked,
            Map<String, CaseFile> known,
            Append append,
            Instant now) {
        this.plans = plans;
        this.answers = answers;
        this.telling = telling;
        this.head = locked;
        this.known = known;
        this.append = append;
        this.now = now;
    }

    /** What is to be written behind the locked head. */
    Appended said() {
        return new Appended(head, List.copyOf(said));
    }

    void take(PlacedRecord placed, Fact fact) {
        var record = placed.record();
        var file = file(record.dossier()).under(record.partitionKey()).with(fact);
        files.put(record.dossier(), file);
        reaction(file, fact, record).ifPresent(this::say);
        follow(record, fact);
    }

    /** What has changed of a dossier may change the group of which it is a part, or its own parts. */
    private void follow(LogRecord cause, Fact told) {
        var file = files.get(cause.dossier());
        Family.groupOf(file).ifPresent(group -> {
            keepWithGroup(file.dossier(), group, cause, told);
            lead(group, cause, told);
        });
        if (Family.isGroup(file)) {
            Family.partsOf(file.dossier(), known, files)
                    .forEach(part -> keepWithGroup(part, file.dossier(), cause, told));
            lead(file.dossier(), cause, told);
        }
    }

    private void keepWithGroup(String part, String group, LogRecord cause, Fact told) {
        LeadsGroup.toHandOver(history(part), told).ifPresent(saying -> say(following(file(part), cause, saying)));
        var called = Family.receptionOf(file(part));
        LeadsGroup.toStop(history(part), history(group), told)
                .ifPresent(saying -> say(following(file(part), cause, saying)));
        LeadsGroup.toEnd(history(group), called, history(part), told)
                .ifPresent(saying -> say(following(file(group), cause, saying)));
        LeadsGroup.toCallBack(history(group), called, history(part), told)
                .ifPresent(saying -> say(following(file(group), cause, saying)));
    }

    /** Each thing said may lead to the next. */
    private void lead(String group, LogRecord cause, Fact told) {
        var heard = new Heard(told, telling);
        var parts =
                Family.partsOf(group, known, files).stream().map(this::history).toList();
        var next = LeadsGroup.toSay(history(group), parts, heard);
        while (next.isPresent()) {
            say(following(file(group), cause, next.get()));
            next = LeadsGroup.toSay(history(group), parts, heard);
        }
    }

    private History history(String dossier) {
        return file(dossier).history();
    }

    private CaseFile file(String dossier) {
        var file = files.getOrDefault(dossier, known.get(dossier));
        return file == null ? CaseFile.unknown(dossier) : file;
    }

    private Optional<Draft> reaction(CaseFile file, Fact fact, LogRecord cause) {
        return switch (fact.event()) {
            case DossierReceived _ -> planned(file, cause, null);
            case FactReported reported -> Optional.of(answer(answers.answer(file, fact, now), reported, cause));
            case FactCorrected corrected when isOfReception(file, fact) -> planned(file, cause, corrected.approver());
            case FactAnnulled annulled when isOfReception(file, fact) -> planned(file, cause, annulled.approver());
            case SupplementExpired _ -> stopped(file, fact, cause);
            case FactCorrected _, FactAnnulled _ when cause.owner() == Owner.DEADLINE -> stopped(file, fact, cause);
            case IntakeEvent _, RoutingEvent _, DeadlineEvent _, ReportingEvent _ -> Optional.empty();
        };
    }

    /** Other corrections leave the plan as it was: the catalogue of today says nothing of a route that is being gone. */
    private static boolean isOfReception(CaseFile file, Fact amendment) {
        return file.history()
                .subject(amendment)
                .filter(fact -> fact.event() instanceof DossierReceived)
                .isPresent();
    }

    private Optional<Draft> planned(CaseFile file, LogRecord cause, String approver) {
        return plans.toSay(file.history(), cause, approver).map(saying -> following(file, cause, saying));
    }

    private static Optional<Draft> stopped(CaseFile file, Fact fact, LogRecord cause) {
        return StopsAtSupplementExpiry.toSay(file.history(), fact).map(saying -> following(file, cause, saying));
    }

    private static Draft answer(Decision decision, FactReported reported, LogRecord cause) {
        return switch (decision) {
            case Decision.Accepted yes -> answering(cause, yes.fact(), yes.time(), yes.flags(), cause.sealed());
            case Decision.Rejected no ->
                answering(
                        cause,
                        new FactRefused(reported.factType(), no.rule().code(), no.detail(), no.subject()),
                        cause.time(),
                        Set.of(),
                        null);
        };
    }

    /** Said of our own accord: no poster gave it an identity. */
    private static Draft following(CaseFile about, LogRecord cause, Saying saying) {
        return new Draft(
                saying.event(),
                about.dossier(),
                about.root(),
                saying.time(),
                cause.unit(),
                null,
                saying.cause(),
                cause.correlationId(),
                null,
                Set.of(),
                null,
                cause.traceParent());
    }

    private static Draft answering(LogRecord cause, RoutingEvent event, Instant time, Set<Flag> flags, String sealed) {
        return new Draft(
                event,
                cause.dossier(),
                cause.partitionKey(),
                time,
                cause.unit(),
                cause.actor(),
                cause.id(),
                cause.correlationId(),
                cause.origin(),
                flags,
                sealed,
                cause.traceParent());
    }

    private void say(Draft draft) {
        var about = file(draft.dossier());
        files.putIfAbsent(about.dossier(), about);
        var more = append.behind(head, List.of(draft));
        head = more.head();
        more.records().forEach(this::learn);
    }

    private void learn(LogRecord own) {
        said.add(own);
        var fact = Fact.of(own, Fact.NOT_YET_IN_LOG, own.recordedAt());
        files.computeIfPresent(own.dossier(), (_, file) -> file.with(fact));
    }
}
