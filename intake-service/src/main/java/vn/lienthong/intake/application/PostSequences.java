package vn.lienthong.intake.application;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import vn.lienthong.contracts.post.MalformedPost;
import vn.lienthong.contracts.post.PostReader;
import vn.lienthong.contracts.value.PostId;

/** Takes in what systems post, one by one or in sequences. */
@Singleton
public class PostSequences {
    /** Below the capacity of the journal's queue, so that single posts and people find room beside the streams. */
    private static final int IN_ALL_SEQUENCES = 12_000;

    private final ReceivePosts posts;
    private final IntakeJournal journal;
    private final Semaphore room = new Semaphore(IN_ALL_SEQUENCES);

    PostSequences(ReceivePosts posts, IntakeJournal journal) {
        this.posts = posts;
        this.journal = journal;
    }

    public PostSequence open(String unit, BiConsumer<PostId, Answer> answers) {
        return new PostSequence(posts, journal::submit, room, unit, answers);
    }

    /** A single post. Fails if the journal cannot take it now. */
    public Uni<AnsweredPost> single(byte[] json, String unit) {
        try {
            var post = PostReader.read(json);
            return posts.prepare(post, unit)
                    .chain(prepared -> prepared.item().map(journal::submit).orElseGet(() -> Uni.createFrom()
                            .item(prepared.refusal())))
                    .map(answer -> new AnsweredPost(post.envelope().identity(), answer));
        } catch (MalformedPost malformed) {
            return Uni.createFrom().item(AnsweredPost.malformed(malformed));
        }
    }
}
