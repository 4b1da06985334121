package vn.lienthong.intake.application;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.history.ChainOfCustody;
import vn.lienthong.contracts.log.EventId;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.intake.application.Handovers.Handover;
import vn.lienthong.intake.domain.Dossier;
import vn.lienthong.journal.Journal;

/** Reads what only intake can: persons and free text, and the dossiers of a person. */
@Singleton
public class ReadDossiers {
    private static final String RECEIVED = EventTypes.nameOf(DossierReceived.class);
    private static final Duration RECENT = Duration.ofDays(30);
    private static final int MOST = 200;

    private final Pool pool;
    private final Journal journal;
    private final DossierKeys keys;
    private final PersonIndex persons;
    private final Handovers handovers;

    ReadDossiers(Pool pool, Journal journal, DossierKeys keys, PersonIndex persons, Handovers handovers) {
        this.pool = pool;
        this.journal = journal;
        this.keys = keys;
        this.persons = persons;
        this.handovers = handovers;
    }

    /**
     * A private text with the fact it belongs to.
     *
     * @param type {@code null}, as is the time, of a fact that another service recorded
     */
    public record Text(String eventId, String type, Instant time, JsonNode text) {}

    /** @param erased whether there were private texts that no one can read any more */
    public record PrivateTexts(List<Text> texts, boolean erased) {}

    /** A dossier of the same person for the same procedure, received shortly before. */
    public record Duplicate(String code, Instant receivedAt) {}

    /** The units that have to do with a dossier; empty if it is unknown. */
    public Uni<Optional<List<String>>> unitsOf(String dossier) {
        return pool.withConnection(connection -> unitsOf(connection, List.of(dossier)))
                .map(units -> Optional.ofNullable(units.get(dossier)));
    }

