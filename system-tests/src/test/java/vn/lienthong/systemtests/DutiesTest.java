package vn.lienthong.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.lienthong.commandline.suite.Part.DEADLINE;
import static vn.lienthong.commandline.suite.Part.REPORTING;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.lienthong.commandline.suite.Suite;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.testkit.Client;
import vn.lienthong.testkit.Database;
import vn.lienthong.testkit.Log;
import vn.lienthong.testkit.Posts;
import vn.lienthong.testkit.Settled;

/**
 * What is owed by a date of its own and was not done: each duty in one dossier, posted through the front door by a ward, which
 * says that it has told everything once the province has told its part, seen on the clock page with its basis and in the history.
 */
class DutiesTest {
    private static final Suite SUITE = SharedSuite.get();
    private static final String WARD = "00541";
    private static final String PROVINCE = "01";
    private static final Posts POSTS = new Posts("urn:vn:motcua:phu-dong", WARD);
    private static final Posts OF_PROVINCE = new Posts("urn:vn:motcua:ha-noi", PROVINCE);
    private static final String TOLD_UNTIL = "2026-10-01T08:00:00+07:00";

    private static final String ONLINE = "01.00541-260914-9001";
    private static final String SUPPLEMENT = "01.00541-260914-9002";
    private static final String BIRTH = "01.00541-260914-9003";
    private static final String APOLOGY = "01.00541-260914-9004";
    private static final String FOR_THE_DISTRICT = "018.00541-240916-9005";
    private static final String SYNCHRONISED_LATE = "01.00541-260914-9006";
    private static final String LOADED = "01.00541-260914-9008";

    /** As it happens, for what came to be known in time. */
    private static final OffsetDateTime NOW =
            OffsetDateTime.now(ZoneOffset.ofHours(7)).truncatedTo(ChronoUnit.SECONDS);

    private static final String IN_TIME = "01.00541-%ty%<tm%<td-9007".formatted(NOW);

    private final Client auditor = Client.of(SUITE, "auditor", null);

    @BeforeAll
    static void tellWhatHappened() {
        tell(WARD, happened());
        tell(PROVINCE, acknowledged());
        tell(WARD, List.of(complete()));
        Settled.await(SUITE);
    }

    private static void tell(String unit, List<String> events) {
        var answer = Client.of(SUITE, "source", unit).stream(events).expect(200);
        assertThat(answer.text()).doesNotContain("REJECTED");
    }

    private static List<String> acknowledged() {
        return List.of(
                OF_PROVINCE.event("acknowledged", "2026-09-14T11:30:00+07:00", BIRTH, """
                        {"unit":"01"}"""),
                OF_PROVINCE.event("acknowledged", secondsAgo(20), IN_TIME, """
                        {"unit":"01"}"""));
    }

    private static String complete() {
        return """
                {"specversion":"1.0","id":"%s","source":"%s","type":"vn.lienthong.source.complete.v1","time":"%s","data":{"upTo":"%s"}}""".formatted(Posts.nextId(), POSTS.source(), TOLD_UNTIL, TOLD_UNTIL);
    }

    private static List<String> happened() {
        var events = new ArrayList<String>();
        events.add(POSTS.event("submitted", "2026-09-14T09:00:00+07:00", ONLINE, """
                {"unit":"00541","procedure":"1.004873"}"""));
        events.add(POSTS.received(SUPPLEMENT, "1.001653", "2026-09-14T09:00:00+07:00"));
        events.add(POSTS.event("supplement-requested", "2026-09-18T08:00:00+07:00", SUPPLEMENT, """
                {"reason":"thiếu ảnh","items":[{"name":"ảnh"}]}"""));
        events.add(POSTS.withdrawn(SUPPLEMENT, "2026-09-18T09:00:00+07:00"));
        events.add(POSTS.received(BIRTH, "LT-KHAISINH-TT", "2026-09-14T08:00:00+07:00"));
        events.add(POSTS.event("transferred", "2026-09-14T09:00:00+07:00", BIRTH, """
                {"fromUnit":"00541","toUnit":"01"}"""));
        events.add(POSTS.withdrawn(BIRTH, "2026-09-15T09:00:00+07:00"));
        events.add(POSTS.received(LOADED, "LT-KHAISINH-TT", "2026-09-14T08:00:00+07:00"));
        events.add(POSTS.resolved(LOADED, "2026-09-15T09:00:00+07:00"));
        events.addAll(synchronisedLate());
        events.add(POSTS.received(APOLOGY, "1.004873", "2026-09-14T09:00:00+07:00"));
        events.add(POSTS.received(FOR_THE_DISTRICT, "1.001776", "2024-09-16T09:00:00+07:00"));
        events.add(POSTS.withdrawn(FOR_THE_DISTRICT, "2024-09-18T09:00:00+07:00"));
        events.addAll(inTime());
        return events;
    }

    /** Its reception was told as it happened; that it had been days before came out later. */
    private static List<String> synchronisedLate() {
        var received = Posts.nextId();
        return List.of(
                POSTS.event(received, "received", secondsAgo(40), SYNCHRONISED_LATE, """
                        {"unit":"00541","procedure":"LT-KHAISINH-TT","channel":"DIRECT"}"""),
                POSTS.event("corrected", secondsAgo(30), SYNCHRONISED_LATE, """
                        {"corrects":{"source":"%s","id":"%s"},"reason":"nhập sai ngày","approver":"ct-01","time":"2026-09-14T08:00:00+07:00"}""".formatted(POSTS.source(), received)),
                POSTS.resolved(SYNCHRONISED_LATE, "2026-09-15T09:00:00+07:00"));
    }

