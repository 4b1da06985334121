package vn.lienthong.intake.application;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.post.*;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.intake.domain.Command;
import vn.lienthong.intake.domain.Rule;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.commit.ClaimOutcome;

/** Records what a person at a screen does with a dossier. */
@Singleton
public class RecordCommand {
    private final IntakeJournal commands;
    private final ReceivePosts posts;
    private final Journal journal;
    private final Pool pool;

    RecordCommand(IntakeJournal commands, ReceivePosts posts, Journal journal, Pool pool) {
        this.commands = commands;
        this.posts = posts;
        this.journal = journal;
        this.pool = pool;
    }

    /**
     * The fact that the command brought, now or when it was first given.
     *
     * @param record the fact; {@code null} if refused
     * @param refusal why not; {@code null} if recorded
     */
    public record Done(LogRecord record, boolean repeated, boolean pending, Answer refusal) {}

    public Uni<Done> record(Item.OfFact item) {
        return prepared(item).chain(ready -> ready.map(commands::submit)
                .orElseGet(() -> Uni.createFrom().item(unknownParent(item)))
                .chain(this::done));
    }

    /** Empty if the command names a parent that is not known. */
    private Uni<Optional<Item>> prepared(Item.OfFact item) {
        var command = item.command();
        return switch (command.fact()) {
            case Corrected correction ->
                posts.correctedEvent(correction.corrects(), command.dossier())
                        .map(eventId -> Optional.of(correcting(item, eventId)));
            case Received received
            when received.parent() != null ->
                posts.isKnown(received.parent())
                        .map(known -> Optional.<Item>of(item).filter(one -> known));
            case Submitted _,
                    Received _,
                    RefusedReception _,
                    RequestedSupplement _,
                    ProvidedSupplement _,
                    RequestedPayment _,
                    ConfirmedPayment _,
                    Transferred _,
                    Acknowledged _,
                    SentBack _,
                    CompletedLeg _,
                    Resolved _,
                    Stopped _,
                    Withdrawn _,
                    Returned _,
                    Extended _,
                    Feedback _,
                    AnsweredFeedback _ -> Uni.createFrom().item(Optional.of(item));
        };
    }

    private static Item correcting(Item.OfFact item, String eventId) {
        var command = item.command();
        return new Item.OfFact(
                new Command(
                        command.dossier(),
                        command.time(),
                        command.kind(),
                        command.fact(),
                        command.poster(),
                        command.origin(),
                        eventId),
                item.claim(),
                item.trace(),
                item.privateText());
    }

    private static Answer unknownParent(Item.OfFact item) {
        return Answer.Refused.because(
                Rule.UNKNOWN_DOSSIER, ((Received) item.command().fact()).parent());
    }

    private Uni<Done> done(Answer answer) {
        return switch (answer) {
            case Answer.Recorded(var record, var pending) ->
                Uni.createFrom().item(new Done(record, false, pending, null));
            case Answer.Repeated(var first) ->
                recorded(first.dossier(), first.eventId())
                        .map(record -> new Done(record, true, first.outcome() == ClaimOutcome.PENDING, null));
            case Answer.Conflicting _,
                    Answer.Refused _,
                    Answer.Malformed _,
                    Answer.TooLong _,
                    Answer.CutOff _,
                    Answer.Failed _ -> Uni.createFrom().item(new Done(null, false, false, answer));
        };
    }

    private Uni<LogRecord> recorded(String dossier, String eventId) {
        return pool.withConnection(connection -> journal.facts(connection, List.of(dossier)))
                .map(facts -> facts.get(dossier).stream()
                        .filter(record -> record.id().equals(eventId))
                        .findFirst()
                        .orElseThrow());
    }

    /** The name under which a subject's keyed commands are kept. */
    public static PostId identity(String subject, String key) {
        return new PostId("urn:vn:lienthong:subject:" + subject, key);
    }
}