    private Uni<Map<String, List<String>>> unitsOf(SqlConnection connection, Collection<String> dossiers) {
        return Uni.combine()
                .all()
                .unis(journal.facts(connection, dossiers), handovers.of(connection, dossiers))
                .with((facts, handed) -> facts.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                known -> units(
                                        FrontDesk.dossier(known.getKey(), known.getValue()),
                                        handed.getOrDefault(known.getKey(), List.of())))));
    }

    private static List<String> units(Dossier dossier, List<Handover> handed) {
        var chain = ChainOfCustody.from(dossier.units());
        for (var handover : handed) chain = chain.handedOver(handover.fromUnit(), handover.toUnit());
        return List.copyOf(chain.units());
    }

    /**
     * What is asked of one dossier: its persons and texts as they were known at a place in the log, and texts that other
     * services recorded, which the asker has from there.
     *
     * @param upTo the last of intake's facts that counts, by its id
     * @param sealed texts of other services' facts, by the id of the fact
     */
    public record Asked(String code, EventId upTo, Map<String, String> sealed) {
        private boolean counts(LogRecord record) {
            return record.shard() == upTo.shard() && record.position() <= upTo.position();
        }
    }

    /** A text that was brought to be opened is none that this dossier's key has sealed. */
    public static final class NotSealedHere extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Of those of these dossiers that the reader may read, by code. */
    public Uni<Map<String, PrivateTexts>> privateTexts(List<Asked> asked, Predicate<List<String>> mayRead) {
        var codes = asked.stream().map(Asked::code).toList();
        return pool.withConnection(connection -> unitsOf(connection, codes)
                .map(units -> asked.stream()
                        .filter(one -> units.containsKey(one.code()) && mayRead.test(units.get(one.code())))
                        .toList())
                .chain(readable -> privateTexts(connection, readable)));
    }

    private Uni<Map<String, PrivateTexts>> privateTexts(SqlConnection connection, List<Asked> asked) {
        var codes = asked.stream().map(Asked::code).toList();
        return Uni.combine()
                .all()
                .unis(journal.facts(connection, codes), keys.load(connection, codes))
                .with((facts, known) -> asked.stream()
                        .collect(Collectors.toMap(
                                Asked::code,
                                one -> read(
                                        one,
                                        facts.getOrDefault(one.code(), List.of()),
                                        known.getOrDefault(one.code(), DossierKey.erased())))));
    }

    private static PrivateTexts read(Asked asked, List<LogRecord> records, DossierKey key) {
        var own = read(records.stream().filter(asked::counts).toList(), key);
        var others = asked.sealed().entrySet().stream()
                .flatMap(
                        text -> open(asked.code(), text.getValue(), key)
                                .map(plain -> new Text(text.getKey(), null, null, plain))
                                .stream())
                .toList();
        return new PrivateTexts(
                Stream.concat(own.texts().stream(), others.stream()).toList(),
                own.erased() || others.size() < asked.sealed().size());
    }

    private static Optional<JsonNode> open(String dossier, String sealed, DossierKey key) {
        try {
            return key.open(dossier, sealed);
        } catch (IllegalStateException | IllegalArgumentException | IndexOutOfBoundsException forged) {
            throw new NotSealedHere();
        }
    }

    public Uni<PrivateTexts> privateTexts(String dossier) {
        return pool.withConnection(connection -> Uni.combine()
                .all()
                .unis(journal.facts(connection, List.of(dossier)), keys.load(connection, List.of(dossier)))
                .with((facts, known) -> read(
                        facts.getOrDefault(dossier, List.of()), known.getOrDefault(dossier, DossierKey.erased()))));
    }

    private static PrivateTexts read(List<LogRecord> records, DossierKey key) {
        var sealed = records.stream().filter(record -> record.sealed() != null).toList();
        var texts = sealed.stream()
                .flatMap(record -> key
                        .open(record.dossier(), record.sealed())
                        .map(text -> new Text(record.id(), record.type(), record.time(), text))
                        .stream())
                .toList();
        return new PrivateTexts(texts, texts.size() < sealed.size());
    }

    /** Seals texts that another service records; empty if the dossier is unknown, empty inside if it was erased. */
    public Uni<Optional<Optional<String>>> seal(String dossier, ObjectNode texts) {
        return pool.withConnection(connection -> Uni.combine()
                .all()
                .unis(journal.partitionKeys(connection, List.of(dossier)), keys.load(connection, List.of(dossier)))
                .with((known, found) -> Optional.ofNullable(known.get(dossier))
                        .map(root -> found.getOrDefault(dossier, DossierKey.erased()))
                        .map(key -> Optional.ofNullable(key.seal(dossier, texts)))));
    }

    /** The dossiers of a person, by name, id number or phone, with the units that have to do with them. */
    public Uni<Map<String, List<String>>> dossiersOf(String person) {
        return pool.withConnection(
                connection -> persons.find(connection, person, MOST).chain(found -> unitsOf(connection, found)));
    }

    public Uni<List<Duplicate>> possibleDuplicates(LogRecord reception, String idNumber) {
        if (idNumber == null) return Uni.createFrom().item(List.of());
        return pool.withConnection(connection -> persons.find(connection, idNumber, MOST)
                .chain(found -> journal.facts(connection, found))
                .map(facts -> facts.values().stream()
                        .flatMap(List::stream)
                        .filter(other -> other.type().equals(RECEIVED) && isDuplicate(other, reception))
                        .map(other -> new Duplicate(other.dossier(), other.time()))
                        .toList()));
    }

    /** Only what was recorded by then, so that a repeat of the reception is told the same. */
    private static boolean isDuplicate(LogRecord other, LogRecord reception) {
        return !other.dossier().equals(reception.dossier())
                && !other.recordedAt().isAfter(reception.recordedAt())
                && procedure(other).equals(procedure(reception))
                && Duration.between(other.time(), reception.time()).abs().compareTo(RECENT) <= 0;
    }

    private static String procedure(LogRecord reception) {
        return ((DossierReceived) EventTypes.decode(reception.type(), reception.data())).procedure();
    }
}
