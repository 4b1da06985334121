package vn.lienthong.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.lienthong.commandline.suite.Part.INTAKE;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.lienthong.commandline.suite.Suite;
import vn.lienthong.testkit.Client;
import vn.lienthong.testkit.Posts;
import vn.lienthong.testkit.Report;
import vn.lienthong.testkit.Settled;

class StreamOfDossiersTest {
    private static final int DOSSIERS = 1000;
    private static final String MARITAL_STATUS = "1.004873";

    private final Suite suite = SharedSuite.get();

    @Test
    void aStreamOfWholeLivesEndsWithEveryItemApplied() {
        var posts = new Posts("urn:vn:motcua:tich-son", "08707");
        var ward = Client.of(suite, "source", posts.unit());
        var events = new ArrayList<String>();
        for (int i = 1; i <= DOSSIERS; i++) {
            var code = "243.08707-190305-%04d".formatted(i);
            events.add(posts.received(code, MARITAL_STATUS, "2019-03-05T08:00:00+07:00"));
            events.add(posts.resolved(code, "2019-03-06T09:00:00+07:00"));
            events.add(posts.returned(code, "2019-03-06T10:00:00+07:00"));
        }

        var answer = ward.stream(events).expect(200).lines();
        Settled.await(suite);

        var counts = answer.getLast();
        assertThat(answer).hasSize(events.size() + 1);
        assertThat(counts.path("rejected").asInt()).isZero();
        assertThat(counts.path("applied").asInt() + counts.path("pending").asInt())
                .isEqualTo(events.size());
        answer.stream()
                .filter(item -> "PENDING".equals(item.path("outcome").asText()))
                .forEach(item -> assertThat(
                                end(ward, posts.source(), item.path("id").asText()))
                        .isEqualTo("APPLIED"));
        var report = Report.of(suite, posts.unit(), "2019-03-05", "2019-03-31").requireChecks();
        assertThat(report.total("received.direct")).isEqualTo(DOSSIERS);
        assertThat(report.total("resolved.early")).isEqualTo(DOSSIERS);
        assertThat(report.total("open.total")).isZero();
        assertThat(Views.of(suite, posts.unit()).values())
                .filteredOn(view -> view.path("code").asText().startsWith("243.08707-190305-"))
                .hasSize(DOSSIERS)
                .allSatisfy(view -> assertThat(view.at("/status/code").asText()).isEqualTo("RETURNED"));
    }

    @Test
    void aResolutionThatItsOwnerRefusesEndsAsRejected() {
        var posts = new Posts("urn:vn:motcua:lien-bao", "08710");
        var ward = Client.of(suite, "source", posts.unit());
        var code = "243.08710-190305-0001";
        var second = Posts.nextId();

        ward.stream(List.of(
                        posts.received(code, MARITAL_STATUS, "2019-03-05T08:00:00+07:00"),
                        posts.resolved(code, "2019-03-06T09:00:00+07:00"),
                        posts.event(second, "resolved", "2019-03-06T09:30:00+07:00", code, """
                                {"unit":"08710","outcome":"REFUSED"}""")))
                .expect(200);

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(end(ward, posts.source(), second))
                .isEqualTo("REJECTED"));
        var item = ward.get(INTAKE, item(posts.source(), second)).expect(200).json();
        assertThat(item.at("/problem/type").asText()).endsWith("/problems/second-resolution");
        assertThat(item.at("/problem/status").asInt()).isEqualTo(422);
    }

    private static String end(Client client, String source, String id) {
        return client.get(INTAKE, item(source, id))
                .expect(200)
                .json()
                .path("outcome")
                .asText();
    }

    private static String item(String source, String id) {
        return "/v1/events/" + URLEncoder.encode(source, StandardCharsets.UTF_8) + "/" + id;
    }
}
