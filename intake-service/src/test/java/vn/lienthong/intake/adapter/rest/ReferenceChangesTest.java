package vn.lienthong.intake.adapter.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.contracts.reference.SourceRegistration;
import vn.lienthong.journal.reference.KnownReference;
import vn.lienthong.service.testing.SuiteTestResource;
import vn.lienthong.service.testing.TestTokens;

/** Each test has units and procedures of its own: what one changes, the others see. */
@QuarkusTest
@QuarkusTestResource(SuiteTestResource.class)
class ReferenceChangesTest {
    private static final String RECEPTION = """
            {"unit":"%s","procedure":"%s","channel":"DIRECT","time":"2026-03-09T08:15:00+07:00",
             "applicant":{"kind":"PERSON","name":"Lê Thị Thử","idNumber":"%s"}}""";

    @Inject
    KnownReference known;

    @Inject
    LiveCatalogue catalogue;

    @Test
    void a_ward_that_was_just_established_receives_at_once() {
        receive("90001", "2.000815", "190000000001").statusCode(422);

        sendUnits("code,name,level,parent,from\n90001,Xã Mới,WARD,01,2026-01-01\n")
                .statusCode(201)
                .header("Lienthong-Position", matchesPattern("intake-16-\\d+"))
                .body("changed", equalTo(1))
                .body("changes[0].line", equalTo(2))
                .body("changes[0].type", equalTo("vn.lienthong.reference.unit-established.v1"))
                .body("changes[0].eventId", matchesPattern("intake-16-\\d+"))
                .body("changes[0].before", nullValue())
                .body("changes[0].after.unit.name", equalTo("Xã Mới"))
                .body("changes[0].after.approval.document", equalTo("12/NQ-HĐND"));

        receive("90001", "2.000815", "190000000002").statusCode(201);
    }

    @Test
    void the_same_file_again_changes_nothing() {
        var file = "code,name,level,parent,from\n90002,Xã Hai Lần,WARD,01,2026-01-01\n";
        sendUnits(file).statusCode(201);
        var before = known.position();

        sendUnits(file)
                .statusCode(200)
                .body("changed", equalTo(0))
                .body("unchanged", equalTo(1))
                .body("changes", empty());

        assertThat(known.position()).isEqualTo(before);
    }

    @Test
    void a_rehearsal_says_what_would_change_and_changes_nothing() {
        admin().contentType("text/csv")
                .queryParam("document", "12/NQ-HĐND")
                .queryParam("approver", "HĐND thành phố")
                .queryParam("dryRun", true)
                .body("code,name,level,parent,from\n90003,Xã Thử,WARD,01,2026-01-01\n")
                .post("/v1/reference/units")
                .then()
                .statusCode(200)
                .header("Lienthong-Position", nullValue())
                .body("dryRun", equalTo(true))
                .body("changed", equalTo(1))
                .body("changes[0].eventId", nullValue());

        admin().get("/v1/reference/units/90003").then().statusCode(404);
    }

    @Test
    void one_wrong_row_refuses_the_file_and_each_fault_is_told_with_its_line() {
        sendUnits("""
                        code,name,level,parent,from
                        90004,Xã Đúng,WARD,01,2026-01-01
                        90005,Xã Sai,WARD,999,2026-01-01
                        90006,Xã Sai Ngày,WARD,01,2026-13-01
                        """)
                .statusCode(422)
                .body("type", equalTo("https://lienthong.vn/problems/import-refused"))
                .body("errors.pointer", contains("line 3", "line 4"))
                .body("errors[0].detail", containsString("999"))
                .body("errors[1].detail", containsString("2026-13-01"));

        admin().get("/v1/reference/units/90004").then().statusCode(404);
    }

