package vn.lienthong.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.commandline.suite.Part;
import vn.lienthong.commandline.suite.Suite;
import vn.lienthong.testkit.Client;
import vn.lienthong.testkit.Posts;
import vn.lienthong.testkit.Settled;

class HealthAndMetricsTest {
    private final Suite suite = SharedSuite.get();
    private final Client nobody = Client.withToken(suite, null);
    private final Client operator = Client.of(suite, "operator", "01");

    @ParameterizedTest
    @EnumSource(names = {"INTAKE", "ROUTING", "DEADLINE", "REPORTING"})
    void everyServiceSaysThatItLivesIsReadyAndHasStarted(Part service) {
        for (var probe : List.of("live", "ready", "started"))
            assertThat(nobody.get(service, "/q/health/" + probe)
                            .expect(200)
                            .json()
                            .path("status")
                            .asText())
                    .isEqualTo("UP");
    }

    @ParameterizedTest
    @EnumSource(names = {"INTAKE", "ROUTING", "DEADLINE", "REPORTING"})
    void progressIsOpenToAllAndMetricsAreNot(Part service) {
        var progress = nobody.get(service, "/v1/health/progress").expect(200).json();

        assertThat(progress.path("service").asText()).isEqualTo(service.key());
        assertThat(progress.path("heads")).hasSize(16);
        assertThat(nobody.get(service, "/q/metrics").status()).isEqualTo(401);
    }

    @Test
    void metricsNameWhatMatters() {
        oneLife();
        Settled.await(suite);

        for (var service : Part.services())
            assertThat(ours(service))
                    .as(service.key())
                    .contains(
                            "lienthong_relay_lag",
                            "lienthong_log_lag",
                            "lienthong_quarantine_waiting",
                            "lienthong_consumer_resent_dropped");
        assertThat(ours(Part.INTAKE))
                .contains("lienthong_journal_batch_size", "lienthong_journal_commit", "lienthong_pending_items");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(ours(Part.DEADLINE)).contains("lienthong_notice_delay"));
    }

    @Test
    void everyLogLineIsJsonAndNamesItsService() throws IOException {
        for (var service : Part.services()) {
            var lines = Files.readAllLines(suite.settings().folder().log(service)).stream()
                    .filter(line -> !line.isBlank())
                    .filter(line -> !line.startsWith("WARNING: ")) // the virtual machine's own, before any logging
                    .toList();
            for (var line : lines)
                assertThat(new ObjectMapper().readTree(line).isObject())
                        .as(line)
                        .isTrue();
            assertThat(lines.getLast()).contains("\"service\":\"" + service.key() + "\"");
        }
    }

    /** The suite's own metrics. */
    private String ours(Part service) {
        return operator.get(service, "/q/metrics")
                .expect(200)
                .text()
                .lines()
                .filter(line -> line.startsWith("lienthong_"))
                .collect(Collectors.joining("\n"));
    }

    /** A little work for the metrics to measure: one whole life, and one dossier that lies until it is overdue. */
    private void oneLife() {
        var posts = new Posts("urn:vn:motcua:khai-quang", "08728");
        var code = "243.08728-190305-9001";
        Client.of(suite, "source", posts.unit()).stream(List.of(
                        posts.received(code, "1.004873", "2019-03-05T08:00:00+07:00"),
                        posts.resolved(code, "2019-03-06T09:00:00+07:00"),
                        posts.returned(code, "2019-03-06T10:00:00+07:00"),
                        posts.received("243.08728-190305-9002", "1.004873", "2019-03-05T08:00:00+07:00")))
                .expect(200);
    }
}
