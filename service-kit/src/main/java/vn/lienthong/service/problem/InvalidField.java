package vn.lienthong.service.problem;

import java.util.List;

/**
 * One place in a body that is wrong.
 *
 * @param pointer a JSON pointer, RFC 6901; empty for the whole body
 * @param rule the message's key in the catalogue
 * @param args what the message names; never personal data
 */
public record InvalidField(String pointer, String rule, List<Object> args) {

    public static InvalidField at(String pointer, String rule, Object... args) {
        return new InvalidField(pointer, rule, List.of(args));
    }
}
