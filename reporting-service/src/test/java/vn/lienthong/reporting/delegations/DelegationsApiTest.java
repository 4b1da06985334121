package vn.lienthong.reporting.delegations;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.contracts.event.DelegationGranted;
import vn.lienthong.contracts.event.DelegationRevoked;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.event.OfficerAppointed;
import vn.lienthong.contracts.reference.Approval;
import vn.lienthong.contracts.reference.DelegationDescription;
import vn.lienthong.contracts.reference.OfficerDescription;
import vn.lienthong.contracts.reference.OfficerDescription.Appointment;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.reporting.ProjectionOnly;
import vn.lienthong.reporting.domain.BusinessDay;
import vn.lienthong.reporting.domain.Facts;
import vn.lienthong.reporting.projection.LogFeeder;
import vn.lienthong.service.testing.SuiteTestResource;
import vn.lienthong.service.testing.TestTokens;

/** Who signed what a ward decided, by delegation and by position. */
@QuarkusTest
@TestProfile(ProjectionOnly.class)
@QuarkusTestResource(SuiteTestResource.class)
class DelegationsApiTest {
    private static final String WARD = "00133";
    private static final String DELEGATION = "07/UQ-UBND";
    private static final Approval APPROVAL = new Approval("07/UQ-UBND", "UBND");
    private static final String CHAIR = "ct-133";
    private static final String JUSTICE = "tp-133";
    private static final String PERIOD = "unit=00133&from=2021-07-01&to=2023-06-30";

    @Inject
    LogFeeder log;

    @Inject
    LiveCatalogue catalogue;

    private int received;

    @BeforeEach
    void aChairAndAnOfficerWhoMaySignForTwoYears() {
        log.reset();
        received = 0;
        var since = LocalDate.of(2021, 1, 1);
        catalogue.learn(List.of(
                new OfficerAppointed(officer(CHAIR, "LEADER", since), APPROVAL),
                new OfficerAppointed(officer(JUSTICE, "PROCESSING", since), APPROVAL),
                new DelegationGranted(delegation(null), APPROVAL)));
    }

    /** The next test class may read the real log, from its beginning. */
    @AfterEach
    void leaveNothing() {
        log.reset();
    }

    @Test
    void eight_thousand_decisions_of_two_years_are_told_apart_by_who_signed_them() {
        for (int i = 0; i < 8_400; i++)
            decide(
                    LocalDate.of(2021, 7, 1).plusDays(i % 700),
                    i < 7_116 ? JUSTICE : CHAIR,
                    i < 7_116 ? DELEGATION : null);

        report(PERIOD)
                .body("rows.signer", equalTo(List.of(CHAIR, JUSTICE)))
                .body("rows.signed", equalTo(List.of(1_284, 7_116)))
                .body("rows.delegation", equalTo(Arrays.asList(null, DELEGATION)))
                .body("rows.position", equalTo(List.of("LEADER", "PROCESSING")))
                .body("rows.byPosition", equalTo(List.of(true, false)))
                .body("rows[1].firstDay", equalTo("2021-07-01"))
                .body("rows[1].lastDay", equalTo("2023-05-31"))
                .body("rows[0].label", equalTo("Phường Ngọc Lâm"))
                .body("total.signed", equalTo(8_400))
                .body("total.underDelegation", equalTo(7_116))
                .body("total.withoutDelegation", equalTo(1_284))
                .body("total.outsideValidity", equalTo(0))
                .body("checks", hasSize(2))
                .body("checks.holds", everyItem(is(true)));
    }

    @Test
    void what_is_signed_before_or_after_the_delegation_holds_is_outside_its_validity() {
        decide(LocalDate.of(2021, 6, 30), JUSTICE, DELEGATION);
        decide(LocalDate.of(2021, 7, 1), JUSTICE, DELEGATION);
        decide(LocalDate.of(2021, 7, 2), "tp-134", DELEGATION);

        report("unit=00133&from=2021-06-01&to=2021-07-31")
                .body("total.signed", equalTo(3))
                .body("total.outsideValidity", equalTo(2));
    }

