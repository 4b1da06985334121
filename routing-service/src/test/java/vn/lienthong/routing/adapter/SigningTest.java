package vn.lienthong.routing.adapter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static vn.lienthong.routing.adapter.Intake.WARD;
import static vn.lienthong.routing.adapter.Intake.freshCode;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.contracts.event.DelegationRevoked;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.OfficerAppointed;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.reference.Approval;
import vn.lienthong.contracts.reference.DelegationDescription;
import vn.lienthong.contracts.reference.OfficerDescription;
import vn.lienthong.contracts.reference.OfficerDescription.Appointment;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.journal.Journal;
import vn.lienthong.service.clock.SuiteClock;
import vn.lienthong.service.testing.SealingStandIn;
import vn.lienthong.service.testing.SuiteTestResource;
import vn.lienthong.service.testing.TestTokens;

/** By a delegation of the ward an officer signed for it until the second of June 2026, eight o'clock. */
@QuarkusTest
@QuarkusTestResource(SuiteTestResource.class)
@QuarkusTestResource(SealingStandIn.class)
class SigningTest {
    private static final Instant RECEIVED = Instant.parse("2026-06-01T01:00:00Z");
    private static final Instant REVOKED = Instant.parse("2026-06-02T01:00:00Z");
    private static final String SIGNED = """
            {"unit":"00565","outcome":"APPROVED","signer":"cb-ky","delegation":"15/QĐ-UBND"%s}""";

    @Inject
    Journal journal;

    @Inject
    LiveCatalogue catalogue;

    @Inject
    SuiteClock clock;

    @BeforeEach
    void learn() {
        var approval = new Approval("15/QĐ-UBND", "UBND xã Gia Lâm");
        var since = LocalDate.of(2026, 1, 1);
        var until = LocalDate.of(2026, 7, 1); // other tests share the catalogue, and sign today
        catalogue.learn(List.of(
                new OfficerAppointed(
                        new OfficerDescription(
                                "cb-ky", List.of(new Appointment(WARD, null, "PROCESSING", since, until))),
                        approval),
                new DelegationRevoked(
                        new DelegationDescription(
                                "15/QĐ-UBND", WARD, "cb-ky", List.of("2.000815"), since, null, "NĐ 118/2025", REVOKED),
                        approval)));
    }

    @AfterEach
    void letTheClockRun() {
        clock.reset();
    }

    @Test
    void while_the_delegation_holds_the_officer_signs() {
        clock.moveTo(REVOKED.minusSeconds(600));
        resolve(received(), "").statusCode(201).body("flags", empty());
    }

    @Test
    void once_it_is_revoked_only_on_a_ground() {
        clock.moveTo(REVOKED);
        var dossier = received();
        resolve(dossier, "").statusCode(422).body("type", endsWith("/no-delegation"));
        resolve(dossier, ",\"override\":{\"ground\":\"lãnh đạo đi vắng\"}")
                .statusCode(201)
                .body("flags", contains("NO_DELEGATION", "OVERRIDDEN"));
    }

    @Test
    void who_names_no_signer_signs_himself_and_once_it_is_revoked_only_on_a_ground() {
        var unsigned = """
                {"unit":"00565","outcome":"APPROVED","delegation":"15/QĐ-UBND"%s}""";
        clock.moveTo(REVOKED);
        var dossier = received();
        signAs("cb-ky", dossier, unsigned.formatted("")).statusCode(422).body("type", endsWith("/no-delegation"));
        signAs("cb-ky", dossier, """
                {"unit":"00565","outcome":"APPROVED"}""").statusCode(422).body("type", endsWith("/no-delegation"));
        signAs("cb-ky", dossier, unsigned.formatted(",\"override\":{\"ground\":\"lãnh đạo đi vắng\"}"))
                .statusCode(201);

        assertThat(resolution(dossier))
                .satisfies(record -> assertThat(record.data()).contains("\"signer\":\"cb-ky\""))
                .satisfies(record -> assertThat(record.flags()).contains(Flag.NO_DELEGATION));
    }

    @Test
    void whom_no_register_knows_signs_for_a_unit_that_has_one_only_on_a_ground() {
        clock.moveTo(REVOKED);
        var dossier = received();
        sign(dossier, """
                {"unit":"00565","outcome":"APPROVED","signer":"cb-la"}""").statusCode(422).body("type", endsWith("/no-delegation"));
        sign(dossier, """
                {"unit":"00565","outcome":"APPROVED","signer":"cb-la","override":{"ground":"chưa cập nhật"}}""").statusCode(201).body("flags", contains("NO_DELEGATION", "OVERRIDDEN"));
    }

    @Test
    void what_is_reported_is_recorded_and_judged_by_the_time_of_the_signature() {
        var before = received();
        var after = received();
        Intake.report(after, REVOKED.plusSeconds(60), "resolved", SIGNED.formatted(""));
        Intake.report(before, REVOKED.minusSeconds(60), "resolved", SIGNED.formatted(""));

        assertThat(resolution(after).flags()).containsExactly(Flag.NO_DELEGATION);
        assertThat(resolution(before).flags()).isEqualTo(Set.of());
    }

    private static String received() {
        var dossier = freshCode();
        Intake.receive(dossier, RECEIVED);
        return dossier;
    }

    private static ValidatableResponse resolve(String dossier, String more) {
        return sign(dossier, SIGNED.formatted(more));
    }

    private static ValidatableResponse sign(String dossier, String body) {
        return sign(TestTokens.token("officer", WARD), dossier, body);
    }

    private static ValidatableResponse signAs(String officer, String dossier, String body) {
        return sign(TestTokens.token(officer, Set.of("officer"), WARD), dossier, body);
    }

    private static ValidatableResponse sign(String token, String dossier, String body) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json; charset=UTF-8")
                .body(body)
                .post("/v1/dossiers/" + dossier + "/resolution")
                .then();
    }

    private LogRecord resolution(String dossier) {
        return await().until(
                        () -> journal
                                .inTransaction(tx -> journal.facts(tx, List.of(dossier)))
                                .await()
                                .indefinitely()
                                .getOrDefault(dossier, List.of())
                                .stream()
                                .filter(record -> record.type().equals(EventTypes.nameOf(DossierResolved.class)))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }
}
