package vn.lienthong.reporting.dossier;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierSubmitted;
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.ResponsibilityPassed;
import vn.lienthong.contracts.event.ResultReturned;
import vn.lienthong.contracts.event.RoutePlanned;
import vn.lienthong.contracts.event.SupplementProvided;
import vn.lienthong.contracts.event.SupplementRequested;
import vn.lienthong.contracts.event.TransferAcknowledged;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.contracts.value.Leg;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.Passing;
import vn.lienthong.contracts.value.SuiteSecret;
import vn.lienthong.reporting.ProjectionOnly;
import vn.lienthong.reporting.domain.Facts;
import vn.lienthong.reporting.projection.LogFeeder;
import vn.lienthong.service.testing.SuiteTestResource;
import vn.lienthong.service.testing.TestTokens;

/** What officers, agencies and citizens read of a dossier. */
@QuarkusTest
@TestProfile(ProjectionOnly.class)
@QuarkusTestResource(SuiteTestResource.class)
class DossierApiTest {
    private static final String CODE = "018.00565-170306-0001";
    private static final DossierResolved APPROVED = new DossierResolved("018", Outcome.APPROVED, null, null);

    @Inject
    LogFeeder log;

    @ConfigProperty(name = "lienthong.secret")
    String secret;

    /** The next test class may read the real log, from its beginning. */
    @AfterEach
    void leaveNothing() {
        log.reset();
    }

    @BeforeEach
    void emptyLog() {
        log.reset();
    }

    @Test
    void it_goes_from_reception_to_return_and_each_step_shows() {
        add("2017-03-06T08:15", Facts.received(Channel.DIRECT, Facts.day("2017-03-10")));
        dossier()
                .body("status.code", equalTo("RECEIVED"))
                .body("status.portalCode", equalTo(2))
                .body("status.label", equalTo("Được tiếp nhận"))
                .body("unit.name", equalTo("Thị trấn Trâu Quỳ"))
                .body("holder.code", equalTo("00565"))
                .body("receivedAt", equalTo("2017-03-06T08:15:00+07:00"))
                .body("dueAt", equalTo("2017-03-10T23:59:59+07:00"))
                .body("timeliness", equalTo("OVERDUE"))
                .body("closedAt", nullValue());

        add("2017-03-06T09:00", new DossierTransferred("00565", "018", null, null, null));
        dossier()
                .body("status.code", equalTo("IN_PROCESS"))
                .body("holder.code", equalTo("00565"))
                .body("sentTo.code", equalTo("018"))
                .body("awaiting", hasItem("ACKNOWLEDGEMENT"));

        add("2017-03-06T10:00", new TransferAcknowledged("018", "cv-02", null));
        dossier()
                .body("holder.name", equalTo("Huyện Gia Lâm"))
                .body("officer", equalTo("cv-02"))
                .body("awaiting", hasSize(0));

        add("2017-03-09T10:00", APPROVED);
        dossier()
                .body("status.code", equalTo("RESOLVED"))
                .body("outcome", equalTo("APPROVED"))
                .body("timeliness", equalTo("EARLY"))
                .body("awaiting", hasItem("RETURN"));

        add("2017-03-10T10:00", new ResultReturned("00565", Channel.DIRECT, "cb-01"));
        dossier().body("status.portalCode", equalTo(10)).body("flags", hasSize(0));
        assertThat(ids(events())).hasSize(5);
    }

    @Test
    void waiting_for_a_supplement_shows_and_ends() {
        receive();
        add("2017-03-07T08:00", new SupplementRequested(List.of(), null, null));
        dossier().body("status.portalCode", equalTo(5)).body("awaiting", hasItem("SUPPLEMENT"));

        add("2017-03-08T08:00", new SupplementProvided(List.of(), null));
        dossier().body("status.portalCode", equalTo(2)).body("awaiting", hasSize(0));
    }

