package vn.lienthong.reporting.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was filed of a report, and of the one that ends on the day before it.
 *
 * @param closes what the ledger leaves open where that one ends; of no meaning where none was filed
 */
record FiledBefore(Optional<StoredEdition> same, Optional<StoredEdition> previous, long closes, ObjectMapper json) {

    static FiledBefore nothing(ObjectMapper json) {
        return new FiledBefore(Optional.empty(), Optional.empty(), 0, json);
    }

    /** By how much the edition in force of the period before leaves more open than the ledger, all rows together. */
    long differs() {
        return previous.map(edition -> read(edition).at("/total/open/total").asLong() - closes)
                .orElse(0L);
    }

    /** The id of the edition that has these very figures. */
    Optional<String> sameAs(List<Row> rows, Figures total) {
        return same.filter(edition -> hasFigures(read(edition), rows, total)).map(StoredEdition::id);
    }

    private boolean hasFigures(JsonNode filed, List<Row> rows, Figures total) {
        return figures(filed.get("rows")).equals(figures(tree(rows)))
                && filed.get("total").equals(tree(total));
    }

    /** The rows without what they are called: names change, and are told in the reader's language. */
    private static List<JsonNode> figures(JsonNode rows) {
        var figures = new ArrayList<JsonNode>();
        rows.forEach(row -> figures.add(row.<ObjectNode>deepCopy().without("label")));
        return figures;
    }

    private JsonNode read(StoredEdition edition) {
        return parsed(edition.edition().report());
    }

    /** By its text: as it is read again from an edition. */
    private JsonNode tree(Object figures) {
        try {
            return parsed(json.writeValueAsString(figures));
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("figures that cannot be written", unwritable);
        }
    }

    private JsonNode parsed(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("an edition that is no JSON", unreadable);
        }
    }
}
