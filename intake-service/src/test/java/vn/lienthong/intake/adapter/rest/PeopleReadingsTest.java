package vn.lienthong.intake.adapter.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.service.testing.SuiteTestResource;
import vn.lienthong.service.testing.TestTokens;

/** What a paper needs of persons and texts: of many dossiers, as known at a place in the log. */
@QuarkusTest
@QuarkusTestResource(SuiteTestResource.class)
class PeopleReadingsTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Inject
    Pool pool;

    /** A dossier with the fact up to which it is asked for. */
    private record Known(String code, String upTo) {
        String asked(String sealed) {
            return "{\"code\":\"%s\",\"upTo\":\"%s\",\"sealed\":%s}".formatted(code, upTo, sealed);
        }
    }

    @Test
    void persons_and_texts_are_those_known_at_the_place_in_the_log() {
        var received = receive("Lê Thị Trước");
        var requested = command(received.code(), "supplement-requests", """
                {"reason":"thiếu giấy khai sinh","items":[],"time":"2017-03-08T09:00:00+07:00"}""");
        command(received.code(), "corrections", """
                {"corrects":{"source":"urn:vn:lienthong:intake","id":"%s"},"reason":"viết nhầm","approver":"ld-01",
                 "data":{"reason":"thiếu giấy chứng sinh","items":[]}}""".formatted(requested));
        var corrected = command(received.code(), "corrections", """
                {"corrects":{"source":"urn:vn:lienthong:intake","id":"%s"},"reason":"nhầm tên","approver":"ld-01",
                 "data":{"unit":"00565","procedure":"2.000815","channel":"DIRECT","applicant":{"kind":"PERSON","name":"Lê Thị Sau"}}}""".formatted(received.upTo()));

        read(clerk(), received.asked("null"))
                .body(at(received) + "applicant.name", equalTo("Lê Thị Trước"))
                .body(at(received) + "texts", empty());
        read(clerk(), new Known(received.code(), requested).asked("null"))
                .body(at(received) + "texts.text.reason", hasItem("thiếu giấy khai sinh"));
        read(clerk(), new Known(received.code(), corrected).asked("null"))
                .body(at(received) + "applicant.name", equalTo("Lê Thị Sau"))
                .body(at(received) + "texts.text.data.reason", hasItem("thiếu giấy chứng sinh"))
                .body(at(received) + "erased", equalTo(false));
    }

    @Test
    void what_another_service_had_sealed_is_opened_for_those_who_may_read_the_dossier() {
        var dossier = receive("Lê Thị Niêm");
        var other = receive("Lê Thị Khác");
        var sealed = seal(dossier.code(), "{\"reason\":\"chờ cấp huyện\"}");

        read(clerk(), dossier.asked("{\"deadline-1-2\":\"" + sealed + "\"}"))
                .body(
                        at(dossier) + "texts.find { it.eventId == 'deadline-1-2' }.text.reason",
                        equalTo("chờ cấp huyện"));
        refused(other.asked("{\"deadline-1-2\":\"" + sealed + "\"}"));
    }

    @Test
    void a_dossier_of_others_or_of_nobody_is_left_out_and_only_what_was_read_is_written_down() {
        var mine = receive("Lê Thị Mình");
        var reader = "reader-" + UUID.randomUUID();
        var nobodys = new Known("018.00565-170308-9999", "intake-0-1");

        read(as("clerk", "00565", reader), mine.asked("null") + "," + nobodys.asked("null"))
                .body("dossiers", aMapWithSize(1));
        read(as("clerk", "00568", reader), mine.asked("null")).body("dossiers", aMapWithSize(0));

        assertThat(readings(reader)).containsExactly(mine.code());
    }

    @Test
    void an_auditor_is_told_who_read_which_dossier_and_reads_nobody_by_it() {
        var mine = receive("Lê Thị Kiểm");
        var reader = "reader-" + UUID.randomUUID();
        read(as("clerk", "00565", reader), mine.asked("null"));

        as("auditor", "018", "kt-01")
                .get("/v1/people/readings?subject=" + reader)
                .then()
                .statusCode(200)
                .body("readings.dossier", equalTo(List.of(mine.code())))
                .body("readings[0].subject", equalTo(reader))
                .body("readings[0].roles", equalTo(List.of("clerk")))
                .body("readings[0].at", notNullValue());
        as("auditor", "018", "kt-01")
                .get("/v1/people/readings?to=2001-01-01&subject=" + reader)
                .then()
                .statusCode(200)
                .body("readings", empty());
        as("clerk", "00565", reader).get("/v1/people/readings").then().statusCode(403);
        as("auditor", "018", "kt-01")
                .get("/v1/people/readings?from=today")
                .then()
                .statusCode(400);
    }

    @Test
    void of_a_person_who_was_erased_nothing_is_read() {
        var dossier = receive("Lê Thị Quên");
        pool.preparedQuery("delete from dossier_key where dossier = $1")
                .execute(Tuple.of(dossier.code()))
                .await()
                .atMost(SOON);

        read(clerk(), dossier.asked("null"))
                .body(at(dossier) + "erased", equalTo(true))
                .body(at(dossier) + "applicant", nullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\":\"x\"}",
                "{\"code\":\"x\",\"upTo\":\"yesterday\"}",
                "{\"code\":\"x\",\"upTo\":\"intake-0-1\",\"sealed\":{\"a\":null}}",
                "{\"code\":\"x\",\"upTo\":\"intake-0-1\"},{\"code\":\"x\",\"upTo\":\"intake-0-1\"}",
                "null"
            })
    void what_is_asked_for_must_be_whole(String asked) {
        refused(asked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v1.", "v1.AAAA", "v1.not base64", "forged"})
    void what_nobody_sealed_is_refused(String forged) {
        refused(receive("Lê Thị Giả").asked("{\"deadline-1-2\":\"" + forged + "\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"auditor", "source", "admin"})
    void persons_are_for_those_who_work_on_dossiers(String role) {
        as(role, "00565", "x")
                .body("{\"dossiers\":[]}")
                .post("/v1/people/readings")
                .then()
                .statusCode(403);
    }

    private static String at(Known dossier) {
        return "dossiers.'" + dossier.code() + "'.";
    }

    private static ValidatableResponse read(RequestSpecification by, String dossiers) {
        return by.body("{\"dossiers\":[" + dossiers + "]}")
                .post("/v1/people/readings")
                .then()
                .statusCode(200);
    }

    private static void refused(String dossiers) {
        clerk().body("{\"dossiers\":[" + dossiers + "]}")
                .post("/v1/people/readings")
                .then()
                .statusCode(400)
                .body("type", equalTo("https://lienthong.vn/problems/invalid-body"));
    }

    private List<String> readings(String reader) {
        var rows = pool.preparedQuery("select dossier from personal_reading where subject = $1")
                .execute(Tuple.of(reader))
                .await()
                .atMost(SOON);
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getString(0))
                .collect(Collectors.toList());
    }

    private static Known receive(String name) {
        var receipt = clerk().body("""
                        {"unit":"00565","procedure":"2.000815","channel":"DIRECT","time":"2017-03-08T08:15:00+07:00",
                         "applicant":{"kind":"PERSON","name":"%s"}}""".formatted(name))
                .post("/v1/dossiers")
                .then()
                .statusCode(201)
                .extract();
        return new Known(receipt.path("code"), receipt.path("eventId"));
    }

    private static String command(String code, String command, String body) {
        return clerk().body(body)
                .post("/v1/dossiers/{code}/" + command, code)
                .then()
                .statusCode(201)
                .extract()
                .path("eventId");
    }

    private static String seal(String code, String text) {
        return clerk().body(text)
                .post("/v1/dossiers/{code}/sealings", code)
                .then()
                .statusCode(200)
                .extract()
                .path("sealed");
    }

    private static RequestSpecification clerk() {
        return as("clerk", "00565", "a-clerk");
    }

    private static RequestSpecification as(String role, String unit, String subject) {
        return given().contentType("application/json")
                .header("Authorization", "Bearer " + TestTokens.token(subject, Set.of(role), unit));
    }
}
