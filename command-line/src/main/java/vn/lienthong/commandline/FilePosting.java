package vn.lienthong.commandline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import vn.lienthong.commandline.suite.CommandFailed;
import vn.lienthong.contracts.log.Json;

/**
 * Posts one file in pieces of whole lines, in order, and notes after each answered piece how far it came. A piece whose
 * answer was lost is posted again; what was applied the first time answers DUPLICATE. Of an answered piece the events are
 * posted again that failed for a moment.
 */
final class FilePosting {
    private static final int PIECE_LINES = 2000;
    private static final int PIECE_BYTES = 4 << 20;
    private static final int TRIES = 60;
    private static final int SHOWN_REFUSALS = 10;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Path file;
    private final PostProgress progress;
    private final Front front;
    private final String token;
    private final Duration pause;
    private int shown;

    FilePosting(Path file, Path notes, Front front, String token) {
        this(file, notes, front, token, PAUSE);
    }

    /** @param pause between two tries of the same events */
    FilePosting(Path file, Path notes, Front front, String token, Duration pause) {
        this.pause = pause;
        this.file = file;
        this.progress = new PostProgress(file, notes);
        this.front = front;
        this.token = token;
    }

    /** @param rate events a second at most; null for as fast as the front door takes them */
    Tally run(Integer rate, Consumer<String> refusals) {
        var done = progress.read();
        try (var in = new BufferedInputStream(Files.newInputStream(file));
                var bar = bar(file)) {
            long line = 1 + skip(in, done.bytes());
            bar.stepTo(done.bytes());
            int lines = rate == null ? PIECE_LINES : Math.clamp(rate / 4, 1, PIECE_LINES);
            for (Piece piece = read(in, lines, line); !piece.isEmpty(); piece = read(in, lines, line)) {
                long begin = System.nanoTime();
                done = done.plus(piece.bytes().length, post(piece, refusals));
                progress.write(done);
                bar.stepTo(done.bytes());
                line += piece.lines();
                holdBack(rate, begin, piece.lines());
            }
            progress.clear();
            return done.tally();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProgressBar bar(Path file) throws IOException {
        return new ProgressBarBuilder()
                .setTaskName(file.getFileName().toString())
                .setInitialMax(Files.size(file))
                .setUnit(" kB", 1000)
                .setStyle(ProgressBarStyle.ASCII)
                .build();
    }

    /**
     * Some whole lines of the file.
     *
     * @param events each line that holds something: the front door answers each of them
     */
    private record Piece(byte[] bytes, int lines, List<Event> events) {
        boolean isEmpty() {
            return bytes.length == 0;
        }

        static Piece of(List<Event> events) {
            var bytes = new ByteArrayOutputStream();
            for (var event : events) {
                bytes.writeBytes(event.bytes());
                if (!event.isEnded()) bytes.write('\n');
            }
            return new Piece(bytes.toByteArray(), events.size(), events);
        }
    }

    /** @param line its number in the file */
    private record Event(long line, byte[] bytes) {
        /** The last line of a file may lack its line feed. */
        boolean isEnded() {
            return bytes[bytes.length - 1] == '\n';
        }
    }

    /** Gives the number of lines that were skipped. */
    private static long skip(InputStream in, long bytes) throws IOException {
        long lines = 0;
        for (long left = bytes; left > 0; left--) {
            if (in.read() == '\n') lines++;
        }
        return lines;
    }

    private static Piece read(InputStream in, int most, long first) throws IOException {
        var piece = new ByteArrayOutputStream();
        var events = new ArrayList<Event>();
        int lines = 0;
        while (lines < most && piece.size() < PIECE_BYTES) {
            byte[] line = line(in);
            if (line.length == 0) {
                break;
            }
            if (!isBlank(line)) events.add(new Event(first + lines, line));
            piece.write(line);
            lines++;
        }
        return new Piece(piece.toByteArray(), lines, events);
    }

    private static byte[] line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        int next = in.read();
        while (next >= 0) {
            line.write(next);
            if (next == '\n') {
                break;
            }
            next = in.read();
        }
        return line.toByteArray();
    }

    private static boolean isBlank(byte[] line) {
        for (byte one : line) {
            if (" \t\r\n".indexOf(one) < 0) return false;
        }
        return true;
    }

    private Tally post(Piece piece, Consumer<String> refusals) {
        var tally = Tally.NONE;
        var left = piece;
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            var results = results(left);
            var failed = new ArrayList<Event>();
            for (int i = 0; i < left.events().size(); i++) {
                var event = left.events().get(i);
                if (hasFailed(results.get(i))) failed.add(event);
                else if (isRejected(results.get(i))) show(event.line(), results.get(i), refusals);
            }
            tally = tally.plus(Tally.of(results.getLast()).withoutRejected(failed.size()));
            if (failed.isEmpty()) return tally;
            left = Piece.of(failed);
            LockSupport.parkNanos(pause.toNanos());
        }
        throw new CommandFailed("%s:%d: the suite cannot record it now, nor %d more; post the file again to go on there"
                .formatted(
                        file.getFileName(),
                        left.events().getFirst().line(),
                        left.events().size() - 1));
    }

    private List<JsonNode> results(Piece piece) {
        HttpResponse<String> answer = answered(piece);
        if (answer.statusCode() != 200) {
            throw new CommandFailed(Front.refusal(answer));
        }
        return answer.body().lines().map(FilePosting::json).toList();
    }

    private static boolean isRejected(JsonNode result) {
        return result.path("outcome").asText().equals("REJECTED");
    }

    /** Not refused by a rule: the same event may be recorded in a moment. */
    private static boolean hasFailed(JsonNode result) {
        return isRejected(result) && result.at("/problem/status").asInt() == 503;
    }

    private HttpResponse<String> answered(Piece piece) {
        for (int attempt = 1; ; attempt++) {
            try {
                HttpResponse<String> answer = front.postEvents(piece.bytes(), token);
                if (answer.statusCode() != 503 && answer.statusCode() != 429 || attempt == TRIES) {
                    return answer;
                }
            } catch (UncheckedIOException e) {
                if (attempt == TRIES) throw e;
            }
            LockSupport.parkNanos(pause.toNanos());
        }
    }

    private void show(long line, JsonNode refused, Consumer<String> refusals) {
        if (shown++ < SHOWN_REFUSALS) {
            // What could not be read has neither source nor id.
            String event = refused.has("id")
                    ? refused.path("source").asText() + " " + refused.path("id").asText() + ": "
                    : "";
            String why = refused.at("/problem/title").asText();
            refusals.accept("%s:%d: %s%s".formatted(file.getFileName(), line, event, why));
        }
    }

    private static void holdBack(Integer rate, long begin, int lines) {
        if (rate != null) {
            long due = begin + Duration.ofSeconds(lines).dividedBy(rate).toNanos();
            LockSupport.parkNanos(due - System.nanoTime());
        }
    }

    private static JsonNode json(String line) {
        try {
            return Json.mapper().readTree(line);
        } catch (JsonProcessingException e) {
            throw new CommandFailed("the front door answers no JSON", e);
        }
    }
}
