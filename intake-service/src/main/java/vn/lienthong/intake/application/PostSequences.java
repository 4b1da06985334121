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
    /**
     * Of small posts 12,000, below the capacity of the journal's queue, so that single posts and people find room beside
     * the streams; of large ones 24 MB, which fit several times over into a small heap.
     */
    private static final int IN_ALL_SEQUENCES = 24_000;

    private static final boolean LARGE_ONES_GET_THEIR_TURN = true;

    private final ReceivePosts posts;
    private final IntakeJournal journal;
    private final Semaphore room = new Semaphore(IN_ALL_SEQUENCES, LARGE_ONES_GET_THEIR_TURN);

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
