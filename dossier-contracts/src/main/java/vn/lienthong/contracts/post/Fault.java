package vn.lienthong.contracts.post;

/**
 * One thing wrong with the form of a post.
 *
 * @param pointer JSON pointer into the event, empty for the whole
 */
public record Fault(String pointer, Kind kind) {

    public enum Kind {
        /** Not JSON, or not a JSON object; also a doubled key. */
        NOT_JSON,
        /** A field that this type does not have. */
        UNKNOWN_FIELD,
        /** A required field is absent, null or blank. */
        MISSING,
        /** A value of the wrong type, outside its enumeration, its grammar or its range. */
        WRONG_VALUE,
        /** An event type that no one here knows. */
        UNKNOWN_TYPE,
        /** A NUL or an unpaired surrogate. */
        FORBIDDEN_CHARACTER
    }
}
