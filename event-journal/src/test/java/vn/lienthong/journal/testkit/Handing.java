package vn.lienthong.journal.testkit;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.event.SourceCompleteUpTo;
import vn.lienthong.contracts.log.Draft;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.log.Hash;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.commit.Claim;
import vn.lienthong.journal.commit.ClaimOutcome;
import vn.lienthong.journal.commit.ClaimedPost;
import vn.lienthong.journal.commit.CodeRequest;
import vn.lienthong.journal.commit.CommandHandler;
import vn.lienthong.journal.commit.Committed;
import vn.lienthong.journal.commit.Decision;
import vn.lienthong.journal.commit.Moment;
import vn.lienthong.journal.commit.Placement;

/** The smallest service that uses everything: dossiers that are opened at a unit and handed on. */
public final class Handing implements CommandHandler<Handing.Command, Handing.Holder, Handing.Answer> {
    public static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    public static final Instant NOON = Instant.parse("2026-11-21T05:00:00Z");

    /** A unit to which a dossier can be handed, and of which no state can be made. */
    public static final String NOWHERE = "nowhere";

    /** @param id null for a command without an identity */
    public record Command(String id, Action action) {}

    public sealed interface Action {}

    /** Opens a dossier with the next code of the agency. */
    public record Open(String agency) implements Action {}

    /** Opens a dossier with a code that the source gave. */
    public record OpenAs(String agency, long number) implements Action {}

    /** Opens a child of a dossier. */
    public record OpenChild(String dossier, String parent) implements Action {}

    /**
     * Opens a dossier that may never be opened.
     *
     * @param number null to ask for the next one
     * @param parent null for a root
     */
    public record OpenForbidden(String agency, Long number, String parent) implements Action {
        public OpenForbidden(String agency, Long number) {
            this(agency, number, null);
        }
    }

    public record Hand(String dossier, String to) implements Action {}

    /** Hands on in a way that the database refuses, which costs the whole batch. */
    public record Poison(String dossier) implements Action {}

    public record Announce(String source) implements Action {}

    /** @param unit where the dossier is; null before it is opened */
    public record Holder(String unit, int steps) {
        static final Holder NOBODY = new Holder(null, 0);

        Holder then(DossierEvent event) {
            if (event instanceof DossierTransferred moved && moved.toUnit().equals(NOWHERE))
                throw new IllegalStateException("nobody is there");
            return event instanceof DossierTransferred moved ? new Holder(moved.toUnit(), steps + 1) : this;
        }
    }

    public record Answer(String outcome, String dossier, String eventId) {}

    private final Journal journal;

    public Handing(Journal journal) {
        this.journal = journal;
    }

    public static String code(String agency, long number) {
        return "%s-261121-%04d".formatted(agency, number);
    }

    @Override
    public Optional<Claim> claim(Command command) {
        return Optional.ofNullable(command.id())
                .map(id -> new Claim(
                        new PostId("urn:test", id), fingerprint(command.action().toString())));
    }

    @Override
    public CodeRequest code(Command command) {
        return switch (command.action()) {
            case Open(var agency) -> next(agency);
            case OpenForbidden(var agency, var number, var parent) ->
                number == null ? next(agency) : new CodeRequest.Given(agency, DAY, number);
            case OpenAs(var agency, var number) -> new CodeRequest.Given(agency, DAY, number);
            case OpenChild child -> new CodeRequest.None();
            case Hand hand -> new CodeRequest.None();
            case Poison poison -> new CodeRequest.None();
            case Announce announce -> new CodeRequest.None();
        };
    }

    private static CodeRequest next(String agency) {
        return new CodeRequest.Next(agency, DAY, number -> code(agency, number));
    }

    @Override
    public Placement placement(Command command, String code) {
        return switch (command.action()) {
            case Open open -> new Placement.Dossier(code);
            case OpenAs(var agency, var number) -> new Placement.Dossier(code(agency, number));
            case OpenForbidden(var agency, var number, var parent) ->
                new Placement.Dossier(number == null ? code : code(agency, number), parent);
            case OpenChild(var dossier, var parent) -> new Placement.Dossier(dossier, parent);
            case Hand(var dossier, var to) -> new Placement.Dossier(dossier);
            case Poison(var dossier) -> new Placement.Dossier(dossier);
            case Announce(var source) -> new Placement.EveryShard(source);
        };
    }

