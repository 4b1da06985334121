package vn.lienthong.reporting.online;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.reporting.ProjectionOnly;
import vn.lienthong.reporting.domain.Facts;
import vn.lienthong.reporting.projection.LogFeeder;
import vn.lienthong.reporting.report.RandomDossiers;
import vn.lienthong.service.testing.SuiteTestResource;
import vn.lienthong.service.testing.TestTokens;

/** The share of dossiers filed online over the database; how periods are cut is tested by {@link StepTest}. */
@QuarkusTest
@TestProfile(ProjectionOnly.class)
@QuarkusTestResource(SuiteTestResource.class)
class OnlineShareApiTest {
    private static final String MARCH = "unit=018&from=2017-03-01&to=2017-03-31";

    @Inject
    LogFeeder log;

    @BeforeEach
    void emptyLog() {
        log.reset();
    }

    /** The next test class may read the real log, from its beginning. */
    @AfterEach
    void leaveNothing() {
        log.reset();
    }

    @Test
    void month_by_month_each_unit_and_the_whole_has_its_share() {
        receive("00565", 1, "2017-01-10T08:00", Channel.DIRECT);
        receive("00565", 2, "2017-02-10T08:00", Channel.ONLINE);
        receive("00565", 3, "2017-02-11T08:00", Channel.DIRECT);
        receive("00565", 4, "2017-02-12T08:00", Channel.POST);
        receive("00577", 5, "2017-02-12T08:00", Channel.ONLINE);

        report("unit=018&from=2017-01-01&to=2017-03-15")
                .body("by", equalTo("month"))
                .body("total.from", equalTo(List.of("2017-01-01", "2017-02-01", "2017-03-01")))
                .body("total.to", equalTo(List.of("2017-01-31", "2017-02-28", "2017-03-15")))
                .body("total.received", equalTo(List.of(1, 4, 0)))
                .body("total.online", equalTo(List.of(0, 2, 0)))
                .body("total.share", equalTo(Arrays.asList(0.00f, 50.00f, null)))
                .body("rows.find { it.key == '00565' }.label", equalTo("Thị trấn Trâu Quỳ"))
                .body("rows.find { it.key == '00565' }.parts[1].share", equalTo(33.33f))
                .body("rows.find { it.key == '00565' }.parts[1].direct", equalTo(2))
                .body("rows.find { it.key == '00577' }.parts[1].share", equalTo(100.00f))
                .body("checks.holds", everyItem(is(true)));
    }

    @Test
    void by_year_each_year_is_one_part() {
        receive("00565", 1, "2016-05-10T08:00", Channel.DIRECT);
        receive("00565", 2, "2017-02-10T08:00", Channel.ONLINE);

        report("unit=018&from=2016-01-01&to=2017-12-31&by=year").body("total.share", equalTo(List.of(0.00f, 100.00f)));
        report("unit=018&from=2016-01-01&to=2017-12-31&by=quarter").body("total", hasSize(8));
    }

    @Test
    void as_known_before_it_is_the_share_that_was_known() {
        receive("00565", 1, "2017-03-10T08:00", Channel.DIRECT);
        var then = log.recorded();
        receive("00565", 2, "2017-03-10T08:00", Channel.ONLINE);

        report(MARCH).body("total.share", equalTo(List.of(50.00f)));
        report(MARCH + "&asOf=" + then).body("total.share", equalTo(List.of(0.00f)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatever_happened_the_months_together_have_what_form_06a_has(long seed) {
        happenAtRandom(seed);
        var query = "unit=018&from=2017-01-10&to=2017-03-20";

        var shares = report(query).body("checks.holds", everyItem(is(true))).extract();
        var form = as("018").get("/v1/reports/06a?" + query).then().extract();
        int online = shares.<List<Integer>>path("total.online").stream()
                .mapToInt(n -> n)
                .sum();
        int direct = shares.<List<Integer>>path("total.direct").stream()
                .mapToInt(n -> n)
                .sum();
        assertThat(online).isPositive().isEqualTo(form.<Integer>path("total.received.online"));
        assertThat(direct).isPositive().isEqualTo(form.<Integer>path("total.received.direct"));
    }

    @Test
    void as_a_table_it_has_a_line_for_each_unit_and_part() {
        receive("00565", 1, "2017-03-10T08:00", Channel.ONLINE);
        log.feedNew(50);

        assertThat(as("018")
                        .accept("text/csv")
                        .get("/v1/reports/online-share?" + MARCH)
                        .asString()
                        .lines())
                .startsWith(
                        "Đơn vị,Từ ngày,Đến ngày,Tiếp nhận,Trực tuyến,\"Trực tiếp, bưu chính\",Tỷ lệ trực tuyến (%)")
                .contains("Thị trấn Trâu Quỳ,2017-03-01,2017-03-31,1,1,0,100.00")
                .endsWith("Tổng số,2017-03-01,2017-03-31,1,1,0,100.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {MARCH + "&by=week", "unit=018&from=1900-01-01&to=2017-03-31", MARCH + "&row=00565"})
    void what_cannot_be_asked_is_refused(String query) {
        as("018").get("/v1/reports/online-share?" + query).then().statusCode(400);
    }

    private void receive(String unit, int number, String time, Channel channel) {
        add(
                unit,
                number,
                time,
                new DossierReceived(
                        unit, "2.000815", "CT", channel, null, null, "cb-01", null, null, null, null, null));
    }

    private String add(String unit, int number, String time, DossierEvent event) {
        return log.add(code(unit, number), Facts.at(time), event);
    }

    private static String code(String unit, int number) {
        return "018.%s-170306-%04d".formatted(unit, number);
    }

    private void happenAtRandom(long seed) {
        new RandomDossiers(seed).make(150).forEach(made -> made.facts()
                .forEach(fact -> log.add(made.code(), fact.time(), fact.event())));
        log.feedNew(100);
    }

    private ValidatableResponse report(String query) {
        log.feedNew(100);
        return as("018").get("/v1/reports/online-share?" + query).then().statusCode(200);
    }

    private static RequestSpecification as(String unit) {
        return given().auth().oauth2(TestTokens.token("supervisor", unit));
    }
}
