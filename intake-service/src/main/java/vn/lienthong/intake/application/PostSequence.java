package vn.lienthong.intake.application;

import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jboss.logging.Logger;
import vn.lienthong.contracts.post.Post;
import vn.lienthong.contracts.post.Received;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.journal.Outage;

/**
 * The posts of one request, one after the other: a window of them, by number and weight, is under way at a time, answers
 * come in the order of the posts, posts of one dossier are decided in order. Waits where it must, and so belongs on a
 * thread of its own.
 */
public final class PostSequence implements PostTaker {
    private static final Logger LOG = Logger.getLogger(PostSequence.class);
    private static final int WINDOW = 2_000;
    private static final int HEAVIEST_WINDOW = 6_000;
    private static final int KILOBYTE = 1024;

    private final ReceivePosts posts;
    private final Function<Item, Uni<Answer>> journal;
    private final Semaphore room;
    private final String unit;
    private final BiConsumer<PostId, Answer> answers;
    private final Deque<UnderWay> underWay = new ArrayDeque<>();
    private int weight;
    /** By dossier, its posts that could not be recorded and have not come again since. */
    private final Map<String, Set<PostId>> unrecorded = new HashMap<>();

    /**
     * @param dossier what it is about; {@code null} if it names none
     * @param parent the dossier that it needs beside its own, or {@code null}
     * @param weight one for itself and one for each kilobyte begun
     */
    private record UnderWay(PostId post, String dossier, String parent, int weight, CompletableFuture<Answer> answer) {}

    /**
     * @param journal decides and records, items of one dossier in order
     * @param room shared by all sequences, so that together they overfill neither the journal's queue nor the memory; a
     *     post takes as many permits as it weighs
     * @param unit of the caller
     * @param answers told the identity, as far as it could be read, and the answer of each post, in order
     */
    PostSequence(
            ReceivePosts posts,
            Function<Item, Uni<Answer>> journal,
            Semaphore room,
            String unit,
            BiConsumer<PostId, Answer> answers) {
        this.posts = posts;
        this.journal = journal;
        this.room = room;
        this.unit = unit;
        this.answers = answers;
    }

    @Override
    public void answered(AnsweredPost post) {
        answer(new UnderWay(post.post(), null, null, 1, CompletableFuture.completedFuture(post.answer())));
    }

    @Override
    public void end() {
        while (!underWay.isEmpty()) tellFirst();
    }

    @Override
    public void take(Post post) {
        if (ReceivePosts.refersToAnother(post)) end();
        var prepared = posts.prepare(post, unit)
                .onFailure()
                .recoverWithItem(failure -> ReceivePosts.Prepared.not(failed(failure)))
                .await()
                .indefinitely();
        answer(new UnderWay(
                post.envelope().identity(),
                post.envelope().subject(),
                parent(post),
                weight(post),
                prepared.item()
                        .map(item -> submit(item, weight(post)))
                        .orElseGet(() -> CompletableFuture.completedFuture(prepared.refusal()))));
    }

    private static int weight(Post post) {
        return 2 + post.envelope().canonical().length() / KILOBYTE;
    }

    private CompletableFuture<Answer> submit(Item item, int weight) {
        room.acquireUninterruptibly(weight);
        return journal.apply(item)
                .onFailure()
                .recoverWithItem(PostSequence::failed)
                .onTermination()
                .invoke(() -> room.release(weight))
                .subscribeAsCompletionStage();
    }

    private static Answer failed(Throwable failure) {
        if (Outage.is(failure)) LOG.warnf("posts cannot be recorded now: %s", Outage.words(failure));
        else LOG.error("a post cannot be recorded", failure);
        return new Answer.Failed();
    }

    private static String parent(Post post) {
        return post instanceof Post.OfFact fact && fact.fact() instanceof Received received ? received.parent() : null;
    }

    private void answer(UnderWay post) {
        underWay.add(post);
        weight += post.weight();
        while (underWay.size() > WINDOW
                || weight > HEAVIEST_WINDOW
                || (!underWay.isEmpty() && underWay.peek().answer().isDone())) tellFirst();
    }

    private void tellFirst() {
        var first = underWay.remove();
        weight -= first.weight();
        unrecordedOf(first.dossier()).remove(first.post());
        var answer = judged(first);
        if (answer instanceof Answer.Failed && first.dossier() != null)
            unrecorded.computeIfAbsent(first.dossier(), none -> new HashSet<>()).add(first.post());
        answers.accept(first.post(), answer);
    }

    /** A refusal that misses what stands before it in the request and failed is no verdict: both may be sent again. */
    private Answer judged(UnderWay one) {
        var answer = one.answer().join();
        var misses = !unrecordedOf(one.dossier()).isEmpty()
                || !unrecordedOf(one.parent()).isEmpty();
        return answer instanceof Answer.Refused && misses ? new Answer.Failed() : answer;
    }

    private Set<PostId> unrecordedOf(String dossier) {
        return unrecorded.getOrDefault(dossier, new HashSet<>());
    }
}
