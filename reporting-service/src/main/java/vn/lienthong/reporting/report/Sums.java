package vn.lienthong.reporting.report;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What stood on the accounts before a period and at its end, by key of a row. */
record Sums(Map<String, AccountSums> opening, Map<String, AccountSums> closing) {
    Figures of(String key) {
        return Figures.of(at(opening, key), at(closing, key));
    }

    Figures ofAll() {
        return Figures.of(all(opening), all(closing));
    }

    AccountSums allOpening() {
        return all(opening);
    }

    /** Under the keys that these get. */
    Sums by(UnaryOperator<String> row) {
        return new Sums(by(opening, row), by(closing, row));
    }

    private static Map<String, AccountSums> by(Map<String, AccountSums> sums, UnaryOperator<String> row) {
        var rows = new HashMap<String, AccountSums>();
        sums.forEach((key, of) -> rows.merge(row.apply(key), of, AccountSums::plus));
        return rows;
    }

    private static AccountSums at(Map<String, AccountSums> sums, String key) {
        return sums.getOrDefault(key, AccountSums.zero());
    }

    private static AccountSums all(Map<String, AccountSums> sums) {
        return sums.values().stream().reduce(AccountSums.zero(), AccountSums::plus);
    }
}
