package vn.lienthong.intake.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.contracts.value.SuiteSecret;
import vn.lienthong.intake.Posts;
import vn.lienthong.intake.domain.Dossier;
import vn.lienthong.intake.domain.Rule;

class PostSequenceTest {
    private static final Answer REFUSAL = Answer.Refused.because(Rule.UNKNOWN_DOSSIER, "x");
    private static final Answer RECORD = new Answer.Recorded(null, false);
    private static final Uni<Answer> AWAY = Uni.createFrom().failure(new IOException("connection refused"));
    private static final Uni<Answer> REFUSED = Uni.createFrom().item(REFUSAL);
    private static final Uni<Answer> RECORDED = Uni.createFrom().item(RECORD);

    private final Posts posts = new Posts();

    @Test
    void a_post_whose_source_cannot_be_looked_up_costs_no_neighbour() {
        var answers = new ArrayList<Answer>();
        var receiving = new ReceivePosts(
                LiveCatalogue.shipped(), new RememberedSources(null), new SuiteSecret("secret"), null, null);
        var sequence =
                new PostSequence(receiving, null, new Semaphore(10), "018", (post, answer) -> answers.add(answer));

        sequence.post(posts.received(Posts.freshCode()).toString().getBytes(UTF_8));
        sequence.post("{}".getBytes(UTF_8));
        sequence.end();

        assertThat(answers).hasSize(2);
        assertThat(answers.getFirst()).isEqualTo(new Answer.Failed());
        assertThat(answers.getLast()).isInstanceOf(Answer.Malformed.class);
    }

    /** As when the database comes back between two batches. */
    @Test
    void what_is_refused_for_want_of_a_post_that_failed_may_be_sent_again_like_that_one() {
        var code = Posts.freshCode();

        var answers = answersTo(
                List.of(posts.received(code), posts.resolved(code), posts.resolved(Posts.freshCode())),
                AWAY,
                REFUSED,
                REFUSED);

        assertThat(answers).containsExactly(new Answer.Failed(), new Answer.Failed(), REFUSAL);
    }

    @Test
    void a_child_refused_for_want_of_a_parent_whose_post_failed_may_be_sent_again_like_that_one() {
        var parent = Posts.freshCode();
        var child = Posts.freshCode();
        var received = posts.received(child);
        received.withObject("/data").put("parent", parent);

        var answers = answersTo(
                List.of(posts.received(parent), received, posts.resolved(child), posts.resolved(Posts.freshCode())),
                AWAY,
                REFUSED,
                REFUSED);

        assertThat(answers).containsExactly(new Answer.Failed(), new Answer.Failed(), new Answer.Failed(), REFUSAL);
    }

    @Test
    void behind_a_post_that_failed_and_was_recorded_when_it_came_again_a_refusal_is_a_verdict() {
        var code = Posts.freshCode();
        var received = posts.received(code);
        var resolved = posts.resolved(code);

        var answers = answersTo(List.of(received, resolved, received, resolved), AWAY, REFUSED, RECORDED, REFUSED);

        assertThat(answers).containsExactly(new Answer.Failed(), new Answer.Failed(), RECORD, REFUSAL);
    }

    @Test
    void another_post_that_was_recorded_does_not_stand_for_the_one_that_failed() {
        var code = Posts.freshCode();

        var answers = answersTo(
                List.of(posts.received(code), posts.returned(code), posts.resolved(code)), AWAY, RECORDED, REFUSED);

        assertThat(answers).containsExactly(new Answer.Failed(), RECORD, new Answer.Failed());
    }

    @Test
    void of_large_posts_only_as_many_are_under_way_as_there_is_room_for() {
        var underWay = new ConcurrentLinkedQueue<UniEmitter<? super Answer>>();
        var answers = new AtomicInteger();
        var sequence = new PostSequence(
                new NothingKnown(),
                _ -> Uni.createFrom().<Answer>emitter(underWay::add),
                new Semaphore(1_000, true),
                "018",
                (post, answer) -> answers.incrementAndGet());

        var posting = Thread.startVirtualThread(() -> {
            for (int i = 0; i < 20; i++) sequence.post(large());
            sequence.end();
        });

        await().until(() -> posting.getState() == Thread.State.WAITING);
        assertThat(underWay).hasSize(4);
        await().until(() -> {
            for (var one = underWay.poll(); one != null; one = underWay.poll()) one.complete(RECORD);
            return answers.get() == 20;
        });
    }

    private byte[] large() {
        var received = posts.received(Posts.freshCode());
        received.withObject("/data").withObject("/applicant").put("address", "x".repeat(200 * 1024));
        return received.toString().getBytes(UTF_8);
    }

    /** What the posts of one request are answered whose journal says this to one after the other. */
    @SafeVarargs
    private static List<Answer> answersTo(List<ObjectNode> request, Uni<Answer>... said) {
        var answers = new ArrayList<Answer>();
        var journal = new ArrayDeque<>(List.of(said));
        var sequence = new PostSequence(
                new NothingKnown(),
                _ -> journal.remove(),
                new Semaphore(10),
                "018",
                (post, answer) -> answers.add(answer));
        request.forEach(post -> sequence.post(post.toString().getBytes(UTF_8)));
        sequence.end();
        return answers;
    }

    /** No dossier, while the sources are remembered. */
    private static final class NothingKnown extends ReceivePosts {
        NothingKnown() {
            super(LiveCatalogue.shipped(), new RememberedSources("018"), new SuiteSecret("secret"), null, null);
        }

        @Override
        public Uni<Optional<Dossier>> known(String dossier) {
            return Uni.createFrom().item(Optional.empty());
        }
    }

    /** The table of sources while its database is away, and what is remembered of it. */
    private record RememberedSources(String unit) implements Sources {
        private static <T> Uni<T> away() {
            return Uni.createFrom().failure(new IOException("connection refused"));
        }

        @Override
        public Optional<String> rememberedUnitOf(String source) {
            return Optional.ofNullable(unit);
        }

        @Override
        public Uni<Map<String, String>> take(SqlConnection tx, Map<String, String> units) {
            return away();
        }

        @Override
        public Uni<Optional<Source>> find(String source) {
            return unit == null ? away() : Uni.createFrom().item(Optional.of(new Source(source, unit, false, 0)));
        }

        @Override
        public Uni<List<Source>> all() {
            return away();
        }

        @Override
        public Uni<Void> register(SqlConnection tx, Source source) {
            return away();
        }
    }
}
