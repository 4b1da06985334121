package vn.lienthong.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.lienthong.commandline.suite.Part;
import vn.lienthong.commandline.suite.Suite;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.testkit.Answer;
import vn.lienthong.testkit.Client;
import vn.lienthong.testkit.Database;
import vn.lienthong.testkit.Log;
import vn.lienthong.testkit.Posts;
import vn.lienthong.testkit.Settled;

/** One applicant is erased on an order: nobody reads the name any more, and nothing that was proved or counted changes. */
class ErasureTest {
    private static final String UNIT = "09565";
    private static final String CODE = "268.09565-190305-0001";
    private static final String OTHER = "268.09565-190305-0002";
    private static final String NAME = "Vũ Thị Được Quên";
    private static final String NUMBER = "001199777001";
    private static final List<String> SECRETS =
            List.of(NAME, NUMBER, "0900777001", "7 ngách Lãng Quên", "lý do chỉ một người biết");
    private static final List<String> PERIODS = List.of("2019-03", "2019-Q1", "2019-Q2", "2019", "calendar:2019-Q1");

    private final Suite suite = SharedSuite.get();
    private final Posts posts = new Posts("urn:vn:motcua:duoc-quen", UNIT);
    private final Client ward = Client.of(suite, "source", UNIT);
    private final Client clerk = Client.of(suite, "clerk", UNIT);
    private final Client auditor = Client.of(suite, "auditor", "01");
    private final HiddenTexts secrets = new HiddenTexts(suite, SECRETS);
    private final Client admin = Client.of(suite, "admin", "01");

    @Test
    void anErasedApplicantIsUnreadableEverywhereWhileChainsFiguresAndHistoriesStay() throws IOException {
        live();
        var people =
                clerk.get(Part.REPORTING, "/v1/dossiers/" + CODE).expect(200).json();
        assertThat(people.path("people").toString()).contains(NAME);
        assertThat(search()).contains(CODE, OTHER);
        var reports = reports();
        var histories = Map.of(CODE, events(CODE), OTHER, events(OTHER));
        var keys = keys();
        assertThat(keys).hasSize(2);
        assertThat(fileOfKeys()).contains(keys);
        var log = records();

        var erased =
                admin.post(Part.INTAKE, "/v1/erasures", """
                        {"person":"%s","document":"12/QĐ-UBND","approver":"ld-01","reason":"theo yêu cầu"}""".formatted(NUMBER)).expect(200);
        Settled.await(suite);

        assertThat(erased.json().path("erased")).extracting(JsonNode::asText).containsExactly(CODE, OTHER);
        assertThat(erased.json().path("purged").asBoolean()).isTrue();
        assertUnreadable(erased);
        assertThat(reports()).isEqualTo(reports);
        histories.forEach((code, before) -> assertThat(events(code)).startsWith(before.toArray(JsonNode[]::new)));
        assertThat(records()).startsWith(log.toArray(LogRecord[]::new));
        Log.read(suite.kafkaBootstrap()).requireWhole();
        assertThat(keys()).isEmpty();
        assertThat(fileOfKeys()).doesNotContain(keys.toArray(String[]::new));
    }

    private void live() {
        ward.stream(List.of(
                        received(CODE),
                        posts.event("supplement-requested", "2019-03-05T09:00:00+07:00", CODE, """
                                {"reason":"lý do chỉ một người biết","items":[]}"""),
                        posts.event("supplement-provided", "2019-03-05T10:00:00+07:00", CODE, "{}"),
                        posts.resolved(CODE, "2019-03-06T09:00:00+07:00"),
                        received(OTHER)))
                .expect(200);
        Settled.await(suite);
    }

    private String received(String code) {
        return posts.event("received", "2019-03-05T08:00:00+07:00", code, """
                {"unit":"09565","procedure":"1.004873","channel":"DIRECT","applicant":{"kind":"PERSON","name":"%s",\
                "idNumber":"%s","phone":"0900777001","address":"7 ngách Lãng Quên"}}""".formatted(NAME, NUMBER));
    }

    private void assertUnreadable(Answer erasure) {
        var json =
                clerk.after(erasure).get(Part.REPORTING, "/v1/dossiers/" + CODE).expect(200);
        assertThat(json.json().path("people").path("erased").asBoolean()).isTrue();
        assertThat(search()).isEmpty();
        secrets.requireHidden("answers", answers());
        secrets.requireHidden();
    }

    private List<String> search() {
        var found = clerk.get(Part.REPORTING, "/v1/dossiers?q=" + NUMBER)
                .expect(200)
                .json();
        var codes = new ArrayList<String>();
        found.path("dossiers").forEach(dossier -> codes.add(dossier.path("code").asText()));
        return codes;
    }

    /** What clerks and auditors can ask for about the dossier. */
    private Stream<String> answers() {
        var book = "/v1/reports/book?unit=09565&from=2019-03-01&to=2019-03-31";
        return Stream.of(
                clerk.get(Part.REPORTING, "/v1/dossiers/" + CODE).expect(200).text(),
                clerk.get(Part.REPORTING, "/v1/dossiers/" + CODE + "/events")
                        .expect(200)
                        .text(),
                clerk.get(Part.INTAKE, "/v1/dossiers/" + CODE + "/people")
                        .expect(200)
                        .text(),
                clerk.with("Accept", "text/csv")
                        .get(Part.REPORTING, book)
                        .expect(200)
                        .text(),
                clerk.with("Accept", "application/pdf")
                        .get(Part.REPORTING, book)
                        .expect(200)
                        .text(),
                clerk.with("Accept", "application/pdf")
                        .get(Part.REPORTING, "/v1/dossiers/" + CODE + "/forms/receipt")
                        .expect(200)
                        .text(),
                auditor.get(Part.REPORTING, "/v1/changes?unit=09565")
                        .expect(200)
                        .text());
    }

    private Map<String, JsonNode> reports() {
        var reports = new TreeMap<String, JsonNode>();
        for (var period : PERIODS) {
            var report = auditor.get(Part.REPORTING, "/v1/reports/06a?unit=09565&period=" + period)
                    .expect(200)
                    .json();
            reports.put(period + " rows", report.path("rows"));
            reports.put(period + " total", report.path("total"));
        }
        return reports;
    }

    private List<JsonNode> events(String code) {
        var events = new ArrayList<JsonNode>();
        var answer = auditor.get(Part.REPORTING, "/v1/dossiers/" + code + "/events")
                .expect(200)
                .json();
        (answer.isArray() ? answer : answer.path("events")).forEach(events::add);
        return events;
    }

    /** Of both dossiers, as the log has them. */
    private List<LogRecord> records() {
        return Log.read(suite.kafkaBootstrap()).records().stream()
                .filter(record ->
                        record.dossier().equals(CODE) || record.dossier().equals(OTHER))
                .toList();
    }

    private List<String> keys() {
        return Database.of(suite, Part.INTAKE)
                .texts("select encode(key, 'hex') from dossier_key where dossier in ('%s', '%s')"
                        .formatted(CODE, OTHER));
    }

    /** The file of the table itself, in hexadecimal digits. */
    private String fileOfKeys() throws IOException {
        var intake = Database.of(suite, Part.INTAKE);
        intake.execute("checkpoint");
        var file = Path.of(intake.texts("show data_directory").getFirst())
                .resolve(intake.texts("select pg_relation_filepath('dossier_key')")
                        .getFirst());
        return HexFormat.of().formatHex(Files.readAllBytes(file));
    }
}
