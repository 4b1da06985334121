package vn.lienthong.contracts.post;

/**
 * One thing wrong with the form of a post.
 *
 * @param pointer JSON pointer into the event, empty for the whole
 * @param longest of a text that is too long, how many characters it may have
 */
public record Fault(String pointer, Kind kind, int longest) {
    public Fault(String pointer, Kind kind) {
        this(pointer, kind, 0);
    }

    /** A text here has more characters than that. */
    public static Fault tooLong(String pointer, int longest) {
        return new Fault(pointer, Kind.TOO_LONG, longest);
    }

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
        /** A text that is longer than one of its kind may be. */
        TOO_LONG,
        /** A NUL or an unpaired surrogate. */
        FORBIDDEN_CHARACTER
    }
}
