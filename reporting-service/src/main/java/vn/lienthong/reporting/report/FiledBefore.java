package vn.lienthong.reporting.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
        return same.filter(edition ->
                        StoredEdition.figures(read(edition).get("rows")).equals(StoredEdition.figures(tree(rows)))
                                && read(edition).get("total").equals(tree(total)))
                .map(StoredEdition::id);
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