    @Override
    public Uni<Map<String, String>> partitionKeys(SqlConnection tx, Collection<String> dossiers) {
        return journal.partitionKeys(tx, dossiers);
    }

    @Override
    public Uni<Map<String, Holder>> load(SqlConnection tx, Collection<String> streams) {
        return journal.facts(tx, streams).map(facts -> {
            var states = new HashMap<String, Holder>();
            streams.forEach(stream -> states.put(stream, evolve(Holder.NOBODY, facts.getOrDefault(stream, List.of()))));
            return states;
        });
    }

    @Override
    public Holder evolve(Holder holder, List<LogRecord> facts) {
        var evolved = holder;
        for (var fact : facts) evolved = evolved.then(EventTypes.decode(fact.type(), fact.data()));
        return evolved;
    }

    @Override
    public Decision<Answer> decide(Command command, Holder holder, Moment moment) {
        return switch (command.action()) {
            case Open(var agency) -> open(command, moment.code(), agency, holder, moment);
            case OpenAs(var agency, var number) -> open(command, code(agency, number), agency, holder, moment);
            case OpenForbidden(var agency, var number, var parent) ->
                new Decision.Rejected<>(
                        new Answer("FORBIDDEN", number == null ? moment.code() : code(agency, number), null));
            case OpenChild(var dossier, var parent) -> open(command, dossier, "child", holder, moment);
            case Hand(var dossier, var to) -> hand(command, dossier, to, holder, moment);
            case Poison(var dossier) ->
                accepted(command, dossier, new DossierTransferred("a", "b\0", null, null, null), moment);
            case Announce(var source) -> accepted(command, source, new SourceCompleteUpTo(source, NOON), moment);
        };
    }

    private static Decision<Answer> open(Command command, String dossier, String unit, Holder holder, Moment moment) {
        if (holder.unit() != null) return new Decision.Rejected<>(new Answer("OPEN_ALREADY", dossier, null));
        return accepted(command, dossier, new DossierTransferred(null, unit, null, null, null), moment);
    }

    private static Decision<Answer> hand(Command command, String dossier, String to, Holder holder, Moment moment) {
        if (holder.unit() == null) return new Decision.Rejected<>(new Answer("UNKNOWN", dossier, null));
        if (to.equals(holder.unit())) return new Decision.Rejected<>(new Answer("TO_ITSELF", dossier, null));
        var moved = new DossierTransferred(holder.unit(), to, null, null, null);
        return accepted(command, dossier, moved, moment);
    }

    private static Decision<Answer> accepted(Command command, String stream, DossierEvent event, Moment moment) {
        var poisoned =
                event instanceof DossierTransferred moved && moved.toUnit().contains("\0");
        var draft = draft(event, stream, moment.root(), poisoned ? "\0" : "unit", command.id());
        return new Decision.Accepted<>(List.of(draft), ClaimOutcome.APPLIED);
    }

    /** A draft as short as they come. */
    public static Draft draft(DossierEvent event, String dossier, String root, String unit, String id) {
        var origin = id == null ? null : new PostId("urn:test", id);
        return new Draft(event, dossier, root, NOON, unit, null, null, null, origin, Set.of(), null, null);
    }

    @Override
    public Answer accepted(Committed<Command, Holder> committed) {
        var first = committed.records().getFirst();
        return new Answer("APPLIED", first.dossier(), first.id());
    }

    @Override
    public Answer repeated(Command command, ClaimedPost first) {
        return new Answer("DUPLICATE", first.dossier(), first.eventId());
    }

    @Override
    public Answer conflicting(Command command, ClaimedPost first) {
        return new Answer("CONFLICT", first.dossier(), first.eventId());
    }

    public static Hash fingerprint(String text) {
        try {
            return Hash.of(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
