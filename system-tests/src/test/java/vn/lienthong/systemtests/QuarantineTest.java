package vn.lienthong.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.lienthong.commandline.suite.Part.DEADLINE;
import static vn.lienthong.commandline.suite.Part.REPORTING;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.commandline.suite.Part;
import vn.lienthong.commandline.suite.Suite;
import vn.lienthong.contracts.log.Shards;
import vn.lienthong.testkit.Client;
import vn.lienthong.testkit.Database;
import vn.lienthong.testkit.Posts;
import vn.lienthong.testkit.Rebuild;
import vn.lienthong.testkit.Settled;

/** A service's database refuses one record of one dossier, as a fault in it would. */
class QuarantineTest {
    private static final String UNIT = "08725";

    private final Suite suite = SharedSuite.get();
    private final Posts posts = new Posts("urn:vn:motcua:dinh-trung", UNIT);
    private final Client ward = Client.of(suite, "source", UNIT);
    private final Client operator = Client.of(suite, "operator", "01");
    private final Client auditor = Client.of(suite, "auditor", "01");
    private final Database database = Database.of(suite, REPORTING);
    private final Database deadlines = Database.of(suite, DEADLINE);

    @AfterEach
    void cure() {
        for (var sick : List.of(database, deadlines)) sick.execute("drop function if exists refuse_poison() cascade");
    }

    @Test
    void aPoisonedRecordStopsOnlyItsDossierAndARetryMakesTheViewRight() throws IOException {
        var sick = code(1);
        var others = sameShard(sick, 2, 20);
        var poison = "2019-03-06T09:00:00+07:00";
        refuse(database, poison);

        ward.stream(List.of(posts.received(sick, "1.004873", "2019-03-05T08:00:00+07:00")))
                .expect(200);
        ward.stream(List.of(posts.resolved(sick, poison), posts.returned(sick, "2019-03-06T10:00:00+07:00")))
                .expect(200);
        liveThrough(others);
        awaitParked(REPORTING, sick);

        others.forEach(other -> assertStatus(other, "RETURNED"));
        assertLogged(sick);
        assertStatus(sick, "RECEIVED");
        assertThat(retry(REPORTING, sick)).isFalse();

        cure();
        assertThat(retry(REPORTING, sick)).isTrue();
        assertThat(parked(REPORTING)).doesNotContain(sick);
        assertStatus(sick, "RETURNED");
    }

    @Test
    void aSkipSurvivesARebuild() {
        var sick = code(50);
        var poison = "2019-03-06T11:00:00+07:00";
        refuse(database, poison);
        ward.stream(List.of(
                        posts.received(sick, "1.004873", "2019-03-05T08:00:00+07:00"),
                        posts.event("feedback", poison, sick, """
                                {"kind":"PRAISE","text":"x"}"""),
                        posts.returned(sick, "2019-03-06T12:00:00+07:00")))
                .expect(200);
        awaitParked(REPORTING, sick);

        operator.post(REPORTING, "/v1/quarantine/" + sick + "/skip", "{\"reason\":\"cannot be read\"}")
                .expect(200);
        assertThat(parked(REPORTING)).doesNotContain(sick);
        Settled.await(suite);
        var skipped = auditor.get(REPORTING, "/v1/dossiers/" + sick).expect(200).json();
        assertThat(skipped.at("/status/code").asText()).isEqualTo("RETURNED");

        cure();
        Rebuild.reporting(suite);
        var rebuilt = auditor.get(REPORTING, "/v1/dossiers/" + sick).expect(200).json();
        assertThat(rebuilt.path("status")).isEqualTo(skipped.path("status"));
        assertThat(rebuilt.path("flags")).isEqualTo(skipped.path("flags"));
    }

