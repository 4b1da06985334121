package vn.lienthong.contracts.post;

import java.util.Map;

/**
 * How long the texts of posted data may be. What is written freely, and persons, is sealed and no longer than its item;
 * the rest stands in keys and lists of the readers, which a text of any length would not fit.
 */
final class TextLengths {
    /** Codes, names of officers, ids. */
    private static final int USUAL = 256;

    private static final int SENTENCE = 1000;
    private static final Map<String, Integer> SENTENCES = Map.of("name", SENTENCE, "legalGround", SENTENCE);

    private TextLengths() {}

    /** @param field the name of the field, or of the list, that holds the text */
    static int longest(String field) {
        if (PrivateText.isPrivate(field)) return Integer.MAX_VALUE;
        return SENTENCES.getOrDefault(field, USUAL);
    }
}
