package vn.lienthong.intake.application;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.post.MalformedPost;
import vn.lienthong.contracts.post.PostReader;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.journal.commit.ClaimedPost;

/** Decides posts and writes nothing (dry run). Waits, and so belongs on a thread of its own. */
@Singleton
public class RehearsePosts {
    private final ReceivePosts posts;
    private final IntakeJournal journal;

    RehearsePosts(ReceivePosts posts, IntakeJournal journal) {
        this.posts = posts;
        this.journal = journal;
    }

    /** @param answer {@code null} if the journal is to decide it */
    private record Rehearsed(PostId post, Item item, Answer answer) {}

    /** All of them as if posted together now. */
    public List<AnsweredPost> rehearse(List<byte[]> items, String unit) {
        var read = items.stream().map(item -> read(item, unit)).toList();
        var undecided = read.stream()
                .filter(one -> one.answer() == null)
                .map(Rehearsed::item)
                .toList();
        var decided =
                withoutIds(journal.rehearse(undecided).await().indefinitely()).iterator();
        var answered = new ArrayList<AnsweredPost>();
        for (var one : read) {
            answered.add(new AnsweredPost(one.post(), one.answer() == null ? decided.next() : one.answer()));
        }
        return answered;
    }

    /** The facts were never written, so nobody may be told their ids. */
    private static List<Answer> withoutIds(List<Answer> answers) {
        var madeUp = answers.stream()
                .filter(Answer.Recorded.class::isInstance)
                .flatMap(answer -> answer.fact().stream())
                .map(LogRecord::id)
                .collect(Collectors.toSet());
        return answers.stream().map(answer -> withoutId(answer, madeUp)).toList();
    }

    private static Answer withoutId(Answer answer, Set<String> madeUp) {
        return switch (answer) {
            case Answer.Recorded(var record, var pending) ->
                new Answer.Recordable(record.dossier(), record.flags(), pending);
            case Answer.Repeated(var first)
            when madeUp.contains(first.eventId()) ->
                new Answer.Repeated(new ClaimedPost(
                        first.post(), first.dossier(), null, first.outcome(), first.flags(), first.problem()));
            case Answer.Repeated _,
                    Answer.Recordable _,
                    Answer.Conflicting _,
                    Answer.Refused _,
                    Answer.Malformed _,
                    Answer.TooLong _,
                    Answer.CutOff _,
                    Answer.Failed _ -> answer;
        };
    }

    private Rehearsed read(byte[] json, String unit) {
        try {
            var post = PostReader.read(json);
            var prepared = posts.rehearse(post, unit).await().indefinitely();
            return new Rehearsed(post.envelope().identity(), prepared.item().orElse(null), prepared.refusal());
        } catch (MalformedPost malformed) {
            var answered = AnsweredPost.malformed(malformed);
            return new Rehearsed(answered.post(), null, answered.answer());
        }
    }
}
