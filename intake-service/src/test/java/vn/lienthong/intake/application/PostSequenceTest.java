package vn.lienthong.intake.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import vn.lienthong.catalogue.Catalogue;
import vn.lienthong.contracts.value.SuiteSecret;
import vn.lienthong.intake.Posts;
import vn.lienthong.intake.domain.Rule;

class PostSequenceTest {
    @Test
    void a_post_whose_source_cannot_be_looked_up_costs_no_neighbour() {
        var answers = new ArrayList<Answer>();
        var posts = new ReceivePosts(
                Catalogue.shipped(), new RememberedSources(null), new SuiteSecret("secret"), null, null);
        var sequence = new PostSequence(posts, null, new Semaphore(1), "018", (post, answer) -> answers.add(answer));

        sequence.post(new Posts().received(Posts.freshCode()).toString().getBytes(UTF_8));
        sequence.post("{}".getBytes(UTF_8));
        sequence.end();

        assertThat(answers).hasSize(2);
        assertThat(answers.getFirst()).isEqualTo(new Answer.Failed());
        assertThat(answers.getLast()).isInstanceOf(Answer.Malformed.class);
    }

    /** As when the database comes back between two batches. */
    @Test
    void what_is_refused_for_want_of_a_post_that_failed_may_be_sent_again_like_that_one() {
        var answers = new ArrayList<Answer>();
        var refusal = Answer.Refused.because(Rule.UNKNOWN_DOSSIER, "x");
        var journal = new ArrayDeque<Uni<Answer>>(List.of(
                Uni.createFrom().failure(new IOException("connection refused")),
                Uni.createFrom().item(refusal),
                Uni.createFrom().item(refusal)));
        var posts = new ReceivePosts(
                Catalogue.shipped(), new RememberedSources("018"), new SuiteSecret("secret"), null, null);
        var sequence = new PostSequence(
                posts, _ -> journal.remove(), new Semaphore(1), "018", (post, answer) -> answers.add(answer));
        var code = Posts.freshCode();
        var ward = new Posts();

        sequence.post(ward.received(code).toString().getBytes(UTF_8));
        sequence.post(ward.resolved(code).toString().getBytes(UTF_8));
        sequence.post(ward.resolved(Posts.freshCode()).toString().getBytes(UTF_8));
        sequence.end();

        assertThat(answers).containsExactly(new Answer.Failed(), new Answer.Failed(), refusal);
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
            return away();
        }

        @Override
        public Uni<List<Source>> all() {
            return away();
        }

        @Override
        public Uni<Source> register(Source source) {
            return away();
        }
    }
}
