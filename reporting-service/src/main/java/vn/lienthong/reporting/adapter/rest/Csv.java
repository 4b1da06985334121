package vn.lienthong.reporting.adapter.rest;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Comma-separated values (RFC 4180). */
final class Csv {
    static final String TYPE = "text/csv";

    private Csv() {}

    static String table(Stream<List<String>> lines) {
        return lines.map(Csv::line).collect(Collectors.joining());
    }

    static String line(List<String> values) {
        return values.stream().map(Csv::quoted).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String quoted(String value) {
        return value.matches("[^\",\r\n]*") ? value : "\"" + value.replace("\"", "\"\"") + "\"";
    }
}
