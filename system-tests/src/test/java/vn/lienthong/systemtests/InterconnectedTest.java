package vn.lienthong.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.lienthong.commandline.suite.Part.DEADLINE;
import static vn.lienthong.commandline.suite.Part.INTAKE;
import static vn.lienthong.commandline.suite.Part.REPORTING;
import static vn.lienthong.commandline.suite.Part.ROUTING;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import vn.lienthong.commandline.suite.Part;
import vn.lienthong.commandline.suite.Suite;
import vn.lienthong.testkit.Answer;
import vn.lienthong.testkit.Client;
import vn.lienthong.testkit.Posts;
import vn.lienthong.testkit.Settled;

/**
 * Procedures that cross agencies (liên thông), each driven over REST by the tokens of the agencies involved, the clocks of the
 * services going along.
 *
 * <table>
 *   <caption>Which story shows what</caption>
 *   <tr><td>{@link #aBirth}</td><td>parts one after the other; a supplement with restart (registration) and one with pause
 *       (residence); a part sent back and brought again</td></tr>
 *   <tr><td>{@link #aBirthWithoutItsSupplement}</td><td>an expired supplement, the stop of the part and of the group</td></tr>
 *   <tr><td>{@link #aDeath}</td><td>parallel parts, the insurance first; a late part with its own apology, passed
 *       from officer to officer, and who signed it</td></tr>
 *   <tr><td>{@link #anotherDeath}</td><td>parallel parts, the police first; what waits for acknowledgement, and
 *       the alert to both sides when it was not given in time; a refusal</td></tr>
 *   <tr><td>{@link #aPieceOfLand}</td><td>two stages around a payment, which pauses the clock of the whole</td></tr>
 *   <tr><td>{@link #aGroupThatIsWithdrawn}</td><td>the open part is stopped, no other begins</td></tr>
 *   <tr><td>{@link #throughTheDistrict}</td><td>ward, district, ward, before there were no districts any more</td></tr>
 *   <tr><td>{@link #aDeathWithAPartAskedFor}</td><td>an optional part at an agency of the province, begun because it was asked
 *       for, after what one that was not asked for would have waited for; another ward</td></tr>
 *   <tr><td>{@link #eachDossierCountsOnce}</td><td>report 06a of all of them</td></tr>
 *   <tr><td>{@link #eachAgencyAnswersForItsParts}</td><td>the report on legs of all of them</td></tr>
 * </table>
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class InterconnectedTest {
    private static final String WARD = "00136";
    /** Which has no agencies of its own, and where nothing is counted. */
    private static final String QUIET_WARD = "09562";

    private static final String POLICE = "CA00136";
    private static final String INSURANCE = "BHXH00136";
    private static final String LAND = "VPDK00136";
    private static final String TAX = "THUE00136";

    private final Suite suite = SharedSuite.get();
    private final Client clerk = Client.of(suite, "clerk", WARD);
    private final Client auditor = Client.of(suite, "auditor", null);
    private Clocks clocks;

    @BeforeAll
    void agenciesOfTheWard() {
        Client.of(suite, "admin", "01")
                .post(INTAKE, "/v1/reference/agencies?document=7&approver=UBND", "text/csv", """
                        code,name,kind,unit,from
                        CA00136,Công an phường Phúc Lợi,POLICE,00136,2025-07-01
                        BHXH00136,Bảo hiểm xã hội tại phường Phúc Lợi,SOCIAL_INSURANCE,00136,2025-07-01
                        VPDK00136,Văn phòng đăng ký đất đai tại phường Phúc Lợi,LAND_REGISTRATION,00136,2025-07-01
                        THUE00136,Thuế tại phường Phúc Lợi,TAX,00136,2025-07-01
                        """)
                .expect(201);
    }

    @Test
    @Order(1)
    void aBirth() {
        try (var _ = begin("2026-10-05T08:00:00+07:00")) {
            var group = receive(WARD, "LT-KHAISINH");
            var registration = part(group, "LT-KHAISINH-KS");
            assertThat(status(group)).isEqualTo("IN_PROCESS");
            assertThat(children(group)).containsExactly(registration);
            assertThat(dueOf(registration)).startsWith("2026-10-06T08:00");

            at("2026-10-05T09:00:00+07:00");
            ask(registration, WARD);
            at("2026-10-05T14:00:00+07:00");
            supply(registration, WARD);
            assertDue(registration, "2026-10-06T14:00", "SUPPLEMENT_RESTART");

            at("2026-10-06T09:00:00+07:00");
            resolve(registration, WARD);
            var residence = part(group, "LT-KHAISINH-TT");
            assertThat(holder(residence)).isEqualTo(WARD);
            assertThat(dueOf(residence)).isEqualTo("2026-10-08T23:59:59+07:00");
            at("2026-10-06T09:30:00+07:00");
            acknowledge(residence, POLICE);

            at("2026-10-06T10:00:00+07:00");
            order(POLICE, residence, "send-backs", """
                    {"fromUnit":"CA00136","toUnit":"00136","reason":"sai ngày sinh"}""");
            assertThat(holder(residence)).isEqualTo(WARD);
            at("2026-10-06T14:00:00+07:00");
            order(WARD, residence, "transfers", """
                    {"fromUnit":"00136","toUnit":"CA00136"}""");
            acknowledge(residence, POLICE);
            assertThat(holder(residence)).isEqualTo(POLICE);

            at("2026-10-07T08:00:00+07:00");
            ask(residence, WARD);
            assertThat(status(residence)).isEqualTo("AWAITING_SUPPLEMENT");
            at("2026-10-08T08:00:00+07:00");
            supply(residence, WARD);
            assertDue(residence, "2026-10-09T23:59:59+07:00", "SUPPLEMENT_PAUSE");

            at("2026-10-09T09:00:00+07:00");
            resolve(residence, POLICE);
            assertThat(status(group)).isEqualTo("IN_PROCESS");
            var insurance = part(group, "LT-KHAISINH-BHYT");
            returned(residence, WARD);
            assertThat(status(residence)).isEqualTo("RETURNED");
            at("2026-10-12T09:00:00+07:00");
            resolve(insurance, INSURANCE);

            awaitStatus(group, "RESOLVED");
            assertThat(children(group)).containsExactlyInAnyOrder(registration, residence, insurance);
            assertThat(view(group).path("closedAt").asText()).startsWith("2026-10-12T09:00");
            assertThat(legs(group)).containsExactly("khai-sinh COMPLETED", "thuong-tru COMPLETED", "bhyt COMPLETED");
            returned(group, WARD);
            assertThat(status(group)).isEqualTo("RETURNED");
            assertEveryDateExplained(group);
        }
    }

    @Test
    @Order(2)
    void aBirthWithoutItsSupplement() {
        try (var _ = begin("2026-10-05T08:00:00+07:00")) {
            var group = receive(WARD, "LT-KHAISINH");
            var registration = part(group, "LT-KHAISINH-KS");
            ask(registration, WARD);
            Settled.await(suite);

            at("2026-10-15T09:00:00+07:00");

            awaitStatus(registration, "STOPPED");
            awaitStatus(group, "STOPPED");
            assertThat(view(group).path("closedAt").asText()).isEqualTo("2026-10-14T23:59:59+07:00");
            assertThat(children(group)).containsExactly(registration);
            assertEveryDateExplained(group);
        }
    }

    @Test
    @Order(3)
    void aDeath() {
        try (var _ = begin("2026-10-05T08:00:00+07:00")) {
            var group = receive(WARD, "LT-KHAITU");
            var registration = part(group, "LT-KHAITU-KT");
            at("2026-10-06T07:45:00+07:00");
            resolve(registration, WARD);
            var residence = part(group, "LT-KHAITU-XTT");
            var allowance = part(group, "LT-KHAITU-MT");
            assertThat(legs(group)).containsExactly("khai-tu COMPLETED", "xoa-thuong-tru OPEN", "mai-tang OPEN");

            at("2026-10-06T08:00:00+07:00");
            acknowledge(residence, POLICE);
            acknowledge(allowance, INSURANCE);
            at("2026-10-06T09:00:00+07:00");
            order(POLICE, residence, "assignments", """
                    {"unit":"CA00136","officer":"ca-01","room":"HK"}""");
            at("2026-10-06T15:00:00+07:00");
            order(POLICE, residence, "assignments", """
                    {"unit":"CA00136","officer":"ca-02","room":"HK"}""");
            order(DEADLINE, POLICE, residence, "extensions", """
                    {"newDue":"2026-10-09","reason":"phải xác minh","apologyNumber":"12/XL"}""");
            assertDue(residence, "2026-10-09T23:59:59+07:00", "EXTENSION_APOLOGY");
            at("2026-10-08T09:00:00+07:00");
            resolve(allowance, INSURANCE);
            assertThat(status(group)).isEqualTo("IN_PROCESS");
            at("2026-10-12T09:00:00+07:00");
            order(POLICE, residence, "resolution", """
                    {"unit":"CA00136","outcome":"APPROVED","signer":"ca-09"}""");

            awaitStatus(group, "RESOLVED");
            assertThat(holdings(residence))
                    .containsExactly(
                            "00136 null null from 2026-10-06T07:45",
                            "CA00136 null null from 2026-10-06T08:00",
                            "CA00136 ca-01 HK from 2026-10-06T09:00",
                            "CA00136 ca-02 HK from 2026-10-06T15:00");
            assertThat(custody(residence).at("/signatures/0/signer").asText()).isEqualTo("ca-09");
            assertThat(view(residence).path("officer").asText()).isEqualTo("ca-02");
            assertThat(view(residence).path("timeliness").asText()).isEqualTo("LATE");
            assertThat(view(allowance).path("timeliness").asText()).isEqualTo("EARLY");
            assertThat(view(group).path("timeliness").asText()).isEqualTo("EARLY");
            assertEveryDateExplained(group);
        }
    }

    @Test
    @Order(4)
    void anotherDeath() {
        try (var _ = begin("2026-10-05T08:00:00+07:00")) {
            var group = receive(WARD, "LT-KHAITU");
            at("2026-10-05T10:00:00+07:00");
            resolve(part(group, "LT-KHAITU-KT"), WARD);
            var residence = part(group, "LT-KHAITU-XTT");
            assertThat(awaitingAcknowledgement(POLICE)).contains(residence);
            at("2026-10-06T10:00:00+07:00");
            awaitChange(POLICE, residence, "duty-missed");
            awaitChange(WARD, residence, "duty-missed");
            resolve(residence, POLICE);
            assertThat(awaitingAcknowledgement(POLICE)).doesNotContain(residence);
            assertThat(status(group)).isEqualTo("IN_PROCESS");
            at("2026-10-09T10:00:00+07:00");
            order(INSURANCE, part(group, "LT-KHAITU-MT"), "resolution", """
                    {"unit":"BHXH00136","outcome":"REFUSED"}""");

            awaitStatus(group, "RESOLVED");
            assertThat(view(group).path("outcome").asText()).isEqualTo("REFUSED");
            assertEveryDateExplained(group);
        }
    }

    @Test
    @Order(5)
    void aPieceOfLand() {
        try (var _ = begin("2026-10-05T08:00:00+07:00")) {
            var group = receive(WARD, "LT-DATDAI");
            var due = dueOf(group);
            at("2026-10-07T09:00:00+07:00");
            resolve(part(group, "LT-DATDAI-1"), LAND);
            var tax = part(group, "LT-DATDAI-THUE");
            at("2026-10-08T09:00:00+07:00");
            tell("payment-requested", "2026-10-08T09:00:00+07:00", group);
            assertThat(status(group)).isEqualTo("AWAITING_PAYMENT");
            resolve(tax, TAX);
            Settled.await(suite);
            assertThat(children(group)).hasSize(2);

            at("2026-10-12T09:00:00+07:00");
            tell("payment-confirmed", "2026-10-12T09:00:00+07:00", group);
            var second = part(group, "LT-DATDAI-2");
            assertThat(status(group)).isEqualTo("IN_PROCESS");
            assertThat(view(second).path("receivedAt").asText()).isEqualTo("2026-10-12T09:00:00+07:00");
            assertThat(dueOf(group)).isGreaterThan(due);
            at("2026-10-14T09:00:00+07:00");
            resolve(second, LAND);

            awaitStatus(group, "RESOLVED");
            assertThat(view(group).path("timeliness").asText()).isEqualTo("EARLY");
            assertEveryDateExplained(group);
        }
    }

    @Test
    @Order(6)
    void aGroupThatIsWithdrawn() {
        try (var _ = begin("2026-10-05T08:00:00+07:00")) {
            var group = receive(WARD, "LT-KHAITU");
            var registration = part(group, "LT-KHAITU-KT");
            at("2026-10-05T09:00:00+07:00");
            clerk.post(INTAKE, "/v1/dossiers/" + group + "/withdrawal", "{}").expect(201);

            awaitStatus(registration, "STOPPED");
            Settled.await(suite);
            assertThat(status(group)).isEqualTo("WITHDRAWN");
            assertThat(children(group)).containsExactly(registration);
            assertEveryDateExplained(group);
        }
    }

    /** Counted where it is decided: at the district, although the ward received it and gives the result back. */
    @Test
    @Order(7)
    void throughTheDistrict() {
        try (var _ = begin("2024-10-07T08:00:00+07:00")) {
            var dossier = receive("00580", "1.001776");
            at("2024-10-15T09:00:00+07:00");
            order("00580", dossier, "leg-completions", """
                    {"unit":"00580","leg":"xet-duyet-xa"}""");
            order("00580", dossier, "transfers", """
                    {"fromUnit":"00580","toUnit":"018","leg":"quyet-dinh-huyen"}""");
            at("2024-10-15T10:00:00+07:00");
            order("018", dossier, "acknowledgements", """
                    {"unit":"018","leg":"quyet-dinh-huyen"}""");
            assertThat(legs(dossier)).containsExactly("xet-duyet-xa COMPLETED", "quyet-dinh-huyen OPEN");
            at("2024-10-22T09:00:00+07:00");
            resolve(dossier, "018");
            assertThat(status(dossier)).isEqualTo("RESOLVED");
            returned(dossier, "00580");

            assertThat(status(dossier)).isEqualTo("RETURNED");
            assertEveryDateExplained(dossier);
            var report = report("018", "2024-10-07", "2024-10-31");
            assertThat(rows(report)).containsEntry("018", 1).containsEntry("00580", 0);
            var legs = legsOf("018", "2024-10-07", "2024-10-31");
            assertThat(rows(legs)).containsOnly(Map.entry("00580", 1), Map.entry("018", 1));
            assertThat(legs.at("/total/completed/early").asInt()).isEqualTo(2);
        }
    }

    @Test
    @Order(9)
    void aDeathWithAPartAskedFor() {
        try (var _ = begin("2026-10-05T08:00:00+07:00")) {
            Client.of(suite, "clerk", QUIET_WARD)
                    .post(
                            INTAKE,
                            "/v1/dossiers",
                            filing(QUIET_WARD, "LT-KHAITU", ",\"parts\":[\"bao-tro\",\"mai-tang\"]"))
                    .expect(422);
            var group = receive(QUIET_WARD, "LT-KHAITU", ",\"parts\":[\"bao-tro\"]");
            await("the plan of " + group).atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(legs(group))
                    .containsExactly("khai-tu OPEN", "xoa-thuong-tru PLANNED", "mai-tang PLANNED", "bao-tro PLANNED"));
            at("2026-10-05T10:00:00+07:00");
            resolve(part(group, "LT-KHAITU-KT"), QUIET_WARD);
            var support = part(group, "LT-KHAITU-BT");
            assertThat(dueOf(support)).isEqualTo("2026-10-08T23:59:59+07:00");
            at("2026-10-05T11:00:00+07:00");
            acknowledge(support, "YT01");
            resolve(part(group, "LT-KHAITU-XTT"), "CA01");
            resolve(part(group, "LT-KHAITU-MT"), "BHXH01");
            Settled.await(suite);
            assertThat(status(group)).isEqualTo("IN_PROCESS");

            at("2026-10-07T09:00:00+07:00");
            resolve(support, "YT01");

            awaitStatus(group, "RESOLVED");
            assertThat(children(group)).hasSize(4);
            assertEveryDateExplained(group);
        }
    }

    /** Of the two births, three deaths and the piece of land: 14 parts, each with who decides it, and no group. */
    @Test
    @Order(8)
    void eachDossierCountsOnce() {
        Settled.await(suite);

        var report = report(WARD, "2026-10-05", "2026-10-31");

        assertThat(rows(report))
                .containsEntry(WARD, 5)
                .containsEntry(POLICE, 3)
                .containsEntry(INSURANCE, 3)
                .containsEntry(LAND, 2)
                .containsEntry(TAX, 1);
        assertThat(report.at("/total/received/total").asInt()).isEqualTo(14);
        assertThat(report.path("checks"))
                .allSatisfy(check -> assertThat(check.path("holds").asBoolean())
                        .as(check.toString())
                        .isTrue());
    }

    /** By the police's own token. */
    private List<String> awaitingAcknowledgement(String unit) {
        var waiting = Client.of(suite, "officer", unit)
                .get(REPORTING, "/v1/dossiers?unit=" + unit + "&awaiting=ACKNOWLEDGEMENT")
                .expect(200)
                .json();
        return nodes(waiting.path("dossiers"))
                .map(line -> line.path("code").asText())
                .toList();
    }

    /** The unit's own token follows its feed until that tells of it. */
    private void awaitChange(String unit, String dossier, String event) {
        var cursor = new AtomicReference<>("");
        await(event + " of " + dossier + " in the feed of " + unit)
                .atMost(Duration.ofSeconds(30))
                .until(() -> {
                    var lines = Client.of(suite, "officer", unit)
                            .get(REPORTING, "/v1/changes?unit=" + unit + "&after=" + cursor.get())
                            .expect(200)
                            .lines();
                    cursor.set(lines.getLast().path("cursor").asText());
                    return lines.stream()
                            .map(line -> line.path("event"))
                            .anyMatch(told -> told.path("dossier").asText().equals(dossier)
                                    && told.path("type").asText().endsWith("." + event + ".v1"));
                });
    }

    /** The parts are the same, and so are the agencies; the dossiers of the groups stand apart. */
    @Test
    @Order(9)
    void eachAgencyAnswersForItsParts() {
        Settled.await(suite);

        var legs = legsOf(WARD, "2026-10-05", "2026-10-31");

        assertThat(rows(legs)).isEqualTo(rows(report(WARD, "2026-10-05", "2026-10-31")));
        assertThat(legs.at("/total/received/total").asInt()).isEqualTo(14);
        assertThat(legs.at("/total/completed/late").asInt()).isEqualTo(1);
        assertThat(legs.at("/groups/received/total").asInt()).isEqualTo(6);
        assertThat(legs.path("checks")).isNotEmpty().allSatisfy(check -> assertThat(
                        check.path("holds").asBoolean())
                .as(check.toString())
                .isTrue());
    }

    private JsonNode legsOf(String unit, String from, String to) {
        return auditor.get(REPORTING, "/v1/reports/legs?unit=%s&from=%s&to=%s".formatted(unit, from, to))
                .expect(200)
                .json();
    }

    private JsonNode report(String unit, String from, String to) {
        return auditor.get(REPORTING, "/v1/reports/06a?unit=%s&from=%s&to=%s&by=unit".formatted(unit, from, to))
                .expect(200)
                .json();
    }

    private static Map<String, Integer> rows(JsonNode report) {
        var rows = new TreeMap<String, Integer>();
        for (var row : report.path("rows"))
            rows.put(row.path("key").asText(), row.at("/received/total").asInt());
        return rows;
    }

    private Clocks begin(String time) {
        clocks = Clocks.at(suite, time, INTAKE, ROUTING, DEADLINE);
        return clocks;
    }

    private void at(String time) {
        clocks.move(time);
    }

    private String receive(String ward, String procedure) {
        return receive(ward, procedure, "");
    }

    /** @param more fields of the filing */
    private String receive(String ward, String procedure, String more) {
        var answer = Client.of(suite, "clerk", ward)
                .post(INTAKE, "/v1/dossiers", filing(ward, procedure, more))
                .expect(201);
        var dossier = answer.json().path("code").asText();
        seen(answer, dossier);
        return dossier;
    }

    private static String filing(String ward, String procedure, String more) {
        return """
                {"unit":"%s","procedure":"%s","channel":"DIRECT","applicant":{"kind":"PERSON","name":"Người nộp thử"}%s}""".formatted(ward, procedure, more);
    }

    /** The group's dossier of that procedure, once the suite has received it. */
    private String part(String group, String procedure) {
        return await("the part " + procedure)
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> children(group).stream()
                                .filter(child -> view(child)
                                        .at("/procedure/code")
                                        .asText()
                                        .equals(procedure))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private void ask(String dossier, String unit) {
        desk(unit, dossier, "supplement-requests", """
                {"reason":"thiếu giấy tờ","items":[{"name":"giấy chứng sinh"}]}""");
    }

    private void supply(String dossier, String unit) {
        desk(unit, dossier, "supplements", "{}");
    }

    private void returned(String dossier, String unit) {
        desk(unit, dossier, "return", """
                {"unit":"%s","channel":"DIRECT"}""".formatted(unit));
    }

    private void desk(String unit, String dossier, String command, String body) {
        seen(
                Client.of(suite, "clerk", unit)
                        .post(INTAKE, "/v1/dossiers/" + dossier + "/" + command, body)
                        .expect(201),
                dossier);
    }

    private void acknowledge(String dossier, String unit) {
        order(unit, dossier, "acknowledgements", """
                {"unit":"%s"}""".formatted(unit));
    }

    private void resolve(String dossier, String unit) {
        order(unit, dossier, "resolution", """
                {"unit":"%s","outcome":"APPROVED"}""".formatted(unit));
    }

    private void order(String unit, String dossier, String command, String body) {
        order(ROUTING, unit, dossier, command, body);
    }

    private void order(Part service, String unit, String dossier, String command, String body) {
        seen(
                Client.of(suite, "officer", unit)
                        .post(service, "/v1/dossiers/" + dossier + "/" + command, body)
                        .expect(201),
                dossier);
    }

    /** What was written is in the view. */
    private void seen(Answer write, String dossier) {
        auditor.after(write).get(REPORTING, "/v1/dossiers/" + dossier).expect(200);
    }

    private void tell(String event, String time, String dossier) {
        var posts = new Posts("urn:vn:motcua:phuc-loi", WARD);
        var answer = Client.of(suite, "source", WARD).stream(List.of(posts.event(event, time, dossier, """
                        {"amount":120000000,"currency":"VND"}""")))
                .expect(200);
        assertThat(answer.text()).contains("\"applied\":1");
        seen(answer, dossier);
    }

    private String status(String dossier) {
        return view(dossier).at("/status/code").asText();
    }

    private void awaitStatus(String dossier, String status) {
        await(dossier + " is " + status).atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(status(dossier))
                .isEqualTo(status));
    }

    private String holder(String dossier) {
        return view(dossier).at("/holder/code").asText();
    }

    private String dueOf(String dossier) {
        return view(dossier).path("dueAt").asText();
    }

    /** The view has the date, and the clock page why. */
    private void assertDue(String dossier, String due, String reason) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(dueOf(dossier)).startsWith(due));
        assertThat(clock(dossier).path("dueDates").toString()).contains(reason);
    }

    /** Of it and of all its parts: each date has its legal basis, the first is traced day by day, the last is in force. */
    private void assertEveryDateExplained(String group) {
        Stream.concat(Stream.of(group), children(group).stream()).forEach(this::assertDatesExplained);
    }

    private void assertDatesExplained(String dossier) {
        var all = nodes(clock(dossier).path("dueDates")).toList();
        assertThat(all).allSatisfy(due -> assertThat(due.path("basis").asText()).isNotBlank());
        var dates = all.stream().filter(due -> !due.hasNonNull("leg")).toList();
        assertThat(dates).as(dossier + " " + all).isNotEmpty();
        assertThat(dates.getFirst().path("trace")).as(dossier + " " + dates).isNotEmpty();
        assertThat(dates.getLast().path("dueAt").asText()).isEqualTo(dueOf(dossier));
    }

    private List<String> children(String group) {
        return nodes(view(group).path("children")).map(JsonNode::asText).toList();
    }

    private List<String> legs(String dossier) {
        return nodes(view(dossier).path("legs"))
                .map(leg -> leg.path("id").asText() + " " + leg.path("state").asText())
                .toList();
    }

    private JsonNode view(String dossier) {
        return auditor.get(REPORTING, "/v1/dossiers/" + dossier).expect(200).json();
    }

    private JsonNode custody(String dossier) {
        return auditor.get(REPORTING, "/v1/dossiers/" + dossier + "/custody")
                .expect(200)
                .json();
    }

    private List<String> holdings(String dossier) {
        return nodes(custody(dossier).path("holdings"))
                .map(held -> "%s %s %s from %s"
                        .formatted(
                                held.path("unit").asText(),
                                held.path("officer").asText(null),
                                held.path("room").asText(null),
                                held.path("from").asText().substring(0, 16)))
                .toList();
    }

    private JsonNode clock(String dossier) {
        return auditor.get(DEADLINE, "/v1/dossiers/" + dossier + "/clock")
                .expect(200)
                .json();
    }

    private static Stream<JsonNode> nodes(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
