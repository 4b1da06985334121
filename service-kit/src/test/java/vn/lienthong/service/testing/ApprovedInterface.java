package vn.lienthong.service.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import vn.lienthong.service.problem.Language;
import vn.lienthong.service.problem.Messages;
import vn.lienthong.service.problem.Problem;

/**
 * Every service's tests implement this: what clients are written against stands in {@code approved/openapi.json}, as the
 * service itself describes it. Whoever removes or renames a field, changes a type, drops a value of an enumeration, a
 * status or the type of a refusal, or requires what was optional, breaks somebody's program and sees it here. Whoever
 * adds something approves the new file, which the test leaves in {@code target}.
 */
public interface ApprovedInterface {
    Path APPROVED = Path.of("src", "test", "resources", "approved", "openapi.json");
    Path NOW = Path.of("target", "openapi.json");

    @Test
    default void theInterfaceIsTheApprovedOne() throws IOException {
        var now = sorted(description()).lines().toList();
        Files.write(NOW, now);
        assertThat(now)
                .as("if nobody's program breaks by the difference: cp %s %s", NOW, APPROVED)
                .isEqualTo(Files.exists(APPROVED) ? Files.readAllLines(APPROVED) : List.of());
    }

    @Test
    default void theTypeOfEveryRefusalIsListed() throws IOException {
        var listed = texts(description().at("/components/schemas/Problem/properties/type/enum"));
        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(
                        Messages.onClassPath(Thread.currentThread().getContextClassLoader()).keys(Language.VI).stream()
                                .filter(key -> key.endsWith(".title"))
                                .map(key -> Problem.typeOf(key.replace(".title", ""))
                                        .toString())
                                .toList());
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** In which order the description names things is nobody's business. */
    private static String sorted(JsonNode description) throws IOException {
        var mapper = new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
        return mapper.writeValueAsString(mapper.treeToValue(description, Object.class));
    }

    private static JsonNode description() throws IOException {
        var text = given().auth()
                .oauth2(TestTokens.token("auditor", "01"))
                .queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        return new ObjectMapper().readTree(text);
    }
}