    private static List<String> inTime() {
        return List.of(
                POSTS.event("submitted", secondsAgo(50), IN_TIME, """
                        {"unit":"00541","procedure":"LT-KHAISINH-TT"}"""),
                POSTS.received(IN_TIME, "LT-KHAISINH-TT", secondsAgo(40)),
                POSTS.event("transferred", secondsAgo(30), IN_TIME, """
                        {"fromUnit":"00541","toUnit":"01"}"""),
                POSTS.resolved(IN_TIME, secondsAgo(10)));
    }

    private static String secondsAgo(int seconds) {
        return NOW.minusSeconds(seconds).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    @Test
    void whatIsFiledOnlineIsLookedAtWithinEightWorkingHours() {
        assertThat(missed(ONLINE))
                .containsExactly(
                        "ONLINE_ACCEPTANCE of 00541 by 2026-09-15T09:00:00+07:00, mặc định của hệ thống, luật không định");
        assertThat(clock(ONLINE).path("state").asText()).isEqualTo("NOT_STARTED");
        assertThat(status(ONLINE)).isEqualTo("SUBMITTED");
    }

    @Test
    void aSupplementIsAskedForWithinThreeWorkingDays() {
        assertThat(missed(SUPPLEMENT))
                .containsExactly("SUPPLEMENT_NOTICE of 00541 by 2026-09-17T23:59:59+07:00, NĐ 118/2025/NĐ-CP, art 19");
    }

    @Test
    void theNextAgencyOfAGroupAcknowledgesWithinTwoWorkingHours() {
        assertThat(missed(BIRTH))
                .containsExactly("ACKNOWLEDGEMENT of 01 by 2026-09-14T11:00:00+07:00, NĐ 63/2024/NĐ-CP, art 7(4),"
                        + " as amended by NĐ 301/2026/NĐ-CP");
    }

    @Test
    void whatAGroupHasFinishedIsSynchronisedWithinTenMinutes() {
        assertThat(missed(SYNCHRONISED_LATE))
                .containsExactly("SYNCHRONISATION of 00541 by 2026-09-15T09:10:00+07:00, NĐ 63/2024/NĐ-CP, art 7(4),"
                        + " as amended by NĐ 301/2026/NĐ-CP");
        assertThat(nodes(clock(SYNCHRONISED_LATE).path("missedDuties"))
                        .map(duty -> duty.path("cause").asText()))
                .containsExactly(eventOf("resolved"));
    }

    @Test
    void whatADossierWasLoadedWithNeedNotHaveBeenSynchronised() {
        assertThat(missed(LOADED)).isEmpty();
    }

    @Test
    void anApologyComesADayBeforeTheDueDatePasses() {
        assertThat(missed(APOLOGY))
                .containsExactly("APOLOGY of 00541 by 2026-09-16T23:59:59+07:00, NĐ 118/2025/NĐ-CP, art 19");
    }

    @Test
    void whatAnotherAgencyResolvesIsHandedOverTheSameDay() {
        assertThat(missed(FOR_THE_DISTRICT))
                .containsExactly("TRANSFER of 00541 by 2024-09-16T23:59:59+07:00, NĐ 61/2018/NĐ-CP, art 18(2)");
    }

    @Test
    void whatWasDoneInTimeIsNotHeldAgainstAnyone() {
        assertThat(missed(IN_TIME)).isEmpty();
        assertThat(said(IN_TIME)).isEmpty();
    }

    /** As the clock page has it, and only if the log says as much. */
    private List<String> missed(String dossier) {
        var shown = nodes(clock(dossier).path("missedDuties"))
                .map(duty -> "%s of %s by %s, %s"
                        .formatted(
                                duty.path("duty").asText(),
                                duty.path("unit").asText(),
                                duty.path("dueAt").asText(),
                                duty.path("basis").asText()))
                .toList();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(said(dossier)).hasSize(shown.size()));
        return shown;
    }

    private List<String> said(String dossier) {
        return Database.of(SUITE, DEADLINE)
                .texts("select 1 from event where dossier = '%s' and type = 'vn.lienthong.dossier.duty-missed.v1'"
                        .formatted(dossier));
    }

    /** In the log, of what was synchronised late. */
    private String eventOf(String fact) {
        return Log.read(SUITE.kafkaBootstrap()).of(SYNCHRONISED_LATE).stream()
                .filter(record -> Log.name(record).equals(fact))
                .map(LogRecord::id)
                .findFirst()
                .orElseThrow();
    }

    private JsonNode clock(String dossier) {
        return auditor.get(DEADLINE, "/v1/dossiers/" + dossier + "/clock")
                .expect(200)
                .json();
    }

    private String status(String dossier) {
        return auditor.get(REPORTING, "/v1/dossiers/" + dossier)
                .expect(200)
                .json()
                .path("status")
                .path("code")
                .asText();
    }

    private static Stream<JsonNode> nodes(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
