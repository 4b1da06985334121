package vn.lienthong.reporting.forms;

import java.util.Map;

/**
 * The persons and the free text of a dossier as intake opened them for a reader.
 *
 * @param applicant {@code null} if nobody named him
 * @param submitter name of who filed it, {@code null} where that was the applicant
 * @param receiver name of who took the result, {@code null} if nobody said
 * @param texts by the id of the fact what was written with it, by the name of the field
 * @param replaced by the id of a correction what it puts in place of the old, likewise
 * @param erased whether persons or texts were recorded that no one can read any more
 */
public record PersonalData(
        Person applicant,
        String submitter,
        String receiver,
        Map<String, Map<String, String>> texts,
        Map<String, Map<String, String>> replaced,
        boolean erased) {

    /** For a reader to whom intake shows none. */
    public static final PersonalData WITHHELD = new PersonalData(null, null, null, Map.of(), Map.of(), false);

    /** As papers name him. */
    public Person owner() {
        if (applicant != null) return applicant;
        return erased ? Person.FORGOTTEN : Person.UNKNOWN;
    }

    String written(String fact, String field) {
        return texts.getOrDefault(fact, Map.of()).get(field);
    }

    String rewritten(String correction, String field) {
        return replaced.getOrDefault(correction, Map.of()).get(field);
    }
}
