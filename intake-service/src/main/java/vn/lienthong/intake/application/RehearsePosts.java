package vn.lienthong.intake.application;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.post.Post;
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

    /** The posts of one request, decided at its end as if posted together; they are held until then. */
    public PostTaker open(String unit, BiConsumer<PostId, Answer> answers) {
        return new Rehearsal(unit, answers);
    }

    public AnsweredPost single(byte[] json, String unit) {
        var answered = new ArrayList<AnsweredPost>();
        var rehearsal = open(unit, (post, answer) -> answered.add(new AnsweredPost(post, answer)));
        rehearsal.post(json);
        rehearsal.end();
        return answered.getFirst();
    }

    /** @param answer {@code null} if the journal is to decide it */
    private record Rehearsed(PostId post, Item item, Answer answer) {}

    private final class Rehearsal implements PostTaker {
        private final String unit;
        private final BiConsumer<PostId, Answer> answers;
        private final List<Rehearsed> all = new ArrayList<>();

        Rehearsal(String unit, BiConsumer<PostId, Answer> answers) {
            this.unit = unit;
            this.answers = answers;
        }

        @Override
        public void take(Post post) {
            all.add(prepared(post, unit));
        }

        @Override
        public void answered(AnsweredPost post) {
            all.add(new Rehearsed(post.post(), null, post.answer()));
        }

        @Override
        public void end() {
            var undecided = all.stream()
                    .filter(one -> one.answer() == null)
                    .map(Rehearsed::item)
                    .toList();
            var decided = decided(undecided).iterator();
            for (var one : all) answers.accept(one.post(), one.answer() == null ? decided.next() : one.answer());
        }
    }

    private Rehearsed prepared(Post post, String unit) {
        var prepared = posts.prepare(post, unit).await().indefinitely();
        return new Rehearsed(post.envelope().identity(), prepared.item().orElse(null), prepared.refusal());
    }

    private List<Answer> decided(List<Item> items) {
        return withoutIds(journal.rehearse(items).await().indefinitely());
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
}
