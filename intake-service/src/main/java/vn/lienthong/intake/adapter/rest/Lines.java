package vn.lienthong.intake.adapter.rest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import vn.lienthong.service.problem.ProblemException;

/**
 * Cuts a body into lines, each at most so long, holding no more than one of them: of a longer one only the end is looked
 * for.
 */
final class Lines {
    /** What a body holds, line by line. */
    sealed interface Line {
        /** @param ended whether the line feed was there; the last line of a body may lack it */
        record Whole(byte[] bytes, boolean ended) implements Line {}

        record TooLong() implements Line {}

        /** The connection broke. */
        record Broken() implements Line {}
    }

    private static final int CHUNK = 16 * 1024;

    private final InputStream body;
    private final int longest;
    private final byte[] chunk = new byte[CHUNK];
    private int next;
    private int filled;
    private byte[] line = new byte[CHUNK];
    private int length;
    private long mostLines = Long.MAX_VALUE;
    private long mostBytes = Long.MAX_VALUE;
    private long lines;
    private long bytes;

    Lines(InputStream body, int longest) {
        this.body = body;
        this.longest = longest;
    }

    /** The same for one who holds all lines at once: a body that has more lines, or more bytes in them, is 413. */
    Lines within(int lines, int bytes) {
        mostLines = lines;
        mostBytes = bytes;
        return this;
    }

    /** The next line that is not blank; {@code null} at the end of the body. */
    Line next() {
        try {
            var line = read();
            if (line != null) count(line);
            return line;
        } catch (IOException broken) {
            return new Line.Broken();
        }
    }

    private void count(Line line) {
        lines++;
        if (line instanceof Line.Whole) bytes += length;
        if (lines > mostLines) throw ProblemException.of(413, "batch-too-large", mostLines);
        if (bytes > mostBytes) throw ProblemException.of(413, "body-too-large");
    }

    private Line read() throws IOException {
        length = 0;
        var tooLong = false;
        while (next < filled || fill()) {
            var end = lineFeed();
            if (!tooLong) tooLong = !keep(end);
            var ended = end < filled;
            next = ended ? end + 1 : end;
            if (ended && tooLong) return new Line.TooLong();
            if (ended && !isBlank()) return whole(true);
            if (ended) length = 0;
        }
        if (tooLong) return new Line.TooLong();
        return isBlank() ? null : whole(false);
    }

    private boolean fill() throws IOException {
        next = 0;
        filled = Math.max(0, body.read(chunk));
        return filled > 0;
    }

    private int lineFeed() {
        int at = next;
        while (at < filled && chunk[at] != '\n') at++;
        return at;
    }

    /** Whether what stands up to there still fits into the line. */
    private boolean keep(int end) {
        var more = end - next;
        if (length + more > longest) return false;
        if (length + more > line.length) line = Arrays.copyOf(line, Math.max(length + more, 2 * line.length));
        System.arraycopy(chunk, next, line, length, more);
        length += more;
        return true;
    }

    private boolean isBlank() {
        for (int i = 0; i < length; i++) {
            if (line[i] != ' ' && line[i] != '\r' && line[i] != '\t') return false;
        }
        return true;
    }

    private Line whole(boolean ended) {
        return new Line.Whole(Arrays.copyOf(line, length), ended);
    }
}
