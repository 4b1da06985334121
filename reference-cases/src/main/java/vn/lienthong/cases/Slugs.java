package vn.lienthong.cases;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Plain names for units: {@code trau-quy} for Thị trấn Trâu Quỳ; with the level where the short one is taken. */
final class Slugs {
    private static final String LEVELS = "^(thi-tran|thanh-pho|phuong|xa|quan|huyen|tinh)-";

    private final Set<String> taken = new HashSet<>();

    String of(String unitName) {
        var whole = Normalizer.normalize(unitName.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('đ', 'd')
                .replaceAll("[^a-z0-9]+", "-");
        var brief = whole.replaceFirst(LEVELS, "");
        var slug = taken.contains(brief) ? whole : brief;
        taken.add(slug);
        return slug;
    }
}
