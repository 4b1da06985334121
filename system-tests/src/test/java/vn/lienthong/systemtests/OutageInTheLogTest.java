package vn.lienthong.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.lienthong.commandline.suite.Part.INTAKE;
import static vn.lienthong.commandline.suite.Part.POSTGRES;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.lienthong.commandline.suite.Part;
import vn.lienthong.commandline.suite.Suite;
import vn.lienthong.testkit.Answer;
import vn.lienthong.testkit.Client;
import vn.lienthong.testkit.Posts;
import vn.lienthong.testkit.Settled;

/** PostgreSQL is killed and posts keep coming: whoever reads the log is told so, once by each who suffers, and nothing else. */
class OutageInTheLogTest {
    private static final String UNIT = "08713";
    private static final int POSTS = 40;

    private final Suite suite = SharedSuite.get();
    private final Posts posts = new Posts("urn:vn:motcua:hoi-hop", UNIT);
    private final Client nobody = Client.withToken(suite, null);
    private final Client ward = Client.of(suite, "source", UNIT);

    @Test
    void anOutageIsToldOncePerCauseAndNotPerRequest() throws IOException {
        Settled.await(suite);
        var before = Part.services().stream().map(this::length).toList();

        suite.kill(POSTGRES);
        var answers = IntStream.range(0, POSTS).mapToObj(this::receive).toList();
        ward.stream(IntStream.range(0, POSTS).mapToObj(this::reception).toList())
                .expect(200);
        suite.start(POSTGRES);
        awaitReady();
        Settled.await(suite);

        assertThat(answers).extracting(Answer::status).containsOnly(503);
        for (int i = 0; i < before.size(); i++) assertToldOnce(Part.services().get(i), before.get(i));
        assertThat(told(INTAKE, before.getFirst(), "WARN")).anyMatch(line -> line.contains("does not answer"));
    }

    private void assertToldOnce(Part service, long from) throws IOException {
        assertThat(told(service, from, "WARN")).as(service.label()).doesNotHaveDuplicates();
        assertThat(told(service, from, "ERROR")).as(service.label()).isEmpty();
        assertThat(told(service, from, "WARN").filter(line -> line.startsWith("vn.lienthong")))
                .as(service.label())
                .hasSizeLessThan(20);
        assertThat(told(service, from, "WARN")).as(service.label()).noneMatch(line -> line.startsWith("stderr"));
    }

    /** Readiness tries its connection of before once more, so that the first answer after the outage is still no. */
    private void awaitReady() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Part.services()).allSatisfy(service -> assertThat(
                                nobody.get(service, "/q/health/ready").status())
                        .isEqualTo(200)));
    }

    private Answer receive(int i) {
        return ward.post(INTAKE, "/v1/events", Client.CLOUD_EVENT, reception(i));
    }

    private String reception(int i) {
        return posts.received("243.08713-190305-%04d".formatted(i), "1.004873", "2019-03-05T08:00:00+07:00");
    }

    /** What the service has said at this level since then, with who said it. */
    private Stream<String> told(Part service, long from, String level) throws IOException {
        var all = Files.readAllBytes(log(service));
        return new String(all, (int) from, all.length - (int) from, StandardCharsets.UTF_8)
                .lines()
                .map(OutageInTheLogTest::json)
                .filter(line -> line.path("level").asText().equals(level))
                .map(line -> line.path("loggerName").asText() + ": "
                        + line.path("message").asText());
    }

    private static JsonNode json(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError(line, e);
        }
    }

    private long length(Part service) {
        return log(service).toFile().length();
    }

    private Path log(Part service) {
        return suite.settings().folder().log(service);
    }
}
