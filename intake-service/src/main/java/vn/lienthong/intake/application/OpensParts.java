package vn.lienthong.intake.application;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.event.LegOpened;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.log.Hash;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.post.Received;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.contracts.value.SuiteSecret;
import vn.lienthong.intake.domain.Command;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.commit.Claim;
import vn.lienthong.journal.consumer.PlacedRecord;

/**
 * When a part of a group can begin (thủ tục thành phần), its dossier is received at the desk that received the group, for
 * the agency that resolves it, in the name of the same persons. It goes the way of every post and is claimed by the fact
 * that called for it, so it is received once however often that is read.
 */
@Singleton
class OpensParts {
    /** Under which the receptions of parts are claimed. */
    static final String SOURCE = "urn:vn:lienthong:part";

    private static final String OPENED = EventTypes.nameOf(LegOpened.class);

    private final Pool pool;
    private final Journal journal;
    private final DossierKeys keys;
    private final IntakeJournal desk;
    private final SuiteSecret secret;

    OpensParts(Pool pool, Journal journal, DossierKeys keys, IntakeJournal desk, SuiteSecret secret) {
        this.pool = pool;
        this.journal = journal;
        this.keys = keys;
        this.desk = desk;
        this.secret = secret;
    }

    Uni<Void> open(List<PlacedRecord> records) {
        var opened = records.stream()
                .map(PlacedRecord::record)
                .filter(record ->
                        record.owner() == Owner.ROUTING && record.type().equals(OPENED))
                .toList();
        return Multi.createFrom()
                .iterable(opened)
                .onItem()
                .transformToUniAndConcatenate(this::open)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> open(LogRecord opened) {
        return whole(opened.dossier()).chain(group -> receive(opened, group));
    }

    private Uni<Void> receive(LogRecord opened, Whole group) {
        return desk.submit(item(opened, group))
                .invoke(answer -> require(opened, answer))
                .replaceWithVoid();
    }

    /** What cannot be received waits with the group for an operator. */
    private static void require(LogRecord opened, Answer answer) {
        if (answer instanceof Answer.Recorded || answer instanceof Answer.Repeated) return;
        throw new IllegalStateException("the part that " + opened.id() + " calls for is not received: " + answer);
    }

    /**
     * The group as it was received.
     *
     * @param origin under which it was posted, or {@code null}
     * @param persons as they were filed; nothing once they are erased
     */
    private record Whole(String dossier, DossierReceived reception, PostId origin, ObjectNode persons) {
        /** A part is told of by who told of the whole, and waited for as long. */
        PostId originOf(LogRecord opened) {
            return origin == null ? null : new PostId(origin.source(), opened.id());
        }
    }

    /** Also where the reception was annulled since: then routing stops the part, and goes on with it if that was a mistake. */
    private Uni<Whole> whole(String group) {
        return pool.withConnection(connection -> Uni.combine()
                .all()
                .unis(journal.facts(connection, List.of(group)), keys.load(connection, List.of(group)))
                .with((facts, known) -> whole(facts.get(group), known.getOrDefault(group, DossierKey.erased()))));
    }

    private static Whole whole(List<LogRecord> records, DossierKey key) {
        var facts = records.stream()
                .map(record -> Fact.of(record, Fact.NOT_YET_IN_LOG, record.recordedAt()))
                .toList();
        var history = History.of(facts);
        var reception = receptions(history.facts())
                .findFirst()
                .or(() -> receptions(facts).reduce((_, last) -> last))
                .orElseThrow();
        return new Whole(
                reception.dossier(),
                (DossierReceived) reception.event(),
                reception.origin(),
                persons(records, history, reception.id(), key));
    }

    private static Stream<Fact> receptions(List<Fact> facts) {
        return facts.stream().filter(fact -> fact.event() instanceof DossierReceived);
    }

    /** As they were filed, and as they were corrected since. */
    private static ObjectNode persons(List<LogRecord> records, History history, String reception, DossierKey key) {
        var persons = JsonNodeFactory.instance.objectNode();
        for (var record : records) {
            if (record.id().equals(reception)) opened(record, key).ifPresent(persons::setAll);
            if (isCorrection(record.id(), history, reception))
                opened(record, key).map(text -> text.path("data")).ifPresent(data -> setAll(persons, data));
        }
        return persons;
    }

    private static boolean isCorrection(String id, History history, String reception) {
        return history.amendments().stream()
                .filter(amendment -> amendment.id().equals(id) && amendment.event() instanceof FactCorrected)
                .anyMatch(amendment -> history.subject(amendment)
                        .map(Fact::id)
                        .filter(reception::equals)
                        .isPresent());
    }

    private static void setAll(ObjectNode persons, JsonNode data) {
        if (data instanceof ObjectNode corrected) persons.setAll(corrected);
    }

    private static Optional<ObjectNode> opened(LogRecord record, DossierKey key) {
        return record.sealed() == null
                ? Optional.empty()
                : key.open(record.dossier(), record.sealed()).map(ObjectNode.class::cast);
    }

    private Item item(LogRecord record, Whole group) {
        var opened = (LegOpened) EventTypes.decode(record.type(), record.data());
        var part = new Command.Part(group.dossier(), record.id(), opened.unit());
        var command = Command.receptionOf(part, reception(opened, group), record.time());
        var claim = new Claim(new PostId(SOURCE, record.id()), Hash.of(secret.hash("part", record.id())));
        var trace = new Item.Trace(
                group.originOf(record), null, record.id(), record.correlationId(), record.traceParent(), null);
        return new Item.OfFact(command, Optional.of(claim), trace, group.persons());
    }

    private static Received reception(LegOpened opened, Whole group) {
        var whole = group.reception();
        return new Received(
                opened.desk() == null ? whole.unit() : opened.desk(),
                opened.procedure(),
                whole.channel(),
                null,
                null,
                null,
                null,
                whole.documents(),
                whole.sets(),
                whole.returnBy(),
                null,
                group.dossier(),
                opened.unit());
    }
}
