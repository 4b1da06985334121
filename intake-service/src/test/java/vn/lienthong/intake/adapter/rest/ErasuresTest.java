package vn.lienthong.intake.adapter.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.service.testing.SuiteTestResource;
import vn.lienthong.service.testing.TestTokens;

/** A person is erased on an order: nobody reads or finds them any more, and everything else stays. */
@QuarkusTest
@QuarkusTestResource(SuiteTestResource.class)
class ErasuresTest {
    private static final String ORDER =
            "\"document\":\"12/QĐ-UBND\",\"approver\":\"ld-01\",\"reason\":\"theo yêu cầu\"";

    private final String idNumber = "0" + (UUID.randomUUID().getMostSignificantBits() >>> 1);

    @Inject
    Pool pool;

    @Test
    void all_dossiers_of_a_person_are_unreadable_and_not_found_any_more() {
        var first = receive("Lê Thị Xóa");
        var second = receive("Lê Thị Xóa");
        found(idNumber).body("dossiers", hasItem(first));

        erase("\"person\":\"" + idNumber + "\"")
                .statusCode(200)
                .body("erased", containsInAnyOrder(first, second))
                .body("erasedBefore", empty())
                .body("purged", equalTo(true));

        for (var code : List.of(first, second))
            people(code).body("erased", equalTo(true)).body("applicant", nullValue());
        found(idNumber).body("dossiers", empty());
        assertThat(texts("select type from event where dossier = $1 order by version", first))
                .containsExactly("vn.lienthong.dossier.received.v1", "vn.lienthong.dossier.person-erased.v1");
        assertThat(texts("select payload from event where dossier = $1 order by version desc limit 1", first))
                .singleElement()
                .asString()
                .contains("12/QĐ-UBND", "ld-01")
                .doesNotContain(idNumber, second);
        assertThat(texts(
                        "select fingerprint::text from person_search where fingerprint <> 0 and $1 = any(dossiers)",
                        first))
                .isEmpty();
    }

    @Test
    void what_was_recorded_stays_as_it_was_and_the_chain_goes_on() {
        var code = receive("Lê Thị Nguyên");
        var before = records(code);

        erase("\"dossiers\":[\"" + code + "\"]").statusCode(200).body("erased", contains(code));

        assertThat(records(code)).startsWith(before.toArray(String[]::new)).hasSize(before.size() + 1);
        assertThat(texts("""
                        select e.dossier from event e join event b on b.shard = e.shard and b.position = e.position - 1
                        where e.dossier = $1 and e.prev_hash <> b.hash""", code)).isEmpty();
    }

    @Test
    void what_comes_later_is_sealed_under_nothing_and_makes_nobody_findable() {
        var code = receive("Lê Thị Sau");
        erase("\"dossiers\":[\"" + code + "\"]").statusCode(200);
        var received = texts(
                        "select 'intake-' || shard || '-' || position from event where dossier = $1 and version = 1",
                        code)
                .getFirst();

        clerk().contentType("application/json")
                .body("""
                        {"corrects":{"source":"urn:vn:lienthong:intake","id":"%s"},"reason":"nhầm tên","approver":"ld-01",
                         "data":{"unit":"00565","procedure":"2.000815","channel":"DIRECT",
                                 "applicant":{"kind":"PERSON","name":"Lê Thị Sau","idNumber":"%s"}}}""".formatted(received, idNumber))
                .post("/v1/dossiers/{code}/corrections", code)
                .then()
                .statusCode(201);

        people(code).body("applicant", nullValue()).body("erased", equalTo(true));
        found(idNumber).body("dossiers", empty());
    }

    @Test
    void an_order_given_again_changes_nothing() {
        var code = receive("Lê Thị Lại");
        erase("\"dossiers\":[\"" + code + "\"]").statusCode(200);
        var after = records(code);

        erase("\"dossiers\":[\"" + code + "\"]")
                .statusCode(200)
                .body("erased", empty())
                .body("erasedBefore", contains(code))
                .body("eventIds", empty());

        assertThat(records(code)).isEqualTo(after);
    }

