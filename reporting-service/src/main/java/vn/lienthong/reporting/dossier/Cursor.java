package vn.lienthong.reporting.dossier;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Where a page of a list ended. */
public record Cursor(String key, String code) {

    /** @throws IllegalArgumentException if the text is no cursor */
    public static Cursor parse(String text) {
        var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        int bar = plain.indexOf('|');
        if (bar < 0) throw new IllegalArgumentException("not a cursor");
        return new Cursor(plain.substring(0, bar), plain.substring(bar + 1));
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((key + "|" + code).getBytes(StandardCharsets.UTF_8));
    }
}
