package vn.lienthong.intake.application;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.post.*;
import vn.lienthong.intake.domain.Rule;
import vn.lienthong.journal.commit.ClaimOutcome;

/** Records what a person at a screen does with a dossier. */
@Singleton
public class RecordCommand {
    private final IntakeJournal commands;
    private final ReceivePosts posts;
    private final LearnsOfCloses closes;

    RecordCommand(IntakeJournal commands, ReceivePosts posts, LearnsOfCloses closes) {
        this.commands = commands;
        this.posts = posts;
        this.closes = closes;
    }

    /**
     * The fact that the command brought, now or when it was first given.
     *
     * @param record the fact; {@code null} if refused
     * @param refusal why not, by intake or since by the fact's owner; {@code null} if recorded
     */
    public record Done(LogRecord record, boolean repeated, boolean pending, Answer refusal) {}

    public Uni<Done> record(Item.OfFact item) {
        return closes.informed(item.command())
                .chain(command -> prepared(item.saying(command)))
                .chain(ready -> ready.map(commands::submit)
                        .orElseGet(() -> Uni.createFrom().item(unknownParent(item)))
                        .map(RecordCommand::done));
    }

    /** Empty if the command names a parent that is not known. */
    private Uni<Optional<Item>> prepared(Item.OfFact item) {
        var command = item.command();
        return switch (command.fact()) {
            case Corrected correction ->
                posts.corrects(correction, command.dossier())
                        .map(known -> Optional.of(item.saying(command.correcting(known))));
            case Received received
            when received.parent() != null ->
                posts.known(received.parent()).map(found -> found.map(parent -> item.saying(command.under(parent))));
            case Submitted _,
                    Received _,
                    RefusedReception _,
                    RequestedSupplement _,
                    ProvidedSupplement _,
                    RequestedPayment _,
                    ConfirmedPayment _,
                    Transferred _,
                    Acknowledged _,
                    Assigned _,
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

    private static Answer unknownParent(Item.OfFact item) {
        return Answer.Refused.because(
                Rule.UNKNOWN_DOSSIER, ((Received) item.command().fact()).parent());
    }

    private static Done done(Answer answer) {
        return switch (answer) {
            case Answer.Recorded(var record, var pending) -> new Done(record, false, pending, null);
            case Answer.Repeated(var first)
            when first.outcome() == ClaimOutcome.REJECTED -> new Done(null, true, false, answer);
            case Answer.Repeated(var first) ->
                new Done(first.fact(), true, first.outcome() == ClaimOutcome.PENDING, null);
            case Answer.Recordable _,
                    Answer.Conflicting _,
                    Answer.Refused _,
                    Answer.Malformed _,
                    Answer.TooLong _,
                    Answer.CutOff _,
                    Answer.Failed _ -> new Done(null, false, false, answer);
        };
    }
}
