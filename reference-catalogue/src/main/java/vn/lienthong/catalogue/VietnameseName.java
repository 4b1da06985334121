package vn.lienthong.catalogue;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Vietnamese names, of which the place of the tone mark (dấu thanh) is written in two ways: Hoà or Hòa. */
final class VietnameseName {
    /** The five tone marks: huyền, sắc, ngã, hỏi, nặng. */
    private static final Pattern TONE = Pattern.compile("[\\u0300\\u0301\\u0303\\u0309\\u0323]");

    private static final Pattern SYLLABLE = Pattern.compile("[\\p{L}\\p{M}]+");

    private VietnameseName() {}

    static boolean isSame(String one, String other) {
        return one.equals(other) || toneAtTheEnd(one).equals(toneAtTheEnd(other));
    }

    /** A syllable has one tone, so behind its letters the mark says the same. */
    private static String toneAtTheEnd(String name) {
        return SYLLABLE.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll(found -> {
            var tone = TONE.matcher(found.group());
            return tone.find() ? found.group().replace(tone.group(), "") + tone.group() : found.group();
        });
    }
}