    @Test
    void an_agency_that_was_just_established_receives_at_once_and_is_no_unit() {
        receive("THUE90012", "2.000815", "190000000012").statusCode(422);

        send("agencies", """
                        code,name,kind,unit,from,rooms
                        THUE90012,Thuế cơ sở Thử,TAX,00565,2026-01-01,Bộ phận một cửa@MC
                        """)
                .statusCode(201)
                .body("changes[0].type", equalTo("vn.lienthong.reference.agency-established.v1"))
                .body("changes[0].after.agency.unit", equalTo("00565"));

        receive("THUE90012", "2.000815", "190000000013")
                .statusCode(201)
                .body("code", matchesPattern("00565\\.THUE90012-260309-\\d{4}"));
        admin().get("/v1/reference/agencies/THUE90012?at=2026-03-09")
                .then()
                .statusCode(200)
                .body("name", equalTo("Thuế cơ sở Thử"))
                .body("rooms[0].code", equalTo("MC"));
        admin().get("/v1/reference/agencies?at=2026-03-09").then().body("code", hasItems("CA00565", "THUE90012"));
        admin().get("/v1/reference/agencies?at=2024-03-09").then().body("code", hasItem("CA018"));
        admin().get("/v1/reference/agencies/THUE90012?at=2025-03-09").then().statusCode(404);
        admin().get("/v1/reference/units/THUE90012?at=2026-03-09").then().statusCode(404);
        admin().get("/v1/reference/units?at=2026-03-09").then().body("code", not(hasItem("CA00565")));
    }

    @Test
    void who_changed_an_agency_is_history() {
        send("agencies", "code,name,kind,unit,from\nYT90013,Trạm Y tế Cũ,HEALTH,00565,2026-01-01\n")
                .statusCode(201);
        send("agencies", "code,name,kind,unit,from,to\nYT90013,Trạm Y tế Mới,HEALTH,00565,2026-01-01,2027-01-01\n")
                .statusCode(201);

        admin().get("/v1/reference/agencies/YT90013/history")
                .then()
                .statusCode(200)
                .body(
                        "type",
                        contains(
                                "vn.lienthong.reference.agency-established.v1",
                                "vn.lienthong.reference.agency-amended.v1",
                                "vn.lienthong.reference.agency-dissolved.v1"))
                .body("fact.approval.approver", everyItem(equalTo("HĐND thành phố")));
    }

    @Test
    void an_officer_is_known_by_the_appointment_of_the_day() {
        send("officers", "id,unit,position,from\ncb-90014,00565,PROCESSING,2026-01-01\n")
                .statusCode(201)
                .body("changes[0].type", equalTo("vn.lienthong.reference.officer-appointed.v1"));
        send("officers", "id,unit,position,from\ncb-90014,00565,LEADER,2026-03-01\n")
                .statusCode(201)
                .body("changes[0].type", equalTo("vn.lienthong.reference.officer-moved.v1"));

        admin().get("/v1/reference/officers/cb-90014?at=2026-02-28")
                .then()
                .statusCode(200)
                .body("position", equalTo("PROCESSING"))
                .body("to", equalTo("2026-03-01"));
        admin().get("/v1/reference/officers?at=2026-03-01")
                .then()
                .body("find { it.id == 'cb-90014' }.position", equalTo("LEADER"));
        admin().get("/v1/reference/officers/cb-90014?at=2025-12-31").then().statusCode(404);
        admin().get("/v1/reference/officers/cb-90014/history").then().body("", hasSize(2));
    }

    @Test
    void a_delegation_is_found_by_the_number_of_its_document_until_it_is_revoked() {
        send("officers", "id,unit,position,from\ncb-90016,00565,PROCESSING,2026-01-01\n")
                .statusCode(201);
        send("delegations", "code,unit,officer,from,basis\n16/QĐ-UBND,00565,cb-90016,2026-01-01,NĐ 118/2025\n")
                .statusCode(201)
                .body("changes[0].type", equalTo("vn.lienthong.reference.delegation-granted.v1"));
        send("delegations", """
                        code,unit,officer,from,basis,revokedAt
                        16/QĐ-UBND,00565,cb-90016,2026-01-01,NĐ 118/2025,2026-03-02T08:00:00+07:00
                        """)
                .statusCode(201)
                .body("changes[0].type", equalTo("vn.lienthong.reference.delegation-revoked.v1"));

        admin().get("/v1/reference/delegations/16/QĐ-UBND?at=2026-03-02")
                .then()
                .statusCode(200)
                .body("officer", equalTo("cb-90016"))
                .body("revokedAt", equalTo("2026-03-02T08:00:00+07:00"));
        admin().get("/v1/reference/delegations/16/QĐ-UBND?at=2026-03-03").then().statusCode(404);
        admin().get("/v1/reference/delegations?at=2026-03-02").then().body("code", hasItem("16/QĐ-UBND"));
        admin().get("/v1/reference/delegations/16/QĐ-UBND/history").then().body("", hasSize(2));
    }

