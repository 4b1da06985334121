package vn.lienthong.service.problem;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;

/** The languages people are answered in; Vietnamese unless English is asked for. */
public enum Language {
    VI,
    EN;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Language of(HttpHeaders headers) {
        return of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }

    /** @param acceptLanguage the header's value, {@code null} when absent; an unreadable one counts as absent */
    public static Language of(String acceptLanguage) {
        if (acceptLanguage == null) return VI;
        return ranges(acceptLanguage).stream()
                .map(range -> range.getRange().split("-", 2)[0])
                .filter(language -> language.equals("en") || language.equals("vi"))
                .findFirst()
                .map(language -> language.equals("en") ? EN : VI)
                .orElse(VI);
    }

    private static List<LanguageRange> ranges(String acceptLanguage) {
        try {
            return LanguageRange.parse(acceptLanguage);
        } catch (IllegalArgumentException unreadable) {
            return List.of();
        }
    }
}
