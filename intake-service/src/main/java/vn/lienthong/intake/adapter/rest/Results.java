package vn.lienthong.intake.adapter.rest;

import jakarta.inject.Singleton;
import java.util.Set;
import java.util.stream.Stream;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.contracts.value.SuiteSecret;
import vn.lienthong.intake.adapter.rest.ItemResult.Outcome;
import vn.lienthong.intake.application.Answer;
import vn.lienthong.intake.application.EndPendingPosts.OwnersRefusal;
import vn.lienthong.journal.commit.ClaimedPost;
import vn.lienthong.service.problem.Language;
import vn.lienthong.service.problem.Problem;
import vn.lienthong.service.problem.ProblemException;
import vn.lienthong.service.problem.Problems;

/** Renders what became of items, in the reader's language. */
@Singleton
class Results {
    private static final String RECEIVED = EventTypes.nameOf(DossierReceived.class);

    private final Problems problems;
    private final SuiteSecret secret;

    Results(Problems problems, SuiteSecret secret) {
        this.problems = problems;
        this.secret = secret;
    }

    static Outcome outcomeOf(Answer answer) {
        return switch (answer) {
            case Answer.Recorded(var record, var pending) -> pending ? Outcome.PENDING : Outcome.APPLIED;
            case Answer.Recordable(var dossier, var flags, var pending) -> pending ? Outcome.PENDING : Outcome.APPLIED;
            case Answer.Repeated _ -> Outcome.DUPLICATE;
            case Answer.Conflicting _,
                    Answer.Refused _,
                    Answer.Malformed _,
                    Answer.TooLong _,
                    Answer.CutOff _,
                    Answer.Failed _ -> Outcome.REJECTED;
        };
    }

    ItemResult of(PostId post, Answer answer, Language language) {
        return switch (answer) {
            case Answer.Recorded(var record, var pending) -> recorded(post, outcomeOf(answer), record);
            case Answer.Recordable(var dossier, var flags, var pending) ->
                new ItemResult(
                        post.id(), post.source(), outcomeOf(answer), dossier, null, flags, null, null, null, null);
            case Answer.Repeated(var first) -> repeated(first, language);
            case Answer.Conflicting _,
                    Answer.Refused _,
                    Answer.Malformed _,
                    Answer.TooLong _,
                    Answer.CutOff _,
                    Answer.Failed _ -> refused(post, answer, language);
        };
    }

    private ItemResult recorded(PostId post, Outcome outcome, LogRecord record) {
        return new ItemResult(
                post.id(),
                post.source(),
                outcome,
                record.dossier(),
                record.id(),
                record.flags(),
                null,
                trackingKey(record),
                null,
                null);
    }

    private ItemResult refused(PostId post, Answer answer, Language language) {
        var problem = problems.render(Refusals.of(answer).orElseThrow(), language, null);
        return new ItemResult(
                post.id(), post.source(), Outcome.REJECTED, null, null, Set.of(), null, null, problem, null);
    }

    private ItemResult repeated(ClaimedPost first, Language language) {
        return accepted(first, Outcome.DUPLICATE, first.outcome().name(), language);
    }

    /** How a post that was accepted stands now. */
    ItemResult standing(ClaimedPost post, Language language) {
        var standing = accepted(post, Outcome.valueOf(post.outcome().name()), null, language);
        return post.fact() == null
                ? standing
                : standing.withHash(post.fact().hash().hex());
    }

    private ItemResult accepted(ClaimedPost post, Outcome outcome, String first, Language language) {
        return new ItemResult(
                post.post().id(),
                post.post().source(),
                outcome,
                post.dossier(),
                post.eventId(),
                post.flags(),
                first,
                trackingKey(post.fact()),
                end(post, language),
                null);
    }

    /** @param fact what the post became, {@code null} if nothing */
    private String trackingKey(LogRecord fact) {
        return fact != null && fact.type().equals(RECEIVED) ? secret.trackingKey(fact.dossier()) : null;
    }

    private Problem end(ClaimedPost post, Language language) {
        if (post.problem() == null) return null;
        var refusal = OwnersRefusal.read(post.problem());
        var subject = Stream.ofNullable(refusal.subject()).toList();
        return problems.ofRule(422, refusal.rule(), subject, language, post.eventId())
                .orElseGet(() -> inGeneral(refusal, post, language));
    }

    /** Why the owner refused what was commanded, told to the one who commands it again. */
    ProblemException refusal(ClaimedPost post, Language language) {
        var refusal = OwnersRefusal.read(post.problem());
        var subject = Stream.ofNullable(refusal.subject()).toList();
        return problems.ofRule(422, refusal.rule(), subject, language, null).isPresent()
                ? ProblemException.of(422, refusal.rule(), subject.toArray())
                : ProblemException.of(422, "refused-by-owner");
    }

    /** By a rule for which there are no words here: what the owner says of it is not in the reader's language. */
    private Problem inGeneral(OwnersRefusal refusal, ClaimedPost post, Language language) {
        var text = problems.render(ProblemException.of(422, "refused-by-owner"), language, null);
        return new Problem(Problem.typeOf(refusal.rule()), text.title(), 422, text.detail(), post.eventId(), null);
    }
}
