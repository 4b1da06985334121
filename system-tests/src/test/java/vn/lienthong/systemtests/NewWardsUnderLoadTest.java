package vn.lienthong.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.commandline.suite.Part.DEADLINE;
import static vn.lienthong.commandline.suite.Part.INTAKE;
import static vn.lienthong.commandline.suite.Part.REPORTING;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.lienthong.commandline.suite.Suite;
import vn.lienthong.testkit.Client;
import vn.lienthong.testkit.Posts;
import vn.lienthong.testkit.Report;
import vn.lienthong.testkit.Settled;

/** Units and procedures change while dossiers come in: whoever uses what is new finds it everywhere. */
class NewWardsUnderLoadTest {
    private static final Suite SUITE = SharedSuite.get();
    private static final int WARDS = 24;
    private static final int OF_OTHERS = 40;
    private static final String BASIS = "?document=" + text("12/NQ-HĐND") + "&approver=" + text("HĐND thành phố");

    private final Client admin = Client.of(SUITE, "admin", "01");
    private final Client province = Client.of(SUITE, "source", "01");
    private final Client auditor = Client.of(SUITE, "auditor", null);

    @Test
    void underLoadNoFactOfANewWardIsRefusedBecauseAServiceHasNotHeardOfIt() {
        var stop = new AtomicBoolean();
        var load = IntStream.range(0, 2)
                .mapToObj(n -> CompletableFuture.runAsync(() -> othersGoOn(n, stop)))
                .toList();
        var told = new ArrayList<Told>();
        try {
            for (int n = 0; n < WARDS; n++) told.add(newWardReceivesAtOnce(n));
        } finally {
            stop.set(true);
            load.forEach(CompletableFuture::join);
        }
        Settled.await(SUITE);

        assertThat(told).allSatisfy(this::isTrueEverywhere);
    }

    /** A ward founded a moment ago, what it posted, and the ids of that. */
    private record Told(String ward, String dossier, Posts posts, List<String> ids) {}

    private Told newWardReceivesAtOnce(int n) {
        var ward = "96%03d".formatted(2 * n);
        var next = "96%03d".formatted(2 * n + 1);
        admin.post(INTAKE, "/v1/reference/units" + BASIS, "text/csv", """
                        code,name,level,parent,from
                        %s,Xã Mới %s,WARD,01,2026-07-01
                        %s,Xã Mới %s,WARD,01,2026-07-01
                        """.formatted(ward, ward, next, next))
                .expect(201);
        var dossier = "01.%s-260828-9101".formatted(ward);
        var posts = new Posts("urn:vn:motcua:moi-" + ward, ward);
        var ids = List.of(Posts.nextId(), Posts.nextId(), Posts.nextId(), Posts.nextId());
        province.stream(List.of(
                        posts.event(ids.get(0), "received", "2026-08-28T08:00:00+07:00", dossier, """
                                {"unit":"%s","procedure":"1.004873","channel":"DIRECT"}""".formatted(ward)),
                        posts.event(ids.get(1), "transferred", "2026-08-28T09:00:00+07:00", dossier, """
                                {"fromUnit":"%s","toUnit":"%s"}""".formatted(
                                        ward, next)),
                        posts.event(
                                ids.get(2), "acknowledged", "2026-08-28T09:30:00+07:00", dossier, """
                                {"unit":"%s"}""".formatted(next)),
                        posts.event(ids.get(3), "resolved", "2026-09-03T09:00:00+07:00", dossier, """
                                {"unit":"%s","outcome":"APPROVED"}""".formatted(ward))))
                .expect(200);
        return new Told(ward, dossier, posts, ids);
    }

