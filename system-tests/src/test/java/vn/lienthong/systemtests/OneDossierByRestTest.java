package vn.lienthong.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.lienthong.commandline.suite.Part.DEADLINE;
import static vn.lienthong.commandline.suite.Part.INTAKE;
import static vn.lienthong.commandline.suite.Part.REPORTING;
import static vn.lienthong.commandline.suite.Part.ROUTING;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import vn.lienthong.commandline.suite.Suite;
import vn.lienthong.testkit.Answer;
import vn.lienthong.testkit.Client;

/** One dossier from the ward's desk to another unit and back into the citizen's hand, by the tokens of both. */
class OneDossierByRestTest {
    private static final String WARD = "08707";
    private static final String AGENCY = "08716";

    private final Suite suite = SharedSuite.get();
    private final Client clerk = Client.of(suite, "clerk", WARD);
    private final Client wardOfficer = Client.of(suite, "officer", WARD);
    private final Client agencyOfficer = Client.of(suite, "officer", AGENCY);
    private final Client stranger = Client.of(suite, "officer", "14329");
    private String cursor = "";

    @Test
    void everyStepIsSeenRightAfterItsAnswer() {
        var received = clerk.post(INTAKE, "/v1/dossiers", """
                {"unit":"08707","procedure":"1.004873","channel":"DIRECT","override":{"ground":"test"},
                 "applicant":{"kind":"PERSON","name":"Trần Thị Thử Nghiệm","idNumber":"026199000777","phone":"0900000777"}}""").expect(201);
        var code = received.json().path("code").asText();
        assertThat(code).matches("[0-9.]+08707-\\d{6}-\\d{4,}");
        assertThat(received.json().path("dueAt").asText()).contains("T23:59:59");
        assertThat(received.json().path("trackingKey").asText()).isNotBlank();
        assertSeen(received, code, "RECEIVED", "received");

        var transfer = """
                {"fromUnit":"08707","toUnit":"08716","override":{"ground":"asked for help"}}""";
        stranger.after(received)
                .post(ROUTING, "/v1/dossiers/" + code + "/transfers", transfer)
                .expect(403);
        var transferred = wardOfficer
                .after(received)
                .post(ROUTING, "/v1/dossiers/" + code + "/transfers", transfer)
                .expect(201);
        assertSeen(transferred, code, "IN_PROCESS", "transferred");

        var acknowledged = agencyOfficer
                .after(transferred)
                .post(ROUTING, "/v1/dossiers/" + code + "/acknowledgements", "{\"unit\":\"08716\"}")
                .expect(201);
        var view = assertSeen(acknowledged, code, "IN_PROCESS", "acknowledged");
        assertThat(view.json().path("holder").toString()).contains(AGENCY);

        var resolution = """
                {"unit":"08716","outcome":"APPROVED","override":{"ground":"decided where it was worked on"}}""";
        var resolved = agencyOfficer
                .after(acknowledged)
                .post(ROUTING, "/v1/dossiers/" + code + "/resolution", resolution)
                .expect(201);
        assertSeen(resolved, code, "RESOLVED", "resolved");
        agencyOfficer
                .after(resolved)
                .post(ROUTING, "/v1/dossiers/" + code + "/resolution", resolution)
                .expect(422);

        var returned = clerk.after(resolved)
                .post(INTAKE, "/v1/dossiers/" + code + "/return", """
                        {"unit":"08707","channel":"DIRECT"}""")
                .expect(201);
        var end = assertSeen(returned, code, "RETURNED", "returned");
        assertThat(end.json().path("timeliness").asText()).isEqualTo("EARLY");
        assertThat(end.json().path("closedAt").asText()).isNotBlank();

        stranger.after(returned).get(REPORTING, "/v1/dossiers/" + code).expect(403);
    }

    @Test
    void whatWasCommandedIsAnnulledByWhatTheHistoryCallsItAndComesBackWithoutTheAnnulment() {
        var received = clerk.post(INTAKE, "/v1/dossiers", """
                {"unit":"08707","procedure":"1.004873","channel":"DIRECT","override":{"ground":"test"},
                 "applicant":{"kind":"PERSON","name":"Trần Thị Thử Lại","idNumber":"026199000778","phone":"0900000778"}}""").expect(201);
        var code = received.json().path("code").asText();
        var resolved = wardOfficer
                .after(received)
                .post(ROUTING, "/v1/dossiers/" + code + "/resolution", """
                        {"unit":"08707","outcome":"APPROVED","override":{"ground":"test"}}""")
                .expect(201);
        assertThat(lineOf(code, resolved.json().path("eventId").asText(), resolved)
                        .path("post"))
                .isEqualTo(resolved.json().path("post"));

        var annulled = annul(code, resolved.json().path("post"));
        awaitStatus(code, "RECEIVED");
        annul(code, annulled.json().path("post"));
        awaitStatus(code, "RESOLVED");
    }

    private JsonNode lineOf(String code, String eventId, Answer write) {
        var history = clerk.after(write)
                .get(REPORTING, "/v1/dossiers/" + code + "/events")
                .expect(200)
                .json();
        return StreamSupport.stream(history.path("events").spliterator(), false)
                .filter(line -> line.path("id").asText().equals(eventId))
                .findFirst()
                .orElseThrow();
    }

    private Answer annul(String code, JsonNode post) {
        return clerk.post(INTAKE, "/v1/dossiers/" + code + "/corrections", """
                        {"corrects":%s,"reason":"nhầm hồ sơ","approver":"ct-01"}""".formatted(post))
                .expect(202);
    }

    private void awaitStatus(String code, String status) {
        await().atMost(Duration.ofSeconds(20)).until(() -> clerk.get(REPORTING, "/v1/dossiers/" + code)
                .json()
                .path("status")
                .path("code")
                .asText()
                .equals(status));
    }

    /** The dossier's view, its history and the unit's feed of changes all show what was just written. */
    private Answer assertSeen(Answer write, String code, String status, String event) {
        var reader = clerk.after(write);
        var view = reader.get(REPORTING, "/v1/dossiers/" + code).expect(200);
        assertThat(view.json().path("status").path("code").asText())
                .as(view.text())
                .isEqualTo(status);
        var history = reader.get(REPORTING, "/v1/dossiers/" + code + "/events").expect(200);
        assertThat(history.text()).contains("vn.lienthong.dossier." + event + ".v1");
        assertThat(fed(reader, code, event)).as("%s in the feed", event).isTrue();
        var clock = reader.get(DEADLINE, "/v1/dossiers/" + code + "/clock").expect(200);
        assertThat(StreamSupport.stream(clock.json().spliterator(), false)).isNotEmpty();
        return view;
    }

    /** Follows the unit's feed of changes from where it was last left, until the event comes or nothing more does. */
    private boolean fed(Client reader, String code, String event) {
        while (true) {
            var lines = reader.get(REPORTING, "/v1/changes?unit=" + WARD + "&after=" + cursor)
                    .expect(200)
                    .lines();
            cursor = lines.getLast().path("cursor").asText();
            if (lines.stream().anyMatch(line -> isOf(line.path("event"), code, event))) return true;
            if (lines.size() == 1) return false;
        }
    }

    private static boolean isOf(JsonNode change, String code, String event) {
        return change.path("dossier").asText().equals(code)
                && change.path("type").asText().endsWith("." + event + ".v1");
    }
}
