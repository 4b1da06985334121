package vn.lienthong.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.commandline.suite.CommandFailed;
import vn.lienthong.commandline.suite.DataFolder;
import vn.lienthong.commandline.suite.Part;
import vn.lienthong.commandline.suite.SuiteSettings;

class PostTest {
    private static final int LINES = 4500;

    @TempDir
    Path folder;

    private final List<String> posted = new ArrayList<>();
    private final List<Integer> statuses = new ArrayList<>();
    /** Events that fail for a moment, each as often as it stands here. */
    private final List<String> failing = new ArrayList<>();

    private HttpServer frontDoor;

    @BeforeEach
    void open() throws IOException {
        frontDoor = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        frontDoor.createContext("/v1/events", exchange -> {
            List<String> lines = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            int status = statuses.isEmpty() ? 200 : statuses.removeFirst();
            if (status == 200) posted.addAll(lines);
            String answer = status == 200 ? answered(lines) : "{\"title\":\"no\",\"detail\":\"not now\"}";
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        frontDoor.start();
    }

    /** Takes every event but the first one, as the front door does: one line for each that holds anything. */
    private String answered(List<String> lines) {
        List<String> events = lines.stream().filter(line -> !line.isBlank()).toList();
        List<String> answers =
                events.stream().map(event -> answered(event, events.getFirst())).toList();
        long rejected = answers.stream().filter(one -> one.contains("REJECTED")).count();
        return String.join("", answers)
                + "{\"applied\":%d,\"duplicate\":0,\"rejected\":%d,\"pending\":0}\n"
                        .formatted(events.size() - rejected, rejected);
    }

    private String answered(String event, String refused) {
        if (failing.remove(event)) {
            posted.remove(event);
            return """
                    {"id":"%s","source":"urn:x","outcome":"REJECTED","problem":{"title":"away","status":503}}
                    """.formatted(event);
        }
        if (event.equals("{")) {
            return "{\"outcome\":\"REJECTED\",\"problem\":{\"title\":\"malformed\"}}\n";
        }
        return event.equals(refused) ? """
                {"id":"%s","source":"urn:x","outcome":"REJECTED","problem":{"title":"unknown unit"}}
                """.formatted(event) : """
                {"id":"%s","source":"urn:x","outcome":"APPLIED"}
                """.formatted(event);
    }

    @AfterEach
    void close() {
        frontDoor.stop(0);
    }

    @Test
    void a_file_is_posted_in_order_and_what_was_refused_is_shown() throws IOException {
        var refusals = new ArrayList<String>();

        Tally tally = posting(file()).run(null, refusals::add);

        assertThat(posted).isEqualTo(lines());
        assertThat(tally).isEqualTo(new Tally(LINES - 3, 0, 3, 0));
        assertThat(refusals)
                .containsExactly(
                        "events.ndjson:1: urn:x 0: unknown unit",
                        "events.ndjson:2001: urn:x 2000: unknown unit",
                        "events.ndjson:4001: urn:x 4000: unknown unit");
    }

    @Test
    void a_line_that_is_no_event_is_named_by_its_place_also_after_blank_ones() throws IOException {
        var refusals = new ArrayList<String>();
        Path file = Files.writeString(folder.resolve("events.ndjson"), "1\n \r\n\n{\n");

        posting(file).run(null, refusals::add);

        assertThat(refusals).containsExactly("events.ndjson:1: urn:x 1: unknown unit", "events.ndjson:4: malformed");
    }

    @Test
    void long_lines_are_posted_whole() throws IOException {
        var longLines = IntStream.range(0, 1000).mapToObj("%06000d"::formatted).toList();
        Path file = Files.write(folder.resolve("events.ndjson"), longLines);

        posting(file).run(null, refusal -> {});

        assertThat(posted).isEqualTo(longLines);
    }

    @Test
    void a_busy_front_door_is_asked_again() throws IOException {
        statuses.addAll(List.of(200, 503, 429));

        posting(file()).run(null, refusal -> {});

        assertThat(posted).isEqualTo(lines());
    }

    @Test
    void what_failed_for_a_moment_is_posted_again_and_counts_as_it_ended() throws IOException {
        Path file = Files.writeString(folder.resolve("events.ndjson"), "a\nb\nc\nd\n");
        failing.addAll(List.of("b", "d", "d"));
        var refusals = new ArrayList<String>();

        Tally tally = posting(file).run(null, refusals::add);

        assertThat(posted).containsExactlyInAnyOrder("a", "b", "c", "d");
        assertThat(tally).isEqualTo(new Tally(1, 0, 3, 0)); // the stand-in refuses the first event of each request
        assertThat(refusals)
                .containsExactly(
                        "events.ndjson:1: urn:x a: unknown unit",
                        "events.ndjson:2: urn:x b: unknown unit",
                        "events.ndjson:4: urn:x d: unknown unit");
    }

    @Test
    void what_fails_for_long_ends_the_posting_which_goes_on_there() throws IOException {
        Path file = Files.writeString(folder.resolve("events.ndjson"), "a\nb\nc\nd");
        failing.addAll(Collections.nCopies(60, "b"));
        failing.addAll(Collections.nCopies(60, "d"));
        assertThatThrownBy(() -> posting(file).run(null, refusal -> {}))
                .isInstanceOf(CommandFailed.class)
                .hasMessageStartingWith("events.ndjson:2: the suite cannot record it now, nor 1 more");

        posting(file).run(null, refusal -> {});

        assertThat(posted).contains("a", "b", "c", "d");
    }

    @Test
    void a_note_that_was_cut_off_names_itself_and_the_way_out() throws IOException {
        Path file = file();
        statuses.addAll(List.of(200, 401));
        assertThatThrownBy(() -> posting(file).run(null, refusal -> {})).isInstanceOf(CommandFailed.class);
        Path note = note();
        Files.writeString(
                note,
                Files.readString(note)
                        .lines()
                        .filter(line -> !line.contains("applied"))
                        .collect(Collectors.joining("\n")));

        assertThatThrownBy(() -> posting(file).run(null, refusal -> {}))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining(note.toString())
                .hasMessageContaining("delete it");
    }

    private Path note() throws IOException {
        try (var notes = Files.list(folder.resolve("posts"))) {
            return notes.collect(Collectors.collectingAndThen(Collectors.toList(), all -> {
                assertThat(all).hasSize(1);
                return all.getFirst();
            }));
        }
    }

    @Test
    void an_interrupted_posting_goes_on_where_it_was_and_counts_the_whole() throws IOException {
        Path file = file();
        var refusals = new ArrayList<String>();
        statuses.addAll(List.of(200, 401));
        assertThatThrownBy(() -> posting(file).run(null, refusal -> {}))
                .isInstanceOf(CommandFailed.class)
                .hasMessage("401 no: not now");

        Tally tally = posting(file).run(null, refusals::add);

        assertThat(posted).isEqualTo(lines());
        assertThat(refusals).first().isEqualTo("events.ndjson:2001: urn:x 2000: unknown unit");
        assertThat(tally).isEqualTo(new Tally(LINES - 3, 0, 3, 0));
    }

    @Test
    void a_file_with_another_content_starts_anew() throws IOException {
        Path file = file();
        statuses.addAll(List.of(200, 401));
        assertThatThrownBy(() -> posting(file).run(null, refusal -> {})).isInstanceOf(CommandFailed.class);
        posted.clear();
        Files.writeString(file, "another\n");

        posting(file).run(null, refusal -> {});

        assertThat(posted).containsExactly("another");
    }

    private Path file() throws IOException {
        return Files.write(folder.resolve("events.ndjson"), lines());
    }

    private static List<String> lines() {
        return IntStream.range(0, LINES).mapToObj(Integer::toString).collect(Collectors.toList());
    }

    private FilePosting posting(Path file) {
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        ports.put(Part.INTAKE, frontDoor.getAddress().getPort());
        var settings = new SuiteSettings(new DataFolder(folder), ports, Map.of());
        return new FilePosting(file, folder.resolve("posts"), new Front(settings), "token", Duration.ofMillis(1));
    }
}