    @Test
    void what_only_the_reader_of_all_owners_sees_is_flagged() {
        receive();
        add("2017-03-07T09:00", new ResultReturned("00565", Channel.DIRECT, null));
        dossier().body("flags", hasItem("NOT_CLOSED"));

        add("2017-03-08T09:00", APPROVED);
        add("2017-03-08T08:00", new vn.lienthong.contracts.event.DossierWithdrawn());
        dossier().body("flags", hasItems("NOT_CLOSED", "CLOSE_CONFLICT")).body("outcome", equalTo("WITHDRAWN"));
    }

    @Test
    void a_strangers_close_closes_it_and_shows_its_flags() {
        receive();
        var strange = new DossierResolved("00526", Outcome.APPROVED, null, null);
        add("2017-03-09T10:00", strange, Flag.NOT_TRANSFERRED, Flag.WRONG_RESOLVING_UNIT);

        dossier()
                .body("status.code", equalTo("RESOLVED"))
                .body("resolvingUnit.code", equalTo("00565"))
                .body("flags", hasItems("NOT_TRANSFERRED", "WRONG_RESOLVING_UNIT"));
        events().body("events[1].flags", hasItems("NOT_TRANSFERRED", "WRONG_RESOLVING_UNIT"));
    }

    @Test
    void legs_show_where_each_agency_is() {
        receive();
        add(
                "2017-03-06T08:15",
                new RoutePlanned(
                        List.of(
                                new Leg("a", "00565", "hồ sơ", null, List.of()),
                                new Leg("b", "018", "quyết định", null, List.of("a"))),
                        "1"));
        add("2017-03-06T09:00", new DossierTransferred("00565", "018", null, null, "b"));

        dossier()
                .body("legs.id", equalTo(List.of("a", "b")))
                .body("legs[0].state", equalTo("PLANNED"))
                .body("legs[1].state", equalTo("SENT"));
    }

    @Test
    void as_of_an_earlier_moment_it_reads_as_was_known_then() {
        receive();
        var known = log.recorded();
        add("2017-03-09T10:00", APPROVED);

        dossier("?asOf=" + known).body("status.code", equalTo("RECEIVED")).body("closedAt", nullValue());
        dossier().body("status.code", equalTo("RESOLVED"));
        officer()
                .get("/v1/dossiers/" + CODE + "?asOf=2016-01-01T00:00:00Z")
                .then()
                .statusCode(404);
    }

    @Test
    void an_annulled_resolution_opens_it_again() {
        receive();
        var id = add("2017-03-09T10:00", APPROVED);
        add("2017-03-09T11:00", new FactAnnulled(id, "ld-01"));

        dossier().body("status.code", equalTo("RECEIVED")).body("outcome", nullValue());
    }

    @Test
    void an_unchanged_dossier_is_not_sent_twice() {
        receive();
        var tag = dossier().extract().header("ETag");

        officer()
                .header("If-None-Match", tag)
                .get("/v1/dossiers/" + CODE)
                .then()
                .statusCode(304);
        add("2017-03-09T10:00", APPROVED);
        officer()
                .header("If-None-Match", tag)
                .get("/v1/dossiers/" + CODE)
                .then()
                .statusCode(200);
    }

    @Test
    void parents_and_children_know_each_other_and_only_children_count() {
        receive();
        var child = "018.00565-170306-0002";
        log.add(child, CODE, Facts.at("2017-03-06T08:16"), received("00565", CODE), null);
        log.feedNew(1);

        dossier().body("children", equalTo(List.of(child)));
        list("q=" + CODE).body("dossiers[0].children", equalTo(List.of(child)));
        given().auth()
                .oauth2(TestTokens.token("auditor", null))
                .get("/v1/reports/06a?unit=00565&from=2017-03-01&to=2017-03-31")
                .then()
                .statusCode(200)
                .body("total.received.total", equalTo(1))
                .body("checks.holds", not(hasItem(false)));
    }

    @ParameterizedTest
    @CsvSource({
        "officer, 00565, 200",
        "officer, 018, 403",
        "supervisor, 018, 200",
        "supervisor, 00526, 403",
        "auditor, , 200",
        "source, 018, 200",
        "admin, 018, 403"
    })
    void a_dossier_is_for_the_units_involved_and_those_above(String role, String unit, int status) {
        receive();
        given().auth()
                .oauth2(TestTokens.token(role, unit))
                .get("/v1/dossiers/" + CODE)
                .then()
                .statusCode(status);
    }

