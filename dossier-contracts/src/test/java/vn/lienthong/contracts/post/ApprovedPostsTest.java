package vn.lienthong.contracts.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.lienthong.contracts.Approved;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.contracts.value.PostId;

class ApprovedPostsTest {
    static Stream<PostTypes.Kind> kinds() {
        return PostTypes.all();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void every_post_reads_as_approved(PostTypes.Kind kind) throws Exception {
        var post = (Post.OfFact) PostReader.read(Approved.bytes("posts/" + kind.name()));

        assertThat(post.kind()).isEqualTo(kind);
        assertThat(post.fact()).isInstanceOf(kind.data());
        assertThat(Json.mapper().<com.fasterxml.jackson.databind.JsonNode>valueToTree(post.fact()))
                .hasToString(Approved.json("posts/" + kind.name()).get("data").toString());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void every_sample_shows_all_fields(PostTypes.Kind kind) {
        var sample = Approved.json("posts/" + kind.name()).get("data");

        assertThat(Approved.fieldsOf(sample)).isEqualTo(Approved.fieldsOf(kind.data()));
    }

    @Test
    void the_attributes_are_read() throws Exception {
        var envelope = PostReader.read(Approved.bytes("posts/received")).envelope();

        assertThat(envelope.identity()).isEqualTo(new PostId("urn:vn:motcua:trau-quy", "2017-000123"));
        assertThat(envelope.time()).isEqualTo(Instant.parse("2017-03-06T01:15:00Z"));
        assertThat(envelope.subject()).isEqualTo("018.00565-170306-0007");
        assertThat(envelope.actor()).isEqualTo("cb-01");
        assertThat(envelope.correlationId()).isEqualTo("lo-17");
        assertThat(envelope.sequence()).isEqualTo("123");
    }

    @Test
    void a_source_says_that_it_is_complete() throws Exception {
        var post = (Post.OfCompletion) PostReader.read(Approved.bytes("posts/source-complete"));

        assertThat(post.upTo()).isEqualTo(Instant.parse("2017-05-31T10:00:00Z"));
    }
}
