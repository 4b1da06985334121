package vn.lienthong.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import vn.lienthong.commandline.suite.Part;
import vn.lienthong.commandline.suite.Suite;

/** Waits until everything posted is decided, relayed and applied everywhere. */
public final class Settled {
    private Settled() {}

    public static void await(Suite suite) {
        await(suite, Duration.ofMinutes(2));
    }

    public static void await(Suite suite, Duration atMost) {
        var auditor = Client.of(suite, "auditor", "01");
        org.awaitility.Awaitility.await("settled")
                .atMost(atMost)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(200))
                .ignoreException(Client.Unanswered.class)
                .untilAsserted(() -> {
                    var lag = auditor.get(Part.REPORTING, "/v1/health/lag");
                    assertThat(lag.json().path("settled").asBoolean())
                            .as(lag.text())
                            .isTrue();
                });
    }
}