    private void isTrueEverywhere(Told told) {
        for (var id : told.ids()) {
            var end = province.get(INTAKE, "/v1/events/" + text(told.posts().source()) + "/" + id)
                    .expect(200)
                    .json();
            assertThat(end.path("outcome").asText()).as(end.toString()).isEqualTo("APPLIED");
        }
        var clock = auditor.get(DEADLINE, "/v1/dossiers/" + told.dossier() + "/clock")
                .expect(200)
                .json();
        assertThat(clock.path("dueAt").asText())
                .as("three working days from 28 August, over the days off of 2 September")
                .startsWith("2026-09-07T");
        var report = Report.of(SUITE, told.ward(), "2026-08-01", "2026-09-30").requireChecks();
        assertThat(report.total("received.total")).isEqualTo(1);
        assertThat(report.total("resolved.total")).isEqualTo(1);
    }

    /** Wards that are known for long receive and resolve, as fast as they are answered. */
    private void othersGoOn(int n, AtomicBoolean stop) {
        var posts = new Posts("urn:vn:motcua:tai-" + n, "00541");
        for (int round = 0; !stop.get(); round++) {
            var events = new ArrayList<String>();
            for (int i = 0; i < OF_OTHERS; i++) {
                var dossier = "01.00541-260810-%d%03d%03d".formatted(7 + n, round, i);
                events.add(posts.received(dossier, "2.000815", "2026-08-10T08:00:00+07:00"));
                events.add(posts.resolved(dossier, "2026-08-10T09:00:00+07:00"));
            }
            province.stream(events).expect(200);
        }
    }

    @Test
    void aProcedureAmendedFromFifteenToTenDaysKeepsWhatWasReceivedBefore() {
        amend("T-LIMIT/1", "2026-01-01", 15);
        receive("01.00541-260601-9201", "2026-06-01T08:00:00+07:00");

        amend("T-LIMIT/2", "2026-06-02", 10);
        receive("01.00541-260602-9202", "2026-06-02T08:00:00+07:00");
        receive("01.00541-260601-9203", "2026-06-01T08:00:00+07:00");
        Settled.await(SUITE);

        assertThat(dueAt("01.00541-260601-9201")).startsWith("2026-06-22T");
        assertThat(dueAt("01.00541-260602-9202")).startsWith("2026-06-16T");
        assertThat(dueAt("01.00541-260601-9203"))
                .as("received before the change, posted after it")
                .startsWith("2026-06-22T");
    }

    private void amend(String version, String from, int days) {
        admin.post(INTAKE, "/v1/reference/procedures" + BASIS, "application/yaml", """
                        - code: T-LIMIT
                          name: Thủ tục có thời hạn thay đổi
                          english: A procedure whose limit changes
                          field: CT
                          versions:
                            - {version: %s, from: %s, levels: [WARD], limit: {value: %d, unit: WORKING_DAY}, basis: 7/QĐ-UBND, approved: true}
                        """.formatted(version, from, days))
                .expect(201);
    }

    private void receive(String dossier, String time) {
        var posts = new Posts("urn:vn:motcua:gioi-han", "00541");
        var answer = province.stream(List.of(posts.received(dossier, "T-LIMIT", time)));
        assertThat(answer.expect(200).text()).contains("APPLIED");
    }

    private String dueAt(String dossier) {
        return auditor.get(DEADLINE, "/v1/dossiers/" + dossier + "/clock")
                .expect(200)
                .json()
                .path("dueAt")
                .asText();
    }

    @Test
    void whoHasReadHisAnswerFindsTheNewWardInEveryService() {
        var answer = admin.post(INTAKE, "/v1/reference/units" + BASIS, "text/csv", """
                code,name,level,parent,from
                96999,Xã Tức Thì,WARD,01,2026-07-01
                """)
                .expect(201);

        auditor.after(answer)
                .get(REPORTING, "/v1/reports/06a?unit=96999&from=2026-08-01&to=2026-08-31")
                .expect(200);
        var due = Client.of(SUITE, "clerk", "96999").after(answer).post(DEADLINE, "/v1/due-dates", """
                {"unit":"96999","receivedAt":"2026-08-28T08:00:00+07:00","limit":{"value":1,"unit":"WORKING_DAY"}}""");
        due.expect(200);
    }

    private static String text(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