    @ParameterizedTest
    @CsvSource({
        "officer, 00565, 200",
        "clerk, 00565, 200",
        "officer, 00526, 403",
        "supervisor, 018, 200",
        "supervisor, 00526, 403",
        "auditor, , 200",
        "source, 018, 200"
    })
    void a_dossier_whose_only_reception_was_annulled_is_still_for_the_units_it_involved(
            String role, String unit, int status) {
        annulledReception();
        for (var part : List.of("", "/events"))
            given().auth()
                    .oauth2(TestTokens.token(role, unit))
                    .get("/v1/dossiers/" + CODE + part)
                    .then()
                    .statusCode(status);
    }

    @Test
    void a_dossier_is_for_no_unit_that_only_says_it_has_it_nor_for_whom_that_one_names() {
        receive();
        add("2017-03-06T09:00", new TransferAcknowledged("00526", null, null), Flag.NOT_TRANSFERRED);
        add("2017-03-06T10:00", new DossierTransferred("00526", "00568", null, null, null));
        add("2017-03-06T11:00", new DossierTransferred("00565", "00577", null, null, null));
        add("2017-03-06T12:00", new DossierTransferred("00577", "00571", null, null, null));

        for (var unit : List.of("00526", "00568")) readBy(unit).statusCode(403);
        for (var unit : List.of("00565", "00577", "00571")) readBy(unit).statusCode(200);
    }

    @Test
    void of_a_unit_that_ended_the_successor_holds_and_resolves_it_and_may_read_it() {
        add("2025-06-16T08:15", Facts.received(Channel.DIRECT, Facts.day("2025-07-10")));
        readBy("00577").statusCode(403);

        pass(new Passing("00565", "00577", List.of("00565", "00577"), "1656"));

        dossier()
                .body("unit.name", equalTo("Thị trấn Trâu Quỳ"))
                .body("holder.code", equalTo("00577"))
                .body("holder.name", equalTo("Xã Bát Tràng"))
                .body("resolvingUnit.name", equalTo("Xã Bát Tràng"))
                .body("unassigned", hasSize(0))
                .body("awaiting", hasSize(0));
        readBy("00577").statusCode(200);
        readBy("00565").statusCode(200);
    }

    @Test
    void while_nobody_is_assigned_it_stands_with_the_unit_that_is_no_more_and_is_found_so() {
        add("2025-06-16T08:15", Facts.received(Channel.DIRECT, Facts.day("2025-07-10")));

        pass(new Passing("00565", null, List.of("00565", "00577"), "1656"));

        dossier()
                .body("holder.code", equalTo("00565@2025-06-30"))
                .body("holder.name", equalTo("Thị trấn Trâu Quỳ"))
                .body("unassigned.fromUnit", contains("00565"))
                .body("unassigned.candidates[0]", contains("00565", "00577"))
                .body("awaiting", hasItem("ASSIGNMENT"));
        given().auth()
                .oauth2(TestTokens.token("auditor", null))
                .get("/v1/dossiers?awaiting=ASSIGNMENT")
                .then()
                .body("dossiers.code", contains(CODE))
                .body("dossiers[0].holder.name", equalTo("Thị trấn Trâu Quỳ"));
    }

    private void pass(Passing passing) {
        add("2025-07-01T00:00", new ResponsibilityPassed(LocalDate.of(2025, 7, 1), List.of(passing)));
    }

    private static ValidatableResponse readBy(String unit) {
        return given().auth()
                .oauth2(TestTokens.token("officer", unit))
                .get("/v1/dossiers/" + CODE)
                .then();
    }