    @Test
    void whatWaitsAtAnOwnerIsToldByTheLagAndByTheReportsUntilItIsFree() {
        var sick = code(90);
        var poison = "2019-03-06T13:00:00+07:00";
        refuse(deadlines, poison);
        ward.stream(List.of(
                        posts.received(sick, "1.004873", "2019-03-05T08:00:00+07:00"),
                        posts.event("payment-requested", poison, sick, """
                                {"amount":8000,"currency":"VND"}""")))
                .expect(200);
        awaitParked(DEADLINE, sick);

        var lag = auditor.get(REPORTING, "/v1/health/lag").expect(200).json();
        assertThat(lag.path("settled").asBoolean()).isFalse();
        assertThat(lag.path("quarantined").asLong()).isPositive();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(quarantinedInReport()).isPositive());

        cure();
        assertThat(retry(DEADLINE, sick)).isTrue();
        Settled.await(suite);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(quarantinedInReport()).isZero());
    }

    private long quarantinedInReport() {
        return auditor.get(REPORTING, "/v1/reports/06a?period=2019-03&unit=" + UNIT)
                .expect(200)
                .json()
                .path("quarantined")
                .asLong();
    }

    /** Every insert into the history of a fact with that business time fails until {@link #cure}. */
    private static void refuse(Database database, String time) {
        database.execute("""
                create or replace function refuse_poison() returns trigger language plpgsql as $$
                begin
                  if to_jsonb(new)::text like '%%' || (to_jsonb(timestamptz '%s') #>> '{}') || '%%'
                  then raise exception 'poison'; end if;
                  return new;
                end $$""".formatted(time));
        for (var table : historyTables(database))
            database.execute("create trigger poison before insert on %s for each row execute function refuse_poison()"
                    .formatted(table));
    }

    /** Tables that keep records of dossiers with their business time. */
    private static List<String> historyTables(Database database) {
        return database.texts("""
                select table_name from information_schema.columns
                where table_schema = any(current_schemas(false)) and column_name = 'time' and data_type like 'timestamp%'
                  and table_name not in ('event', 'shard_head')""");
    }

    private void liveThrough(List<String> dossiers) {
        var events = new ArrayList<String>();
        for (var dossier : dossiers) {
            events.add(posts.received(dossier, "1.004873", "2019-03-05T08:00:00+07:00"));
            events.add(posts.resolved(dossier, "2019-03-06T08:00:00+07:00"));
            events.add(posts.returned(dossier, "2019-03-06T08:30:00+07:00"));
        }
        ward.stream(events).expect(200);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertStatus(dossiers.getLast(), "RETURNED"));
    }

    /** The log says so in a line that carries the ids of dossier and event as fields. */
    private void assertLogged(String dossier) throws IOException {
        assertThat(Files.readAllLines(suite.settings().folder().log(REPORTING)))
                .anyMatch(line -> line.contains("\"dossier\":\"" + dossier + "\"") && line.contains("\"event\":\""));
    }

    private static List<String> sameShard(String dossier, int from, int count) {
        var found = new ArrayList<String>();
        for (int i = from; found.size() < count; i++)
            if (Shards.STANDARD.of(code(1000 + i)) == Shards.STANDARD.of(dossier)) found.add(code(1000 + i));
        return found;
    }

    private void awaitParked(Part service, String dossier) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(parked(service)).contains(dossier));
    }

    private String parked(Part service) {
        return operator.get(service, "/v1/quarantine").expect(200).text();
    }

    private boolean retry(Part service, String dossier) {
        return operator.post(service, "/v1/quarantine/" + dossier + "/retry", "{}")
                .expect(200)
                .json()
                .path("free")
                .asBoolean();
    }

    private void assertStatus(String dossier, String status) {
        var view = auditor.get(REPORTING, "/v1/dossiers/" + dossier).expect(200);
        assertThat(view.json().at("/status/code").asText()).as(view.text()).isEqualTo(status);
    }

    private static String code(int i) {
        return "243.08725-190305-%04d".formatted(i);
    }
}
