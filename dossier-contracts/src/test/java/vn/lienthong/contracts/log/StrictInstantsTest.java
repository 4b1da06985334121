package vn.lienthong.contracts.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictInstantsTest {

    @Test
    void aTimeWithOffsetIsRead() throws JsonProcessingException {
        assertThat(Json.mapper().readValue("\"2017-03-06T08:15:00+07:00\"", Instant.class))
                .isEqualTo("2017-03-06T01:15:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "1488762900",
                "\"1488762900\"",
                "\"2017-03-06T08:15:00\"",
                "\"2017-03-06\"",
                "\"+10000-01-01T00:00:00Z\"",
                "\"\""
            })
    void anythingElseIsRefused(String json) {
        assertThatThrownBy(() -> Json.mapper().readValue(json, Instant.class))
                .isInstanceOf(JsonProcessingException.class);
    }
}
