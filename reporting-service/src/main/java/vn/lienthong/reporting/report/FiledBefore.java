package vn.lienthong.reporting.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;

/** What was filed of a report, and of the one that ends on the day before it. */
record FiledBefore(Optional<StoredEdition> same, Optional<StoredEdition> previous, ObjectMapper json) {

    static FiledBefore nothing(ObjectMapper json) {
        return new FiledBefore(Optional.empty(), Optional.empty(), json);
    }

    /** What the edition in force of the period before leaves open, all rows together. */
    Optional<Long> closing() {
        return previous.map(edition -> read(edition).at("/total/open/total").asLong());
    }

    /** The id of the edition that has these very figures. */
    Optional<String> sameAs(List<Row> rows, Figures total) {
        return same.filter(edition -> read(edition).get("rows").equals(tree(rows))
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
