package vn.lienthong.contracts.value;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * What a unit that ended had to do with a dossier goes to another.
 *
 * @param toUnit the successor; {@code null} while nobody is assigned (chưa phân bổ)
 * @param candidates its successors by the catalogue, of which one is to be assigned; none where the catalogue names none
 * @param basis number of the document by which it passes, or waits to be assigned
 */
public record Passing(String fromUnit, String toUnit, List<String> candidates, String basis) {

    @JsonIgnore
    public boolean isAssigned() {
        return toUnit != null;
    }

    /** The same with its successor named. */
    public Passing to(String unit, String document) {
        return new Passing(fromUnit, unit, candidates, document);
    }
}
