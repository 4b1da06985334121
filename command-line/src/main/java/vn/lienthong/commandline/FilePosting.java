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
 * answer was lost is posted again; what was applied the first time answers DUPLICATE.
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
    private int shown;

    FilePosting(Path file, Path notes, Front front, String token) {
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
            in.skipNBytes(done.bytes());
            bar.stepTo(done.bytes());
            int lines = rate == null ? PIECE_LINES : Math.clamp(rate / 4, 1, PIECE_LINES);
            for (byte[] piece = read(in, lines); piece.length > 0; piece = read(in, lines)) {
                long begin = System.nanoTime();
                done = done.plus(piece.length, post(piece, refusals));
                progress.write(done);
                bar.stepTo(done.bytes());
                holdBack(rate, begin, piece);
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

    private static byte[] read(InputStream in, int lines) throws IOException {
        var piece = new ByteArrayOutputStream();
        int left = lines;
        while (left > 0 && piece.size() < PIECE_BYTES) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            piece.write(next);
            if (next == '\n') left--;
        }
        return piece.toByteArray();
    }

    private Tally post(byte[] piece, Consumer<String> refusals) {
        HttpResponse<String> answer = answered(piece);
        if (answer.statusCode() != 200) {
            throw new CommandFailed(Front.refusal(answer));
        }
        List<JsonNode> lines = answer.body().lines().map(FilePosting::json).toList();
        lines.stream()
                .filter(line -> line.path("outcome").asText().equals("REJECTED"))
                .forEach(line -> show(line, refusals));
        return Tally.of(lines.getLast());
    }

    private HttpResponse<String> answered(byte[] piece) {
        for (int attempt = 1; ; attempt++) {
            try {
                HttpResponse<String> answer = front.postEvents(piece, token);
                if (answer.statusCode() != 503 && answer.statusCode() != 429 || attempt == TRIES) {
                    return answer;
                }
            } catch (UncheckedIOException e) {
                if (attempt == TRIES) throw e;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private void show(JsonNode refused, Consumer<String> refusals) {
        if (shown++ < SHOWN_REFUSALS) {
            refusals.accept("%s %s: %s"
                    .formatted(
                            refused.path("source").asText(),
                            refused.path("id").asText(),
                            refused.at("/problem/title").asText()));
        }
    }

    private static void holdBack(Integer rate, long begin, byte[] piece) {
        if (rate != null) {
            long lines = 0;
            for (byte b : piece) {
                if (b == '\n') lines++;
            }
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