    @Test
    void a_procedure_amended_from_fifteen_to_ten_days_keeps_what_was_received_before() {
        sendProcedure("2026-01-01", 15, "T-AMENDED/1").statusCode(201);
        sendProcedure("2026-06-01", 10, "T-AMENDED/2")
                .statusCode(201)
                .body("changes.type", contains("vn.lienthong.reference.procedure-amended.v1"));

        admin().get("/v1/reference/procedures/T-AMENDED?at=2026-05-31")
                .then()
                .body("limit.value", equalTo(15))
                .body("version", equalTo("T-AMENDED/1"));
        admin().get("/v1/reference/procedures/T-AMENDED?at=2026-06-01")
                .then()
                .body("limit.value", equalTo(10))
                .body("version", equalTo("T-AMENDED/2"));
    }

    @Test
    void who_changed_what_is_history() {
        sendUnits("code,name,level,parent,from\n90007,Xã Cũ,WARD,01,2026-01-01\n")
                .statusCode(201);
        sendUnits("""
                        code,name,level,parent,from,formerNames
                        90007,Phường Mới,WARD,01,2026-01-01,Xã Cũ@2026-02-01
                        """).statusCode(201);

        admin().get("/v1/reference/units/90007/history")
                .then()
                .statusCode(200)
                .body(
                        "type",
                        contains(
                                "vn.lienthong.reference.unit-established.v1", "vn.lienthong.reference.unit-renamed.v1"))
                .body("actor", everyItem(equalTo("admin-1")))
                .body("fact.approval.approver", everyItem(equalTo("HĐND thành phố")))
                .body("fact.unit.name", contains("Xã Cũ", "Phường Mới"));
    }

    @Test
    void what_is_exported_can_be_sent_back_and_changes_nothing() {
        send("officers", "id,unit,position,from\ncb-90015,00565,LEADER,2026-01-01\n")
                .statusCode(201);
        send("delegations", "code,unit,officer,from,basis\n15/UQ,00565,cb-90015,2026-01-01,NĐ 118/2025\n")
                .statusCode(201);
        for (var kind : new String[] {"units", "agencies", "officers", "delegations", "procedures", "calendars"})
            for (var type : new String[] {"text/csv", "application/yaml"}) {
                var file = admin().accept(type)
                        .get("/v1/reference/" + kind)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray();

                admin().contentType(type)
                        .queryParam("document", "12/NQ-HĐND")
                        .queryParam("approver", "HĐND thành phố")
                        .header("Prefer", "return=minimal")
                        .body(file)
                        .post("/v1/reference/" + kind)
                        .then()
                        .statusCode(200)
                        .body("changed", equalTo(0))
                        .body("changes", hasSize(0));
            }
    }

    @Test
    void who_asks_for_nothing_in_particular_gets_the_units_of_today_as_json() {
        for (var accept : new String[] {"*/*", "application/json", "text/html, */*;q=0.8"})
            for (var kind : new String[] {"units", "agencies", "officers", "delegations", "procedures"})
                admin().accept(accept)
                        .get("/v1/reference/" + kind)
                        .then()
                        .statusCode(200)
                        .contentType(ContentType.JSON);
    }

    @Test
    void files_that_are_sent_at_the_same_time_are_decided_one_after_the_other() {
        var sent = IntStream.range(0, 8)
                .mapToObj(n -> CompletableFuture.supplyAsync(
                        () -> sendUnits("code,name,level,parent,from\n90008,Xã Số %d,WARD,01,2026-01-01\n".formatted(n))
                                .extract()
                                .statusCode()))
                .toList();

        assertThat(sent.stream().map(CompletableFuture::join))
                .containsOnlyOnce(201)
                .filteredOn(status -> status != 201)
                .containsOnly(422);
        assertThat(catalogue.now().generations("90008")).hasSize(1);
    }

