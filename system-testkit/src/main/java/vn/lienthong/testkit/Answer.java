package vn.lienthong.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a service answered. */
public record Answer(int status, HttpHeaders headers, byte[] bytes) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        return parse(text());
    }

    /** The lines of an NDJSON answer. */
    public List<JsonNode> lines() {
        return text().lines().filter(line -> !line.isBlank()).map(Answer::parse).toList();
    }

    /** What to send along so that another service has read this write. */
    public String position() {
        return headers.firstValue("Lienthong-Position").orElse(null);
    }

    public Answer expect(int expected) {
        assertThat(status).as(text()).isEqualTo(expected);
        return this;
    }

    /** Asserts an RFC 9457 refusal of that status and rule that shows nothing of the machinery. */
    public Answer expectProblem(int expected, String rule) {
        expect(expected);
        assertThat(headers.firstValue("content-type").orElse("")).startsWith("application/problem+json");
        assertThat(json().path("type").asText()).endsWith("/problems/" + rule);
        assertThat(text()).doesNotContain("Exception", "\tat ", "select ", "insert ");
        return this;
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }
}
