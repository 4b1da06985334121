package vn.lienthong.systemtests;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.commandline.suite.Part.INTAKE;
import static vn.lienthong.commandline.suite.Part.REPORTING;
import static vn.lienthong.commandline.suite.Part.ROUTING;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.lienthong.commandline.suite.Suite;
import vn.lienthong.testkit.Answer;
import vn.lienthong.testkit.Client;
import vn.lienthong.testkit.Posts;
import vn.lienthong.testkit.Settled;

/** A ward delegates to an officer to sign and revokes it on the 15th of September 2026, at ten o'clock. */
class DelegationsTest {
    private static final Suite SUITE = SharedSuite.get();
    private static final String WARD = "00634";
    private static final Posts POSTS = new Posts("urn:vn:motcua:tay-mo", WARD);
    private static final String RECEIVED = "2026-09-14T09:00:00+07:00";
    private static final String BEFORE = "2026-09-15T09:30:00+07:00";
    private static final String AFTER = "2026-09-15T11:00:00+07:00";
    private static final String SIGNED = """
            {"unit":"00634","outcome":"APPROVED","signer":"cb-tm-1","delegation":"34/QĐ-UBND"%s}""";

    private static Answer learned;

    private final Client auditor = Client.of(SUITE, "auditor", null);
    private final Client officer = Client.of(SUITE, "officer", WARD).after(learned);

    @BeforeAll
    static void appointAndDelegate() {
        send("officers", """
                id,unit,position,from
                cb-tm-1,00634,PROCESSING,2025-07-01
                cb-tm-2,00634,LEADER,2025-07-01
                """);
        send("delegations", """
                code,unit,officer,from,basis
                34/QĐ-UBND,00634,cb-tm-1,2026-01-01,NĐ 118/2025/NĐ-CP
                """);
        learned = send("delegations", """
                code,unit,officer,from,basis,revokedAt
                34/QĐ-UBND,00634,cb-tm-1,2026-01-01,NĐ 118/2025/NĐ-CP,2026-09-15T10:00:00+07:00
                """);
    }

    @Test
    void whatIsSignedUnderADelegationThatHoldsHasNoFlag() {
        var dossier = "01.00634-260914-9001";
        tell(POSTS.received(dossier, "1.004873", RECEIVED));
        try (var _ = Clocks.at(SUITE, BEFORE, ROUTING)) {
            assertThat(flags(resolve(dossier, "").expect(201))).isEmpty();
        }
    }

    @Test
    void afterItsRevocationAnOfficerSignsOnlyOnAGround() {
        var dossier = "01.00634-260914-9002";
        tell(POSTS.received(dossier, "1.004873", RECEIVED));
        try (var _ = Clocks.at(SUITE, AFTER, ROUTING)) {
            resolve(dossier, "").expectProblem(422, "no-delegation");
            assertThat(flags(resolve(dossier, ",\"override\":{\"ground\":\"lãnh đạo đi vắng\"}")
                            .expect(201)))
                    .containsExactlyInAnyOrder("NO_DELEGATION", "OVERRIDDEN");
        }
    }

    @Test
    void whatASystemTellsIsRecordedAndFlaggedByTheTimeOfTheSignature() {
        var late = "01.00634-260914-9003";
        var inTime = "01.00634-260914-9004";
        var byLeader = "01.00634-260914-9005";
        var after = POSTS.event("resolved", AFTER, late, SIGNED.formatted(""));
        tell(
                POSTS.received(late, "1.004873", RECEIVED),
                POSTS.received(inTime, "1.004873", RECEIVED),
                POSTS.received(byLeader, "1.004873", RECEIVED),
                after,
                POSTS.event("resolved", BEFORE, inTime, SIGNED.formatted("")),
                POSTS.event("resolved", AFTER, byLeader, """
                        {"unit":"00634","outcome":"APPROVED","signer":"cb-tm-2"}"""));

        assertThat(seenFlags(late)).containsExactly("NO_DELEGATION");
        assertThat(seenFlags(inTime)).isEmpty();
        assertThat(seenFlags(byLeader)).isEmpty();
        assertThat(end(after)).isEqualTo("APPLIED");
    }

    private static Answer send(String kind, String table) {
        return Client.of(SUITE, "admin", "01")
                .post(
                        INTAKE,
                        "/v1/reference/" + kind + "?document=34&approver=" + encode("UBND phường Tây Mỗ", UTF_8),
                        "text/csv",
                        table)
                .expect(201);
    }

    private static void tell(String... events) {
        var answer = Client.of(SUITE, "source", WARD).stream(List.of(events)).expect(200);
        assertThat(answer.text()).doesNotContain("REJECTED");
        Settled.await(SUITE);
    }

    private Answer resolve(String dossier, String more) {
        return officer.post(ROUTING, "/v1/dossiers/" + dossier + "/resolution", SIGNED.formatted(more));
    }

    private List<String> seenFlags(String dossier) {
        var view = auditor.get(REPORTING, "/v1/dossiers/" + dossier).expect(200);
        assertThat(view.json().path("status").path("code").asText()).isEqualTo("RESOLVED");
        return flags(view);
    }

    /** How the post ended, asked by the name its system gave it. */
    private static String end(String event) {
        var id = event.replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
        return Client.of(SUITE, "source", WARD)
                .get(INTAKE, "/v1/events/" + encode(POSTS.source(), UTF_8) + "/" + id)
                .expect(200)
                .json()
                .path("outcome")
                .asText();
    }

    private static List<String> flags(Answer answer) {
        return StreamSupport.stream(answer.json().path("flags").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
