package vn.lienthong.reporting.projection;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;

/** Lines as COPY takes them in its text format. */
final class CopyText {
    private static final String NULL = "\\N";

    private final StringBuilder lines = new StringBuilder(1 << 16);
    private boolean inLine;

    CopyText add(String text) {
        separate();
        if (text == null) lines.append(NULL);
        else escape(text);
        return this;
    }

    CopyText add(long number) {
        separate();
        lines.append(number);
        return this;
    }

    CopyText add(Long number) {
        return number == null ? add((String) null) : add(number.longValue());
    }

    CopyText add(Instant at) {
        return add(at == null ? null : at.toString());
    }

    CopyText add(LocalDate day) {
        return add(day == null ? null : day.toString());
    }

    /** The place of a constant among its like, or nothing. */
    CopyText add(Enum<?> constant) {
        separate();
        if (constant == null) lines.append(NULL);
        else lines.append(constant.ordinal());
        return this;
    }

    CopyText addAll(int[] numbers) {
        for (var number : numbers) add(number);
        return this;
    }

    /** An array of codes. */
    CopyText add(Collection<String> codes) {
        var array = new StringBuilder("{");
        for (var code : codes) {
            if (array.length() > 1) array.append(',');
            array.append('"')
                    .append(code.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        return add(array.append('}').toString());
    }

    void endLine() {
        lines.append('\n');
        inLine = false;
    }

    int length() {
        return lines.length();
    }

    /** Gives away what was written. */
    byte[] take() {
        var bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        lines.setLength(0);
        return bytes;
    }

    private void separate() {
        if (inLine) lines.append('\t');
        inLine = true;
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            switch (character) {
                case '\\' -> lines.append("\\\\");
                case '\t' -> lines.append("\\t");
                case '\n' -> lines.append("\\n");
                case '\r' -> lines.append("\\r");
                default -> lines.append(character);
            }
        }
    }
}