    @Test
    void and_reads_as_annulled_with_its_whole_history_and_counts_nowhere() {
        annulledReception();
        dossier()
                .body("status.code", equalTo("ANNULLED"))
                .body("status.label", equalTo("Đã hủy"))
                .body("status.portalCode", nullValue())
                .body("receivedAt", nullValue())
                .body("timeliness", nullValue());
        assertThat(ids(events())).hasSize(2);
        given().auth()
                .oauth2(TestTokens.token("auditor", null))
                .get("/v1/reports/06a?unit=018&period=calendar:2017-03")
                .then()
                .statusCode(200)
                .body("total.received.total", equalTo(0))
                .body("checks.holds", not(hasItem(false)));
    }

    @Test
    void one_filed_online_before_is_filed_again() {
        add("2017-03-05T20:00", new DossierSubmitted("00565", "2.000815", null));
        annulledReception();
        dossier().body("status.code", equalTo("SUBMITTED"));
    }

    private void annulledReception() {
        var reception = add("2017-03-06T08:15", Facts.received(Channel.DIRECT, Facts.day("2017-03-10")));
        add("2017-03-06T11:00", new FactAnnulled(reception, "ld-01"));
    }

    @Test
    void an_unknown_dossier_is_not_found() {
        officer().get("/v1/dossiers/018.00565-170306-9999").then().statusCode(404);
    }

    @Test
    void lists_filter_sort_and_page() {
        for (int i = 1; i <= 7; i++) receive("018.00565-170306-000" + i, "00565", "2017-03-1" + (8 - i));
        receive("018.00526-170306-0001", "00526", "2017-03-10");
        log.add(
                "018.00565-170306-0003",
                Facts.at("2017-03-07T08:00"),
                new vn.lienthong.contracts.event.PaymentRequested(BigDecimal.ONE, "VND", null));
        log.add("018.00565-170306-0004", Facts.at("2017-03-07T08:00"), APPROVED);
        log.feedNew(3);

        list("limit=3").body("total", equalTo(7)).body("dossiers.code", equalTo(codes(7, 6, 5)));
        var next = list("limit=3").extract().<String>path("next");
        list("limit=3&cursor=" + next)
                .body("dossiers.code", equalTo(codes(4, 3, 2)))
                .body("total", equalTo(7));
        var last = list("limit=3&cursor=" + next).extract().<String>path("next");
        list("limit=3&cursor=" + last).body("dossiers.code", equalTo(codes(1))).body("next", nullValue());

        list("awaiting=PAYMENT").body("dossiers.code", equalTo(codes(3)));
        list("status=RESOLVED").body("dossiers.code", equalTo(codes(4)));
        list("timeliness=EARLY").body("dossiers.code", equalTo(codes(4)));
        list("timeliness=OVERDUE").body("total", equalTo(6));
        list("dueBefore=2017-03-13").body("dossiers.code", equalTo(codes(7, 6)));
        list("holder=00565").body("total", equalTo(7));
        list("holder=018").body("total", equalTo(0));
        list("officer=cb-01&procedure=2.000815").body("total", equalTo(7));
        list("q=0306-0005").body("dossiers.code", equalTo(codes(5)));
        list("from=2017-03-07").body("total", equalTo(0));
        list("sort=receivedAt").body("total", equalTo(7));
        officer().get("/v1/dossiers?colour=red").then().statusCode(400);
        officer().get("/v1/dossiers?sort=colour").then().statusCode(400);
        officer().get("/v1/dossiers?cursor=!").then().statusCode(400);
        officer().get("/v1/dossiers?unit=00526").then().statusCode(403);
    }

    @Test
    void dossiers_without_a_due_date_come_last_and_pages_go_on_behind_them() {
        receive("018.00565-170306-0002", "00565", "2017-03-10");
        for (int i : new int[] {4, 3, 1})
            log.add("018.00565-170306-000" + i, Facts.at("2017-03-06T08:15"), received("00565", null));
        log.feedNew(1);

        assertThat(pages("limit=1")).isEqualTo(codes(2, 1, 3, 4));
        assertThat(pages("limit=3")).isEqualTo(codes(2, 1, 3, 4));
        assertThat(pages("limit=1&sort=receivedAt")).isEqualTo(codes(1, 2, 3, 4));
        list("timeliness=IN_TIME").body("dossiers.code", equalTo(codes(1, 3, 4)));
        list("timeliness=DUE_SOON").body("total", equalTo(0));
    }

