package vn.lienthong.cases;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The table that the press printed of a case, as {@code POST /v1/reconciliations} takes it.
 *
 * @param withLedger whether it is about these very dossiers, so that it can be held against the ledger
 * @param findings what must be found in it, in this order
 */
public record Published(List<Map<String, Object>> rows, Boolean withLedger, List<Contradiction> findings) {
    private static final String ARITHMETIC = "ARITHMETIC";

    public Published {
        withLedger = withLedger == null || withLedger;
    }

    /**
     * A finding to be expected.
     *
     * @param row number of the row, from 1
     * @param kind {@code ARITHMETIC} or {@code LEDGER}
     * @param identity the formula that does not hold
     */
    public record Contradiction(int row, String kind, String identity) {}

    /** What is posted. */
    public Map<String, Object> table(LocalDate from, LocalDate to) {
        var table = new LinkedHashMap<String, Object>();
        if (withLedger) {
            table.put("from", from.toString());
            table.put("to", to.toString());
        }
        table.put("rows", rows);
        return table;
    }

    /** For a part of the dossiers, of which nothing was printed: held against itself alone. */
    Published withoutLedger() {
        return new Published(
                rows,
                false,
                findings.stream()
                        .filter(finding -> finding.kind().equals(ARITHMETIC))
                        .toList());
    }
}
