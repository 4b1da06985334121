package vn.lienthong.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.commandline.suite.Part.REPORTING;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Set;
import org.awaitility.Awaitility;
import vn.lienthong.commandline.suite.Suite;

/** Builds reporting's views anew from the log. */
public final class Rebuild {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Set<String> RUNNING = Set.of("LOADING", "INDEXING", "CATCHING_UP", "COMPARING");

    private final Client operator;

    public Rebuild(Suite suite) {
        operator = Client.of(suite, "operator", null);
    }

    /** Puts views that were built anew in the place of the live ones. */
    public static void reporting(Suite suite) {
        var rebuild = new Rebuild(suite);
        rebuild.promote(rebuild.await(rebuild.begin("")).path("id").asText());
    }

    /** @param more fields of the request, each with a comma behind it */
    public String begin(String more) {
        return operator.post(REPORTING, "/v1/replays", "{%s\"reason\":\"a test\"}".formatted(more))
                .expect(202)
                .json()
                .path("id")
                .asText();
    }

    public JsonNode state(String id) {
        return operator.get(REPORTING, "/v1/replays/" + id).expect(200).json();
    }

    /** Its end, whatever that is. */
    public JsonNode await(String id) {
        Awaitility.await("replay")
                .atMost(PATIENCE)
                .ignoreException(Client.Unanswered.class)
                .until(() -> !RUNNING.contains(state(id).path("state").asText()));
        var ended = state(id);
        assertThat(ended.hasNonNull("failure")).as(ended.toString()).isFalse();
        return ended;
    }

    public void promote(String id) {
        operator.post(REPORTING, "/v1/replays/" + id + "/promotion", """
                        {"reason":"a test","acceptDifferences":true}""").expect(200);
    }
}