    /** All pages, one after the other. */
    private static List<String> pages(String query) {
        var codes = new ArrayList<String>();
        var cursor = "";
        while (cursor != null) {
            var page =
                    list(query + (cursor.isEmpty() ? "" : "&cursor=" + cursor)).extract();
            codes.addAll(page.<List<String>>path("dossiers.code"));
            cursor = page.path("next");
        }
        return codes;
    }

    @Test
    void a_district_lists_all_its_communes() {
        receive("018.00565-170306-0001", "00565", "2017-03-10");
        receive("018.00526-170306-0001", "00526", "2017-03-10");

        given().auth()
                .oauth2(TestTokens.token("supervisor", "018"))
                .get("/v1/dossiers?unit=018")
                .then()
                .statusCode(200)
                .body("dossiers.code", containsInAnyOrder("018.00565-170306-0001", "018.00526-170306-0001"));
    }

    @Test
    void a_receiving_agency_learns_that_something_came() {
        receive();
        add("2017-03-06T09:00", new DossierTransferred("00565", "018", null, null, null));
        var seen = changes("unit=018", 2);
        var cursor = cursor(seen);

        var waiting = CompletableFuture.supplyAsync(() -> changes("unit=018&after=" + cursor, 1));
        add("2017-03-06T10:00", new TransferAcknowledged("018", "cv-02", null));

        assertThat(waiting.orTimeout(20, TimeUnit.SECONDS).join().getFirst()).contains("dossier.acknowledged.v1");
        given().auth()
                .oauth2(TestTokens.token("officer", "00526"))
                .get("/v1/changes?unit=018")
                .then()
                .statusCode(403);
    }

    @Test
    void what_a_retry_brings_after_the_feed_has_passed_it_is_told_all_the_same() {
        log.park(CODE);
        receive();
        add("2017-03-06T09:00", new DossierTransferred("00565", "018", null, null, null));
        var cursor = cursor(othersAtTheDistrict());

        log.retry(CODE);

        assertThat(changes("unit=018&after=" + cursor, 2).subList(0, 2))
                .allSatisfy(line -> assertThat(line).contains(CODE));
    }

    @Test
    void a_cursor_of_before_a_rebuild_misses_nothing_of_the_rebuilt_view() {
        log.park(CODE);
        receive();
        add("2017-03-06T09:00", new DossierTransferred("00565", "018", null, null, null));
        var cursor = cursor(othersAtTheDistrict());

        log.emptyTables();
        log.parkNobody();
        log.feed(5000);

        assertThat(changes("unit=018&after=" + cursor, 2)).anyMatch(line -> line.contains(CODE));
    }

    private List<String> othersAtTheDistrict() {
        var other = "018.00565-170306-0002";
        receive(other, "00565", "2017-03-10");
        log.add(other, Facts.at("2017-03-06T09:00"), new DossierTransferred("00565", "018", null, null, null));
        log.feedNew(1);
        return changes("unit=018", 2);
    }

    private static String cursor(List<String> changes) {
        return changes.getLast().replaceAll(".*\"cursor\":\"([^\"]*)\".*", "$1");
    }

