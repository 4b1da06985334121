package vn.lienthong.commandline.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.log.Json;

class PostedTest {
    @Test
    void theLastLineCountsAndRejectedItemsAreKeptToShow() {
        var posted = answer("""
                {"id":"7","outcome":"REJECTED","problem":{"title":"unknown unit"}}
                {"id":"8","outcome":"PENDING"}
                {"applied":3,"duplicate":0,"rejected":1,"pending":1}
                """);
        assertThat(posted.applied()).isEqualTo(3);
        assertThat(posted.total()).isEqualTo(5);
        assertThat(posted.refusals())
                .singleElement()
                .satisfies(line -> assertThat(line.path("id").asText()).isEqualTo("7"));
    }

    @Test
    void streamsAddUp() {
        var one = answer("{\"applied\":3,\"duplicate\":1,\"rejected\":0,\"pending\":2}");
        assertThat(one.plus(one).total()).isEqualTo(12);
    }

    private static Posted answer(String lines) {
        return lines.lines().flatMap(PostedTest::json).reduce(Posted.NOTHING, Posted::read, Posted::plus);
    }

    private static Stream<JsonNode> json(String line) {
        try {
            return Stream.of(Json.mapper().readTree(line));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(line, e);
        }
    }
}
