package vn.lienthong.benchmarks.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.lienthong.benchmarks.Results;
import vn.lienthong.benchmarks.Setting;
import vn.lienthong.catalogue.ReferenceState;
import vn.lienthong.commandline.suite.Part;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.contracts.reference.CalendarVersion;
import vn.lienthong.contracts.reference.CalendarYear;
import vn.lienthong.contracts.reference.CalendarYear.DaysOff;

/**
 * A calendar is published by which one more day is off while many dossiers are open: how long it takes to say which due dates
 * would move, and to move them. What is closed must stay, a second run must move nothing, and the report of the days so far
 * must read as before.
 */
public final class CalendarBenchmark {
    private static final int DOSSIERS = Integer.getInteger("dossiers", 100_000);
    private static final int STREAMS = 4;
    /** Of three working days, so that its due date lies behind the day that is newly off. */
    private static final String PROCEDURE = "1.004873";

    private static final String UNIT = "00565";
    private static final String SHIPPED = "VN-1";
    private static final String CHANGED = "VN-BENCH";
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final BenchSuite running;
    private final FrontDoor front;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final LocalDate today = LocalDate.now(ZONE);

    private CalendarBenchmark(BenchSuite running) {
        this.running = running;
        this.front = FrontDoor.of(running.suite());
    }

    public static void run() throws Exception {
        try (var running = BenchSuite.start()) {
            new CalendarBenchmark(running).measure();
        }
    }

    /** What a run over the open dossiers said and took. */
    record Run(int examined, int moved, int failed, double seconds) {}

    private void measure() throws Exception {
        System.out.println(Setting.of(running.suite().jdbcUrl(Part.DEADLINE) + "?user=postgres&password=postgres"));
        System.out.printf("%,d dossiers are received, a tenth of them closed%n", DOSSIERS);
        post();
        publish();
        var before = report();
        var rehearsal = change(true);
        var moving = change(false);
        long begun = System.nanoTime();
        running.settle();
        var settled = seconds(begun);
        var again = change(false);
        demand(rehearsal.moved() == open(), "the rehearsal says that " + rehearsal.moved() + " move");
        demand(moving.moved() == open(), moving.moved() + " moved");
        demand(again.moved() == 0, again.moved() + " moved again");
        demand(before.equals(report()), "the report of the days so far has changed");
        tell(rehearsal, moving, settled, again);
    }

    private static int open() {
        return DOSSIERS - DOSSIERS / 10;
    }

    private static void demand(boolean holds, String otherwise) {
        if (!holds) throw new IllegalStateException(otherwise);
    }

    private void post() throws InterruptedException, ExecutionException {
        var ward = new Ward(
                UNIT, "calendar" + ProcessHandle.current().pid(), Instant.now().minusSeconds(60));
        int each = DOSSIERS / STREAMS;
        var files = IntStream.range(0, STREAMS).mapToObj(_ -> file(ward, each)).toList();
        front.post(files, each + each / 10);
        running.settle();
    }

    private static byte[] file(Ward ward, int count) {
        var lines = new StringBuilder();
        for (int n = 1; n <= count; n++) {
            var code = ward.code();
            lines.append(ward.received(code, PROCEDURE)).append('\n');
            if (n % 10 == 0) lines.append(ward.resolved(code)).append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void publish() throws IOException, InterruptedException {
        var shipped = ReferenceState.shipped().calendar(SHIPPED).orElseThrow();
        var years = shipped.years().stream().map(this::withOneDayMore).toList();
        var changed = Json.mapper().writeValueAsString(List.of(new CalendarVersion(CHANGED, today, years)));
        var query = "/v1/reference/calendars?document=1/TB&approver=bench";
        var answer = send(Part.INTAKE, "admin", query, changed);
        demand(answer.path("changed").asInt() == 1, "not published: " + answer);
    }

    /** The next working day is off. */
    private CalendarYear withOneDayMore(CalendarYear year) {
        var day = Stream.iterate(today.plusDays(1), next -> next.plusDays(1))
                .filter(next -> next.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
                .filter(next -> year.off().stream().noneMatch(off -> off.days().contains(next)))
                .findFirst()
                .orElseThrow();
        if (day.getYear() != year.year()) return year;
        var off = Stream.concat(year.off().stream(), Stream.of(new DaysOff("bench", List.of(day))))
                .toList();
        return new CalendarYear(year.year(), year.approved(), year.basis(), off, year.workedSaturdays());
    }

    private Run change(boolean dryRun) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        var total = send(
                Part.DEADLINE,
                "admin",
                "/v1/calendar-changes",
                "{\"version\":\"%s\",\"dryRun\":%s}".formatted(CHANGED, dryRun));
        return new Run(
                total.path("examined").asInt(),
                total.path("moved").asInt(),
                total.path("failed").asInt(),
                seconds(begun));
    }

    private JsonNode report() throws IOException, InterruptedException {
        var path = "/v1/reports/06a?unit=" + UNIT + "&from=" + today.withDayOfMonth(1) + "&to=" + today;
        return read(request(Part.REPORTING, "auditor", path).GET()).path("total");
    }

    private JsonNode send(Part part, String role, String path, String body) throws IOException, InterruptedException {
        return read(request(part, role, path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(Part part, String role, String path) {
        return HttpRequest.newBuilder(URI.create(running.suite().url(part) + path))
                .header(
                        "Authorization",
                        "Bearer " + running.suite().tokens().mint(role, "01", "bench", Duration.ofHours(2)))
                .header("Prefer", "return=minimal");
    }

    /** Of an answer of several lines the last. */
    private JsonNode read(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = client.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) throw new IOException(answer.statusCode() + " " + answer.body());
        return Json.mapper().readTree(answer.body().lines().toList().getLast());
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static void tell(Run rehearsal, Run moving, double settled, Run again) throws IOException {
        System.out.printf(
                "%n%-46s %10s %10s %8s %10s%n", "a calendar change", "examined", "moved", "failed", "seconds");
        var runs = new LinkedHashMap<String, Run>();
        runs.put("dry run", rehearsal);
        runs.put("moving", moving);
        runs.put("again", again);
        runs.forEach((name, run) -> System.out.printf(
                "%-46s %,10d %,10d %8d %10.1f%n", name, run.examined(), run.moved(), run.failed(), run.seconds()));
        System.out.printf("%-46s %42.1f%n", "all views up to date after the moving", settled);
        System.out.println("closed ones stayed, the report of the days so far reads as before");
        System.out.println("written: " + Results.write("calendar", Map.of("runs", runs, "settledSeconds", settled)));
    }
}
