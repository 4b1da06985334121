package vn.lienthong.service.problem;

import java.util.List;
import vn.lienthong.contracts.post.Fault;

/**
 * One place in a body that is wrong.
 *
 * @param pointer a JSON pointer, RFC 6901; empty for the whole body; of a file, the line
 * @param rule the message's key in the catalogue
 * @param args what the message names; never personal data
 */
public record InvalidField(String pointer, String rule, List<Object> args) {

    public static InvalidField at(String pointer, String rule, Object... args) {
        return new InvalidField(pointer, rule, List.of(args));
    }

    /** What is wrong with a fact, in the same words wherever it was sent to. */
    public static InvalidField of(Fault fault) {
        var at = fault.pointer();
        return switch (fault.kind()) {
            case NOT_JSON -> at(at, "field.not-json");
            case UNKNOWN_FIELD -> at(at, "field.unknown", at.substring(at.lastIndexOf('/') + 1));
            case MISSING -> at(at, "field.missing");
            case WRONG_VALUE -> at(at, "field.invalid");
            case UNKNOWN_TYPE -> at(at, "field.unknown-type");
            case TOO_LONG -> at(at, "field.too-long", fault.longest());
            case FORBIDDEN_CHARACTER -> at(at, "field.forbidden-character");
        };
    }
}
