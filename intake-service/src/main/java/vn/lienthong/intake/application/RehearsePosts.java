package vn.lienthong.intake.application;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import vn.lienthong.contracts.post.MalformedPost;
import vn.lienthong.contracts.post.PostReader;
import vn.lienthong.contracts.value.PostId;

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
        var decided = journal.rehearse(undecided).await().indefinitely().iterator();
        var answered = new ArrayList<AnsweredPost>();
        for (var one : read) {
            answered.add(new AnsweredPost(one.post(), one.answer() == null ? decided.next() : one.answer()));
        }
        return answered;
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
