package vn.lienthong.commandline.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import vn.lienthong.cases.Cells;
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

    /** The cells a figure is about. */
    Cells cells(Figure figure) {
        return rows().filter(row -> figure.covers(row.path("key").asText()))
                .map(Cells::reported)
                .reduce(Cells.NONE, Cells::plus);
    }

    Stream<JsonNode> rows() {
        return elements("rows");
    }

    private Stream<JsonNode> elements(String name) {
        return StreamSupport.stream(json.path(name).spliterator(), false);
    }
}