    @Test
    void a_rehearsal_tells_which_dossiers_and_erases_none() {
        var code = receive("Lê Thị Thử");

        given().header("Authorization", TestTokens.bearer("admin", null))
                .contentType("application/json")
                .body("{\"person\":\"" + idNumber + "\"," + ORDER + "}")
                .post("/v1/erasures?dryRun=true")
                .then()
                .statusCode(200)
                .body("erased", contains(code))
                .body("dryRun", equalTo(true));

        people(code).body("erased", equalTo(false)).body("applicant.name", equalTo("Lê Thị Thử"));
    }

    @Test
    void who_means_to_try_and_misspells_it_erases_nobody() {
        var code = receive("Lê Thị Nhầm");

        given().header("Authorization", TestTokens.bearer("admin", null))
                .contentType("application/json")
                .body("{\"person\":\"" + idNumber + "\"," + ORDER + "}")
                .post("/v1/erasures?dryRun=yes")
                .then()
                .statusCode(400);

        people(code).body("erased", equalTo(false));
    }

    @Test
    void an_unknown_dossier_is_named_and_nothing_is_erased() {
        var code = receive("Lê Thị Biết");

        erase("\"dossiers\":[\"" + code + "\",\"018.00565-170308-9998\"]")
                .statusCode(404)
                .body("type", endsWith("unknown-dossier"));

        people(code).body("erased", equalTo(false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"dossiers\":[]", "\"person\":\" \"", "\"dossiers\":[\"\"]", "\"persons\":\"x\""})
    void an_order_that_names_nobody_is_refused(String whom) {
        erase(whom).statusCode(400);
    }

    @Test
    void an_order_without_a_document_is_refused() {
        given().header("Authorization", TestTokens.bearer("admin", null))
                .contentType("application/json")
                .body("{\"person\":\"x\",\"approver\":\"ld-01\",\"reason\":\"y\"}")
                .post("/v1/erasures")
                .then()
                .statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"clerk", "officer", "supervisor", "source", "auditor", "operator"})
    void only_who_keeps_the_reference_data_carries_out_such_an_order(String role) {
        given().header("Authorization", TestTokens.bearer(role, "00565"))
                .contentType("application/json")
                .body("{\"person\":\"x\"," + ORDER + "}")
                .post("/v1/erasures")
                .then()
                .statusCode(403);
    }

    private static ValidatableResponse erase(String whom) {
        return given().header("Authorization", TestTokens.bearer("admin", null))
                .contentType("application/json")
                .body("{" + whom + "," + ORDER + "}")
                .post("/v1/erasures")
                .then();
    }

    private String receive(String name) {
        return clerk().contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("""
                        {"unit":"00565","procedure":"2.000815","channel":"DIRECT","time":"2017-03-08T08:00:00+07:00",
                         "applicant":{"kind":"PERSON","name":"%s","idNumber":"%s"}}""".formatted(name, idNumber))
                .post("/v1/dossiers")
                .then()
                .statusCode(201)
                .extract()
                .path("code");
    }

    private static ValidatableResponse people(String code) {
        return clerk().get("/v1/dossiers/{code}/people", code).then().statusCode(200);
    }

    private static ValidatableResponse found(String person) {
        return clerk().queryParam("q", person).get("/v1/people/dossiers").then().statusCode(200);
    }

    private static RequestSpecification clerk() {
        return given().header("Authorization", "Bearer " + TestTokens.token("clerk-1", Set.of("clerk"), "00565"));
    }

    private List<String> records(String code) {
        return texts("select to_jsonb(e)::text from event e where dossier = $1 order by version", code);
    }

    private List<String> texts(String sql, String dossier) {
        return StreamSupport.stream(
                        pool.preparedQuery(sql)
                                .execute(Tuple.of(dossier))
                                .await()
                                .indefinitely()
                                .spliterator(),
                        false)
                .map(row -> row.getString(0))
                .toList();
    }
}
