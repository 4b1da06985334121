package vn.lienthong.contracts.log;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import org.erdtman.jcs.NumberToJSON;

/** RFC 8785: one text for one JSON value, whatever the order of its keys and the spelling of its numbers. */
public final class CanonicalJson {
    private static final String HEX = "0123456789abcdef";

    private CanonicalJson() {}

    /** @throws ArithmeticException if a number does not fit a double, which RFC 8785 has no text for */
    public static String of(JsonNode value) {
        var out = new StringBuilder(256);
        write(value, out);
        return out.toString();
    }

    private static void write(JsonNode value, StringBuilder out) {
        switch (value.getNodeType()) {
            case OBJECT -> object(value, out);
            case ARRAY -> array(value, out);
            case STRING -> string(value.textValue(), out);
            case NUMBER -> number(value, out);
            case BOOLEAN -> out.append(value.booleanValue());
            case NULL, MISSING -> out.append("null");
            case BINARY, POJO -> throw new IllegalArgumentException("not a parsed JSON value");
        }
    }

    private static void object(JsonNode object, StringBuilder out) {
        var names = new ArrayList<String>(object.size());
        object.fieldNames().forEachRemaining(names::add);
        Collections.sort(names);
        var separator = '{';
        for (var name : names) {
            out.append(separator);
            string(name, out);
            out.append(':');
            write(object.get(name), out);
            separator = ',';
        }
        out.append(names.isEmpty() ? "{}" : "}");
    }

    private static void array(JsonNode array, StringBuilder out) {
        out.append('[');
        for (int i = 0; i < array.size(); i++) {
            if (i > 0) out.append(',');
            write(array.get(i), out);
        }
        out.append(']');
    }

    private static void number(JsonNode value, StringBuilder out) {
        var number = value.doubleValue();
        if (!Double.isFinite(number)) throw new ArithmeticException("number out of range");
        try {
            out.append(NumberToJSON.serializeNumber(number));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void string(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) character(text.charAt(i), out);
        out.append('"');
    }

    private static void character(char c, StringBuilder out) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> {
                if (c >= ' ') out.append(c);
                else out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            }
        }
    }
}
