package vn.lienthong.contracts.log;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Times in RFC 3339, as they stand in posts and in the log. Every service reads and hashes every record, and the JDK's
 * formatters are a good part of what that costs; so the usual shapes are read and written digit by digit, to the same
 * outcome, and all others are left to the JDK.
 */
public final class Rfc3339 {
    private static final long YEAR_0 = LocalDateTime.of(0, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);
    private static final long YEAR_10000 = LocalDateTime.of(10_000, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);
    private static final int NANOS_OF_MILLI = 1_000_000;
    /** Where in a text the fraction or the offset begins. */
    private static final int BEHIND_SECONDS = "2019-03-05T08:00:00".length();

    private static final int UNUSUAL = Integer.MIN_VALUE;

    private Rfc3339() {}

    /** As {@link OffsetDateTime#parse(CharSequence)} does. */
    public static Instant parse(String text) {
        var usual = usual(text);
        return usual == null ? OffsetDateTime.parse(text).toInstant() : usual;
    }

    /** As {@link Instant#toString()} does. */
    public static String text(Instant time) {
        var second = time.getEpochSecond();
        var usual = second >= YEAR_0 && second < YEAR_10000 && time.getNano() % NANOS_OF_MILLI == 0;
        return usual ? write(LocalDateTime.ofEpochSecond(second, time.getNano(), ZoneOffset.UTC)) : time.toString();
    }

    /** With whole seconds or three digits of them, at Z or an offset of hours and minutes; null otherwise. */
    private static Instant usual(String text) {
        if (text.length() <= BEHIND_SECONDS || !isSeparated(text)) return null;
        var fraction = text.charAt(BEHIND_SECONDS) == '.';
        var milli = fraction ? digits(text, BEHIND_SECONDS + 1, 3) : 0;
        var offset = offset(text, fraction ? BEHIND_SECONDS + 4 : BEHIND_SECONDS);
        return milli < 0 || offset == UNUSUAL ? null : usual(text, milli, offset);
    }

    private static Instant usual(String text, int milli, int offset) {
        try {
            var local = LocalDateTime.of(
                    digits(text, 0, 4),
                    digits(text, 5, 2),
                    digits(text, 8, 2),
                    digits(text, 11, 2),
                    digits(text, 14, 2),
                    digits(text, 17, 2));
            return Instant.ofEpochSecond(local.toEpochSecond(ZoneOffset.UTC) - offset, (long) milli * NANOS_OF_MILLI);
        } catch (DateTimeException left) {
            return null;
        }
    }

    private static boolean isSeparated(String text) {
        return text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
    }

    /** In seconds. */
    private static int offset(String text, int from) {
        if (text.length() == from + 1) return text.charAt(from) == 'Z' ? 0 : UNUSUAL;
        if (text.length() != from + "+07:00".length() || text.charAt(from + 3) != ':') return UNUSUAL;
        var hours = digits(text, from + 1, 2);
        var minutes = digits(text, from + 4, 2);
        if (hours < 0 || hours > 17 || minutes < 0 || minutes > 59) return UNUSUAL;
        return switch (text.charAt(from)) {
            case '+' -> hours * 3600 + minutes * 60;
            case '-' -> -(hours * 3600 + minutes * 60);
            default -> UNUSUAL;
        };
    }

    /** Below 0 where something else stands there. */
    private static int digits(String text, int from, int count) {
        if (from + count > text.length()) return UNUSUAL;
        var number = 0;
        for (int i = from; i < from + count; i++) {
            var digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) return UNUSUAL;
            number = number * 10 + digit;
        }
        return number;
    }

    private static String write(LocalDateTime time) {
        var milli = time.getNano() / NANOS_OF_MILLI;
        var text = new byte[milli == 0 ? BEHIND_SECONDS + 1 : BEHIND_SECONDS + 5];
        write(text, 0, 4, time.getYear(), '-');
        write(text, 5, 2, time.getMonthValue(), '-');
        write(text, 8, 2, time.getDayOfMonth(), 'T');
        write(text, 11, 2, time.getHour(), ':');
        write(text, 14, 2, time.getMinute(), ':');
        write(text, 17, 2, time.getSecond(), milli == 0 ? 'Z' : '.');
        if (milli != 0) write(text, 20, 3, milli, 'Z');
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static void write(byte[] text, int from, int digits, int number, char behind) {
        var rest = number;
        for (int i = from + digits - 1; i >= from; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        text[from + digits] = (byte) behind;
    }
}
