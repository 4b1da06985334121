package vn.lienthong.commandline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import vn.lienthong.commandline.suite.CommandFailed;
import vn.lienthong.contracts.log.Json;

/** Report 06a as a table for a terminal: columns (3) to (13) of the form, the total, every check. */
public final class ReportTable {
    private static final int LABEL = 28;
    private static final List<String> PATHS = List.of(
            "/received/total",
            "/received/online",
            "/received/direct",
            "/received/carriedIn",
            "/resolved/total",
            "/resolved/early",
            "/resolved/onTime",
            "/resolved/late",
            "/open/total",
            "/open/inTime",
            "/open/overdue");
    private static final List<String> HEADS = List.of(
            "received",
            "online",
            "direct",
            "carried",
            "resolved",
            "early",
            "on time",
            "late",
            "open",
            "in time",
            "overdue");

    private ReportTable() {}

    /** @param answer of {@code GET /v1/reports/06a} */
    public static String of(String answer) {
        try {
            return of(Json.mapper().readTree(answer));
        } catch (JsonProcessingException e) {
            throw new CommandFailed("reporting answers no JSON", e);
        }
    }

    public static String of(JsonNode report) {
        var lines = new ArrayList<String>();
        lines.add("%s  %s %s, %s to %s"
                .formatted(
                        report.path("form").asText(),
                        report.at("/unit/code").asText(),
                        report.at("/unit/name").asText(),
                        report.path("from").asText(),
                        report.path("to").asText()));
        lines.add(line("", HEADS));
        report.path("rows").forEach(row -> lines.add(line(name(row), figures(row))));
        lines.add(line("Total", figures(report.path("total"))));
        report.path("checks").forEach(check -> lines.add(verdict(check)));
        return String.join("\n", lines);
    }

    private static String name(JsonNode row) {
        return row.path("key").asText() + " " + row.path("label").asText();
    }

    private static List<String> figures(JsonNode row) {
        return PATHS.stream()
                .map(path -> "%,d".formatted(row.at(path).asLong()))
                .toList();
    }

    private static String line(String label, List<String> cells) {
        var line = new StringBuilder(("%-" + LABEL + "s").formatted(shortened(label)));
        cells.forEach(cell -> line.append("%9s".formatted(cell)));
        return line.toString();
    }

    private static String shortened(String label) {
        return label.length() <= LABEL ? label : label.substring(0, LABEL - 1) + "…";
    }

    private static String verdict(JsonNode check) {
        return (check.path("holds").asBoolean() ? "  ✓ " : "  ✗ ")
                + check.path("identity").asText();
    }
}
