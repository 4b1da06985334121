package vn.lienthong.intake.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.lienthong.service.problem.ProblemException;

class LinesTest {
    private static final int LONGEST = 100;

    @Test
    void lines_are_cut_at_line_feeds_and_blank_ones_passed_over() {
        assertThat(read("one\n\r\n  \ntwo\r\nthree\n")).containsExactly("one", "two\r", "three");
    }

    @Test
    void a_last_line_without_line_feed_is_told_apart() {
        assertThat(read("one\ntwo")).containsExactly("one", "two (not ended)");
        assertThat(read("one\n  ")).containsExactly("one");
        assertThat(read("")).isEmpty();
    }

    @Test
    void a_line_may_be_just_so_long() {
        assertThat(read("x".repeat(LONGEST) + "\n" + "y".repeat(LONGEST + 1) + "\nend\n"))
                .containsExactly("x".repeat(LONGEST), "too long", "end");
        assertThat(read("y".repeat(LONGEST + 1))).containsExactly("too long");
    }

    @Test
    void a_line_across_many_reads_is_one_line() {
        var line = "x".repeat(90);
        assertThat(read(slowly(line + "\n" + line + "\n"))).containsExactly(line, line);
    }

    @Test
    void of_a_line_of_100_mb_nothing_is_kept() {
        var endless = new InputStream() {
            private long left = 100L * 1024 * 1024;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }

            @Override
            public int read(byte[] into, int from, int length) {
                if (left <= 0) return -1;
                var some = (int) Math.min(left, length);
                java.util.Arrays.fill(into, from, from + some, (byte) 'x');
                left -= some;
                return some;
            }
        };
        var after = new ByteArrayInputStream("\nend\n".getBytes(StandardCharsets.UTF_8));
        assertThat(read(new SequenceInputStream(endless, after))).containsExactly("too long", "end");
    }

    @Test
    void who_holds_all_lines_takes_so_many_and_so_much_and_no_more() {
        assertThat(tell(new Lines(bytes("one\n\ntwo\n"), LONGEST).within(2, 6))).containsExactly("one", "two");
        assertThat(refusal(new Lines(bytes("one\ntwo\n3\n"), LONGEST).within(2, 100)))
                .isEqualTo("batch-too-large");
        assertThat(refusal(new Lines(bytes("one\ntwo\n"), LONGEST).within(10, 5)))
                .isEqualTo("body-too-large");
        assertThat(tell(new Lines(bytes("y".repeat(LONGEST + 1) + "\nend\n"), LONGEST).within(2, 3)))
                .containsExactly("too long", "end");
    }

    private static String refusal(Lines lines) {
        return assertThrows(ProblemException.class, () -> tell(lines)).rule();
    }

    @Test
    void a_broken_connection_is_told() {
        var broken = new SequenceInputStream(bytes("one\ntw"), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        });
        assertThat(read(broken)).containsExactly("one", "broken");
    }

    private static List<String> read(String body) {
        return read(bytes(body));
    }

    private static List<String> read(InputStream body) {
        return tell(new Lines(body, LONGEST));
    }

    private static List<String> tell(Lines lines) {
        var told = new ArrayList<String>();
        for (var line = lines.next(); line != null; line = lines.next()) {
            told.add(tell(line));
            if (line instanceof Lines.Line.Broken) break;
        }
        return told;
    }

    private static String tell(Lines.Line line) {
        return switch (line) {
            case Lines.Line.Whole(var bytes, var ended) ->
                new String(bytes, StandardCharsets.UTF_8) + (ended ? "" : " (not ended)");
            case Lines.Line.TooLong tooLong -> "too long";
            case Lines.Line.Broken broken -> "broken";
        };
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static InputStream slowly(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                return super.read(into, from, Math.min(7, length));
            }
        };
    }
}
