package vn.lienthong.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.lienthong.commandline.suite.Part.DEADLINE;
import static vn.lienthong.commandline.suite.Part.INTAKE;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.lienthong.commandline.suite.Suite;
import vn.lienthong.contracts.log.LogRecord;

/** A dossier received today is left lying; deadline's clock runs ahead to the due date. */
class OverdueTest {
    private static final String UNIT = "08707";
    /** So that it runs on any day of the week and at any hour. */
    private static final String OVERRIDE = "{\"override\":{\"ground\":\"test\"}}";

    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private final Suite suite = SharedSuite.get();
    private final Client clerk = Client.of(suite, "clerk", UNIT);

    @Test
    void aDueInstantThatPassesWhileTheServiceIsDownIsNoticedOnceAndWithdrawnByALateEarlierClose() {
        var before = open();
        var received = receive();
        var code = code(received);
        var due = due(received);
        Settled.await(suite);
        assertThat(notices(code, "overdue")).isEmpty();

        suite.kill(DEADLINE);
        assertFiguresAfterTheDueDay(due, before + 1, 1);

        suite.start(DEADLINE);
        try (var clocks = Clocks.at(suite, due.plusSeconds(3600).toString(), DEADLINE)) {
            awaitNotices(code, "overdue", 1);
            assertThat(notices(code, "overdue").getFirst().time()).isEqualTo(due);
            assertThat(notices(code, "due-soon")).isEmpty();
            assertFiguresAfterTheDueDay(due, before + 1, 1);

            Client.of(suite, "source", UNIT).stream(List.of(new Posts("urn:vn:motcua:vinh-yen", UNIT)
                            .resolved(code, OffsetDateTime.now(VIETNAM).toString())))
                    .expect(200);
            awaitNotices(code, "overdue-withdrawn", 1);
            Settled.await(suite);
            assertThat(notices(code, "overdue")).hasSize(1);
            assertFiguresAfterTheDueDay(due, before, 0);
        }
    }

    @Test
    void aDueInstantThatPassesInRunningTimeIsNoticedOnce() {
        var received = receive();
        var code = code(received);
        var due = due(received);
        Settled.await(suite);

        try (var clocks = Clocks.at(suite, due.minusSeconds(4).toString(), DEADLINE)) {
            awaitNotices(code, "overdue", 1);
            assertThat(notices(code, "overdue").getFirst().time()).isEqualTo(due);
        }
        clerk.after(received)
                .post(INTAKE, "/v1/dossiers/" + code + "/withdrawal", OVERRIDE)
                .expect(201);
        awaitNotices(code, "overdue-withdrawn", 1);
        assertThat(notices(code, "overdue")).hasSize(1);
    }

    private Answer receive() {
        return clerk.post(INTAKE, "/v1/dossiers", """
                {"unit":"08707","procedure":"1.004873","channel":"DIRECT","override":{"ground":"test"}}""").expect(201);
    }

    private static String code(Answer received) {
        return received.json().path("code").asText();
    }

    private static Instant due(Answer received) {
        return OffsetDateTime.parse(received.json().path("dueAt").asText()).toInstant();
    }

    private void awaitNotices(String code, String name, int count) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(notices(code, name)).hasSize(count));
    }

    /** Open dossiers of the unit now. */
    private int open() {
        var today = LocalDate.now(VIETNAM).toString();
        return Report.of(suite, UNIT, today, today).requireChecks().total("open.total");
    }

    /** 06a says so without any notice: on the due day in time, on the next overdue. */
    private void assertFiguresAfterTheDueDay(Instant due, int open, int overdue) {
        var today = LocalDate.now(VIETNAM).toString();
        var dueDay = due.atZone(VIETNAM).toLocalDate();
        var onDueDay = Report.of(suite, UNIT, today, dueDay.toString()).requireChecks();
        var dayAfter =
                Report.of(suite, UNIT, today, dueDay.plusDays(1).toString()).requireChecks();
        assertThat(onDueDay.total("open.inTime")).isEqualTo(open);
        assertThat(dayAfter.total("open.overdue")).isEqualTo(overdue);
        assertThat(dayAfter.total("open.total")).isEqualTo(open);
    }

    private List<LogRecord> notices(String code, String name) {
        return Log.read(suite.kafkaBootstrap()).of(code).stream()
                .filter(record -> Log.name(record).equals(name))
                .toList();
    }
}
