package vn.lienthong.reporting.replay;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import vn.lienthong.contracts.log.Json;

/**
 * A row that live and rebuilt views have differently, or that only one of them has.
 *
 * @param live as JSON, or {@code null}
 * @param rebuilt as JSON, or {@code null}
 */
record DifferingRow(String table, List<String> keys, JsonNode live, JsonNode rebuilt) {
    static DifferingRow of(String table, List<String> keys, String live, String rebuilt) {
        return new DifferingRow(table, keys, read(live), read(rebuilt));
    }

    private static JsonNode read(String text) {
        try {
            return text == null ? null : Json.mapper().readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("the database gives no JSON", impossible);
        }
    }

    /** Field by field, or the whole row where one side lacks it; without the events they follow from. */
    List<Difference> differences() {
        if (live == null || rebuilt == null) return List.of(difference(null, text(live), text(rebuilt)));
        var found = new ArrayList<Difference>();
        live.fieldNames().forEachRemaining(field -> {
            if (!live.get(field).equals(rebuilt.get(field)))
                found.add(difference(field, text(live.get(field)), text(rebuilt.get(field))));
        });
        return found;
    }

    private Difference difference(String field, String live, String rebuilt) {
        return new Difference(table, dossier(), key(), field, live, rebuilt, List.of());
    }

    private String dossier() {
        var row = live == null ? rebuilt : live;
        var code = row.path(table.equals("dossier") ? "code" : "dossier");
        return code.isMissingNode() ? null : code.asText();
    }

    private String key() {
        var row = live == null ? rebuilt : live;
        return keys.stream().map(key -> key + "=" + row.path(key).asText()).collect(joining(" "));
    }

    private static String text(JsonNode value) {
        if (value == null || value.isNull()) return null;
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
