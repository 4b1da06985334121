package vn.lienthong.reporting.dossier;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Where a page of a list ended.
 *
 * @param key the time that the list is ordered by; empty where the last dossier had none
 */
public record Cursor(Optional<Instant> key, String code) {

    /**
     * @throws IllegalArgumentException if the text is no cursor
     * @throws java.time.DateTimeException if its time is none
     */
    public static Cursor parse(String text) {
        var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        int bar = plain.indexOf('|');
        if (bar < 0 || plain.indexOf('\0') >= 0) throw new IllegalArgumentException("not a cursor");
        var key = Optional.of(plain.substring(0, bar)).filter(time -> !time.isEmpty());
        return new Cursor(key.map(Instant::parse), plain.substring(bar + 1));
    }

    @Override
    public String toString() {
        var plain = key.map(Instant::toString).orElse("") + "|" + code;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }
}