    @Test
    void on_the_day_of_its_revocation_a_delegation_holds_until_that_moment() {
        var noon = Facts.at("2022-03-01T12:00");
        catalogue.learn(List.of(new DelegationRevoked(delegation(noon), APPROVAL)));
        decide(Facts.at("2022-03-01T11:59"), JUSTICE, DELEGATION);
        decide(noon, JUSTICE, DELEGATION);
        decide(Facts.at("2022-03-01T16:00"), JUSTICE, DELEGATION);

        report(PERIOD).body("rows[0].signed", equalTo(3)).body("rows[0].outsideValidity", equalTo(2));
    }

    @Test
    void what_was_flagged_or_names_nobody_is_counted() {
        decide(LocalDate.of(2022, 3, 1), "xx-01", null, Flag.NO_DELEGATION);
        decide(LocalDate.of(2022, 3, 1), null, null);

        report(PERIOD)
                .body("rows.signer", equalTo(Arrays.asList("xx-01", null)))
                .body("rows[0].position", nullValue())
                .body("rows[0].flagged", equalTo(1))
                .body("total.notNamed", equalTo(1))
                .body("total.flagged", equalTo(1));
    }

    @Test
    void a_corrected_decision_counts_for_whom_it_reads_now_and_then_for_whom_it_read() {
        var decided = decide(LocalDate.of(2022, 3, 1), JUSTICE, DELEGATION);
        var then = log.recorded();
        var byChair = new DossierResolved(WARD, Outcome.APPROVED, CHAIR, null);
        log.add(code(1), Facts.at("2022-03-02T08:00"), FactCorrected.reading(decided, null, byChair, "ld-01"));

        report(PERIOD).body("rows.signer", equalTo(List.of(CHAIR))).body("total.signed", equalTo(1));
        report(PERIOD + "&asOf=" + then).body("rows.signer", equalTo(List.of(JUSTICE)));
    }

    @Test
    void as_a_table_it_has_a_line_for_each_signer_and_delegation() {
        decide(LocalDate.of(2022, 3, 1), JUSTICE, DELEGATION);
        log.feedNew(100);

        var csv = as(WARD).accept("text/csv")
                .get("/v1/reports/delegations?" + PERIOD)
                .asString();

        assertThat(csv.lines().toList().get(1))
                .isEqualTo("Phường Ngọc Lâm,tp-133,PROCESSING,07/UQ-UBND,1,2022-03-01,2022-03-01,0,0");
        assertThat(csv.lines().toList().getLast()).startsWith("Tổng số,,,,1,");
    }

    @Test
    void others_may_not_ask() {
        as("00565").get("/v1/reports/delegations?" + PERIOD).then().statusCode(403);
    }

    private static OfficerDescription officer(String id, String position, LocalDate since) {
        return new OfficerDescription(id, List.of(new Appointment(WARD, null, position, since, null)));
    }

    private static DelegationDescription delegation(Instant revokedAt) {
        return new DelegationDescription(
                DELEGATION,
                WARD,
                JUSTICE,
                List.of("2.000815"),
                LocalDate.of(2021, 7, 1),
                LocalDate.of(2023, 7, 1),
                "NĐ 23/2015/NĐ-CP",
                revokedAt);
    }

    private String decide(LocalDate day, String signer, String delegation, Flag... flags) {
        return decide(BusinessDay.start(day).plusSeconds(9 * 3600), signer, delegation, flags);
    }

    private String decide(Instant at, String signer, String delegation, Flag... flags) {
        var code = code(++received);
        log.add(
                code,
                at.minusSeconds(60),
                new DossierReceived(
                        WARD, "2.000815", "CT", Channel.DIRECT, null, null, "cb-01", null, 1, null, null, null));
        return log.add(code, at, new DossierResolved(WARD, Outcome.APPROVED, signer, delegation), flags);
    }

    private static String code(int number) {
        return "004.%s-210701-%05d".formatted(WARD, number);
    }

    private ValidatableResponse report(String query) {
        log.feedNew(1000);
        return as(WARD).get("/v1/reports/delegations?" + query).then().statusCode(200);
    }

    private static RequestSpecification as(String unit) {
        return given().auth().oauth2(TestTokens.token("supervisor", unit));
    }
}
