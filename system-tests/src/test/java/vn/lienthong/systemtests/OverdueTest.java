package vn.lienthong.systemtests;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.lienthong.commandline.suite.Part.DEADLINE;
import static vn.lienthong.commandline.suite.Part.INTAKE;
import static vn.lienthong.commandline.suite.Part.ROUTING;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.commandline.suite.Suite;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.testkit.Answer;
import vn.lienthong.testkit.Client;
import vn.lienthong.testkit.Database;
import vn.lienthong.testkit.Log;
import vn.lienthong.testkit.Posts;
import vn.lienthong.testkit.Report;
import vn.lienthong.testkit.Settled;

/** A dossier received at noon is left lying; deadline's clock runs ahead to the due date. */
class OverdueTest {
    private static final String UNIT = "08707";
    /** So that it runs on any day of the week. */
    private static final String OVERRIDE = "{\"override\":{\"ground\":\"test\"}}";

    private static final Set<String> NOTICES = Set.of("due-soon", "overdue", "overdue-withdrawn");

    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private static final String TODAY = Clocks.NOON.toLocalDate().toString();

    private final Suite suite = SharedSuite.get();
    private final Client clerk = Client.of(suite, "clerk", UNIT);
    private final Database written = Database.of(suite, DEADLINE);
    private Clocks noon;

    @BeforeEach
    void setTheClocksToNoon() {
        noon = Clocks.at(suite, Clocks.NOON.toString(), INTAKE, ROUTING, DEADLINE);
    }

    @AfterEach
    void letTheClocksRun() {
        noon.close();
    }

    @Test
    void aDueInstantThatPassesWhileTheServiceIsDownIsNoticedOnceAndWithdrawnByALateEarlierClose() {
        var before = open();
        var received = receive();
        var code = code(received);
        var due = due(received);
        Settled.await(suite);
        assertThat(notices(code)).isEmpty();

        suite.kill(DEADLINE);
        assertFiguresAfterTheDueDay(due, before + 1, 1);

        suite.start(DEADLINE);
        try (var clocks = Clocks.at(suite, due.plusSeconds(3600).toString(), DEADLINE)) {
            awaitNotice(code, "overdue");
            Settled.await(suite);
            assertThat(notices(code)).containsExactly("overdue since " + due);
            assertFiguresAfterTheDueDay(due, before + 1, 1);

            Client.of(suite, "source", UNIT).stream(List.of(new Posts("urn:vn:motcua:vinh-yen", UNIT)
                            .resolved(code, receivedAt(received).plusSeconds(1).toString())))
                    .expect(200);
            awaitNotice(code, "overdue-withdrawn");
            Settled.await(suite);
            assertFiguresAfterTheDueDay(due, before, 0);

            lookOnceMore(clocks);
            assertThat(names(code)).containsExactly("overdue", "overdue-withdrawn");
        }
    }

    @Test
    void aDueInstantThatPassesInRunningTimeIsNoticedOnce() {
        var received = receive();
        var code = code(received);
        var due = due(received);
        Settled.await(suite);

        try (var clocks = Clocks.at(suite, due.minusSeconds(4).toString(), DEADLINE)) {
            awaitNotice(code, "overdue");
            lookOnceMore(clocks);
            assertThat(names(code)).containsExactly("due-soon", "overdue");
            assertThat(notices(code).getLast()).isEqualTo("overdue since " + due);

            withdraw(received);
            awaitNotice(code, "overdue-withdrawn");
            lookOnceMore(clocks);
            assertThat(names(code)).containsExactly("due-soon", "overdue", "overdue-withdrawn");
        }
    }

    /** Of 3 working days. */
    private Answer receive() {
        return receive("1.004873");
    }

    private Answer receive(String procedure) {
        return clerk.post(INTAKE, "/v1/dossiers", """
                {"unit":"08707","procedure":"%s","channel":"DIRECT","override":{"ground":"test"}}""".formatted(procedure)).expect(201);
    }

    private void withdraw(Answer received) {
        clerk.after(received)
                .post(INTAKE, "/v1/dossiers/" + code(received) + "/withdrawal", OVERRIDE)
                .expect(201);
    }

    private static String code(Answer received) {
        return received.json().path("code").asText();
    }

    private static OffsetDateTime receivedAt(Answer received) {
        return OffsetDateTime.parse(received.json().path("receivedAt").asText());
    }

    private static Instant due(Answer received) {
        return OffsetDateTime.parse(received.json().path("dueAt").asText()).toInstant();
    }

    private void awaitNotice(String code, String name) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> written.texts("""
                select 1 from event where dossier = '%s' and type = 'vn.lienthong.dossier.%s.v1'""".formatted(code, name)), not(List::isEmpty));
    }

    /** A dossier of 5 working days is noticed as well: whatever there was to say twice has been said by then. */
    private void lookOnceMore(Clocks clocks) {
        var later = receive("1.001653");
        clocks.move(due(later).plusSeconds(3600).toString());
        awaitNotice(code(later), "overdue");
        withdraw(later);
        awaitNotice(code(later), "overdue-withdrawn");
        Settled.await(suite);
    }

    /** Open dossiers of the unit now. */
    private int open() {
        return Report.of(suite, UNIT, TODAY, TODAY).requireChecks().total("open.total");
    }

    /** 06a says so without any notice: on the due day in time, on the next overdue. */
    private void assertFiguresAfterTheDueDay(Instant due, int open, int overdue) {
        var dueDay = due.atZone(VIETNAM).toLocalDate();
        var onDueDay = Report.of(suite, UNIT, TODAY, dueDay.toString()).requireChecks();
        var dayAfter =
                Report.of(suite, UNIT, TODAY, dueDay.plusDays(1).toString()).requireChecks();
        assertThat(onDueDay.total("open.inTime")).isEqualTo(open);
        assertThat(dayAfter.total("open.overdue")).isEqualTo(overdue);
        assertThat(dayAfter.total("open.total")).isEqualTo(open);
    }

    /** All that deadline noticed of the dossier, read from the whole log. */
    private Stream<LogRecord> noticed(String code) {
        return Log.read(suite.kafkaBootstrap()).of(code).stream().filter(record -> NOTICES.contains(Log.name(record)));
    }

    private List<String> notices(String code) {
        return noticed(code)
                .map(record -> Log.name(record) + " since " + record.time())
                .toList();
    }

    private List<String> names(String code) {
        return noticed(code).map(Log::name).toList();
    }
}
