package vn.lienthong.service.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import vn.lienthong.service.problem.Language;
import vn.lienthong.service.problem.Messages;
import vn.lienthong.service.problem.Problem;

/**
 * Every service's tests implement this: what clients are written against stands in {@code approved/interface.txt}. Each
 * operation is a line with its parameters and the types of body it takes, and so is each object with its fields. Whoever
 * removes or renames one breaks somebody's program; whoever adds one approves the new file, which the test leaves in
 * {@code target}.
 */
public interface ApprovedInterface {
    Path APPROVED = Path.of("src", "test", "resources", "approved", "interface.txt");
    Path NOW = Path.of("target", "interface.txt");

    @Test
    default void theInterfaceIsTheApprovedOne() throws IOException {
        var now = Stream.concat(operations(), objects()).toList();
        Files.write(NOW, now);
        assertThat(now).isEqualTo(Files.exists(APPROVED) ? Files.readAllLines(APPROVED) : List.of());
    }

    @Test
    default void theTypeOfEveryRefusalIsListed() {
        var listed = texts(description().at("/components/schemas/Problem/properties/type/enum"));
        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(
                        Messages.onClassPath(Thread.currentThread().getContextClassLoader()).keys(Language.VI).stream()
                                .filter(key -> key.endsWith(".title"))
                                .map(key -> Problem.typeOf(key.replace(".title", ""))
                                        .toString())
                                .toList());
    }

    private static Stream<String> operations() {
        return description().get("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(method -> operation(path.getKey(), method.getKey(), method.getValue())))
                .sorted();
    }

    private static String operation(String path, String method, JsonNode operation) {
        var parameters = StreamSupport.stream(operation.path("parameters").spliterator(), false)
                .filter(parameter -> !parameter.path("in").asText().equals("path"))
                .map(parameter -> (parameter.path("in").asText().equals("query") ? "?" : "header ") + name(parameter))
                .sorted();
        var bodies = operation.at("/requestBody/content").properties().stream()
                .map(Map.Entry::getKey)
                .sorted();
        return Stream.of(Stream.of(method.toUpperCase(java.util.Locale.ROOT), path), parameters, bodies)
                .flatMap(parts -> parts)
                .collect(Collectors.joining(" "));
    }

    private static String name(JsonNode parameter) {
        return parameter.path("name").asText();
    }

    private static Stream<String> objects() {
        return description().at("/components/schemas").properties().stream()
                .filter(schema -> schema.getValue().has("properties"))
                .map(schema -> schema.getKey() + ": "
                        + schema.getValue().get("properties").properties().stream()
                                .map(Map.Entry::getKey)
                                .sorted()
                                .collect(Collectors.joining(", ")))
                .sorted();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonNode description() {
        var text = given().auth()
                .oauth2(TestTokens.token("auditor", "01"))
                .queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
