package vn.lienthong.intake.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.post.PostReader;
import vn.lienthong.contracts.post.PostTypes;
import vn.lienthong.contracts.post.PostedFact;

/** What the interface says may be posted is what is read. */
class PostedEventTest {
    @Test
    void every_attribute_of_a_post_is_described() {
        assertThat(PostedEvent.class.getRecordComponents())
                .extracting(RecordComponent::getName)
                .containsExactlyInAnyOrderElementsOf(PostReader.attributes());
    }

    @Test
    void the_data_of_every_kind_of_post_is_described() throws NoSuchFieldException {
        var described = PostedEvent.class
                .getDeclaredField("data")
                .getAnnotation(Schema.class)
                .oneOf();
        List<Class<? extends PostedFact>> kinds = PostTypes.all()
                .<Class<? extends PostedFact>>map(PostTypes.Kind::data)
                .toList();

        assertThat(List.<Class<?>>of(described)).containsAll(kinds).hasSize(kinds.size() + 1);
    }
}
