package vn.lienthong.commandline.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import vn.lienthong.cases.Figure;
import vn.lienthong.commandline.suite.CommandFailed;
import vn.lienthong.contracts.log.Json;

/** The answer of report 06a, as far as the demonstration looks into it. */
record Report06a(JsonNode json) {
    static Report06a of(String answer) {
        try {
            return new Report06a(Json.mapper().readTree(answer));
        } catch (JsonProcessingException e) {
            throw new CommandFailed("reporting answers no JSON", e);
        }
    }

    record Check(String identity, boolean holds) {}

    List<Check> checks() {
        return elements("checks")
                .map(check -> new Check(
                        check.path("identity").asText(), check.path("holds").asBoolean()))
                .toList();
    }

    /** What the report says of a figure, written as the press would. */
    String says(Figure figure) {
        return switch (figure.value()) {
            case RECEIVED -> sum(figure, "/received/total");
            case CARRIED_IN -> sum(figure, "/received/carriedIn");
            case RESOLVED -> sum(figure, "/resolved/total");
            case EARLY -> sum(figure, "/resolved/early");
            case IN_TIME -> Long.toString(inTime(figure));
            case LATE -> sum(figure, "/resolved/late");
            case OPEN -> sum(figure, "/open/total");
            case OVERDUE -> sum(figure, "/open/overdue");
            case RESOLVED_RATE -> percent(count(figure, "/resolved/total"), count(figure, "/received/total"));
            case IN_TIME_RATE -> percent(inTime(figure), count(figure, "/resolved/total"));
        };
    }

    private long inTime(Figure figure) {
        return count(figure, "/resolved/early") + count(figure, "/resolved/onTime");
    }

    private String sum(Figure figure, String cell) {
        return Long.toString(count(figure, cell));
    }

    private long count(Figure figure, String cell) {
        return rows().filter(row -> figure.covers(row.path("key").asText()))
                .mapToLong(row -> row.at(cell).asLong())
                .sum();
    }

    /** Rounded half up to two decimals, without those that are zero. */
    private static String percent(long part, long whole) {
        if (whole == 0) return "–";
        var rate = BigDecimal.valueOf(part)
                .scaleByPowerOfTen(2)
                .divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP);
        return (rate.stripTrailingZeros().scale() <= 0 ? rate.setScale(0, RoundingMode.UNNECESSARY) : rate) + " %";
    }

    Stream<JsonNode> rows() {
        return elements("rows");
    }

    private Stream<JsonNode> elements(String name) {
        return StreamSupport.stream(json.path(name).spliterator(), false);
    }
}