    @Test
    void a_source_that_is_registered_is_a_fact_once() {
        register("urn:vn:motcua:tau-khong-so", 10).header("Lienthong-Position", matchesPattern("intake-16-\\d+"));
        register("urn:vn:motcua:tau-khong-so", 10).header("Lienthong-Position", nullValue());
        register("urn:vn:motcua:tau-khong-so", 20).header("Lienthong-Position", matchesPattern("intake-16-\\d+"));

        assertThat(catalogue.state().source("urn:vn:motcua:tau-khong-so"))
                .contains(new SourceRegistration("urn:vn:motcua:tau-khong-so", "00568", true, 20));
    }

    private static ValidatableResponse register(String source, int graceDays) {
        return admin().contentType(ContentType.JSON)
                .body("""
                        {"source":"%s","unit":"00568","mode":"OFFLINE","graceDays":%d}""".formatted(source, graceDays))
                .post("/v1/reference/sources")
                .then()
                .statusCode(201)
                .body("graceDays", equalTo(graceDays));
    }

    @Test
    void a_list_may_be_json_as_any_system_writes_it() {
        admin().contentType(ContentType.JSON)
                .queryParam("document", "12/NQ-HĐND")
                .queryParam("approver", "HĐND thành phố")
                .body("""
                        [
                        \t{"code": "90011", "name": "Xã A\\/B", "level": "WARD", "parent": "01", "from": "2026-01-01"}
                        ]""")
                .post("/v1/reference/units")
                .then()
                .statusCode(201)
                .body("changes[0].line", equalTo(2))
                .body("changes[0].after.unit.name", equalTo("Xã A/B"));
    }

    @Test
    void only_an_admin_changes_reference_data() {
        as("operator", "01", "operator-1")
                .contentType("text/csv")
                .body("code,name,level,parent,from\n90009,Xã Lạ,WARD,01,2026-01-01\n")
                .post("/v1/reference/units")
                .then()
                .statusCode(403);
    }

    @Test
    void a_file_without_document_and_approver_is_refused() {
        admin().contentType("text/csv")
                .body("code,name,level,parent,from\n90010,Xã Không Căn Cứ,WARD,01,2026-01-01\n")
                .post("/v1/reference/units")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("line 2"))
                .body("errors[0].detail", containsString("document"));
    }

    private static ValidatableResponse sendUnits(String csv) {
        return send("units", csv);
    }

    private static ValidatableResponse send(String kind, String csv) {
        return admin().contentType("text/csv")
                .queryParam("document", "12/NQ-HĐND")
                .queryParam("approver", "HĐND thành phố")
                .body(csv)
                .post("/v1/reference/" + kind)
                .then();
    }

    private static ValidatableResponse sendProcedure(String from, int days, String version) {
        return admin().contentType("application/yaml")
                .queryParam("document", "7/QĐ-UBND")
                .queryParam("approver", "UBND thành phố")
                .body("""
                        - code: T-AMENDED
                          name: Thủ tục được sửa
                          english: An amended procedure
                          field: CT
                          versions:
                            - version: %s
                              from: %s
                              levels: [WARD]
                              limit: {value: %d, unit: WORKING_DAY}
                              basis: 7/QĐ-UBND
                              approved: true
                        """.formatted(version, from, days))
                .post("/v1/reference/procedures")
                .then();
    }

    private static ValidatableResponse receive(String unit, String procedure, String id) {
        return as("clerk", unit, "clerk-1")
                .contentType(ContentType.JSON)
                .body(RECEPTION.formatted(unit, procedure, id))
                .post("/v1/dossiers")
                .then();
    }

    private static RequestSpecification admin() {
        return as("admin", "01", "admin-1");
    }

    /** Sends files as they are: the library knows no YAML, and else takes text for Latin. */
    private static RequestSpecification as(String role, String unit, String subject) {
        var plain = EncoderConfig.encoderConfig()
                .defaultContentCharset("UTF-8")
                .encodeContentTypeAs("application/yaml", ContentType.TEXT);
        return given().config(RestAssuredConfig.config().encoderConfig(plain))
                .header("Accept-Language", "en")
                .auth()
                .oauth2(TestTokens.token(subject, java.util.Set.of(role), unit));
    }
}