    @Test
    void a_stream_sends_the_dossier_after_each_change() throws Exception {
        receive();
        var received = new ArrayList<String>();
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(io.restassured.RestAssured.baseURI + ":"
                            + io.restassured.RestAssured.port + "/v1/dossiers/" + CODE + "/stream"))
                    .header("Authorization", TestTokens.bearer("officer", "00565"))
                    .build();
            var lines = client.sendAsync(request, HttpResponse.BodyHandlers.ofLines());
            var reading = lines.thenAccept(answer -> answer.body()
                    .filter(line -> line.startsWith("data:"))
                    .limit(2)
                    .forEach(line -> {
                        synchronized (received) {
                            received.add(line);
                        }
                    }));
            Awaitility.await().until(() -> {
                synchronized (received) {
                    return received.size() == 1;
                }
            });
            add("2017-03-09T10:00", APPROVED);
            Awaitility.await().until(() -> {
                synchronized (received) {
                    return received.size() == 2;
                }
            });
            assertThat(received.getLast()).contains("RESOLVED");
            client.shutdownNow();
            assertThat(reading).isNotNull();
        }
    }

    @Test
    void a_citizen_follows_it_by_the_key_on_the_receipt_and_a_wrong_key_tells_nothing() {
        receive();
        var key = new SuiteSecret(secret).trackingKey(CODE);
        given().get("/v1/tracking/" + CODE + "?key=" + key)
                .then()
                .statusCode(200)
                .body("completion.done", equalTo(1))
                .body("completion.of", equalTo(3))
                .body("completion.percent", equalTo(33))
                .body("dueAt", equalTo("2017-03-10T23:59:59+07:00"))
                .body("collect.unit.code", equalTo("00565"))
                .body("$", not(hasItem("people")));

        var unknown = "018.00565-170306-9999";
        var wrongKey = tracking(CODE, "AAAABBBBCCCC");
        assertThat(tracking(unknown, new SuiteSecret(secret).trackingKey(unknown)))
                .isEqualTo(wrongKey);
        assertThat(tracking(unknown, "AAAABBBBCCCC")).isEqualTo(wrongKey);

        var statuses = IntStream.range(0, 25)
                .map(_ -> given().get("/v1/tracking/" + CODE + "?key=x").statusCode())
                .boxed()
                .toList();
        assertThat(statuses).contains(404, 429);
    }

    private static String tracking(String code, String key) {
        return given().get("/v1/tracking/" + code + "?key=" + key)
                .then()
                .statusCode(404)
                .extract()
                .asString()
                .replace(code, "CODE");
    }

    private static List<String> changes(String query, int atLeast) {
        var lines = given().auth()
                .oauth2(TestTokens.token("officer", "018"))
                .get("/v1/changes?" + query)
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .toList();
        assertThat(lines).hasSizeGreaterThan(atLeast);
        return lines;
    }

    private static List<String> codes(int... numbers) {
        return IntStream.of(numbers)
                .mapToObj(number -> "018.00565-170306-000" + number)
                .toList();
    }

    private static ValidatableResponse list(String query) {
        return officer().get("/v1/dossiers?" + query).then().statusCode(200);
    }

    private static List<String> ids(ValidatableResponse events) {
        return events.extract().path("events.id");
    }

    private static ValidatableResponse events() {
        return officer()
                .get("/v1/dossiers/" + CODE + "/events")
                .then()
                .statusCode(200)
                .body("events[0].type", containsString("received"));
    }

    private void receive() {
        receive(CODE, "00565", "2017-03-10");
    }

    private void receive(String code, String unit, String due) {
        log.add(
                code,
                Facts.at("2017-03-06T08:15"),
                new DossierReceived(
                        unit,
                        "2.000815",
                        "CT",
                        Channel.DIRECT,
                        null,
                        ((DossierReceived) Facts.received(Channel.DIRECT, Facts.day(due))).promised(),
                        "cb-01",
                        null,
                        null,
                        null,
                        null,
                        null));
        log.feedNew(1);
    }

    private static DossierReceived received(String unit, String parent) {
        return new DossierReceived(
                unit, "2.000815", "CT", Channel.DIRECT, null, null, null, null, null, null, null, parent);
    }

    private String add(String time, vn.lienthong.contracts.event.DossierEvent event, Flag... flags) {
        var id = log.add(CODE, Facts.at(time), event, flags);
        log.feedNew(1);
        return id;
    }

    private static ValidatableResponse dossier() {
        return dossier("");
    }

    private static ValidatableResponse dossier(String query) {
        return officer().get("/v1/dossiers/" + CODE + query).then().statusCode(200);
    }

    private static RequestSpecification officer() {
        return given().auth().oauth2(TestTokens.token("officer", "00565"));
    }
}
