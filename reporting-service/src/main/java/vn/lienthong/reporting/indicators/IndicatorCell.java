package vn.lienthong.reporting.indicators;

import java.util.Arrays;
import java.util.function.Predicate;

/** The figures of which the dossiers can be asked for. */
public enum IndicatorCell {
    ON_TIME("2.1.numerator", Reckoned::onTime),
    ALL("2.1.denominator", _ -> true),
    OVERDUE("2.1.overdue", dossier -> !dossier.onTime());

    private final String name;
    private final Predicate<Reckoned> counts;

    IndicatorCell(String name, Predicate<Reckoned> counts) {
        this.name = name;
        this.counts = counts;
    }

    /** @throws IllegalArgumentException if the report has no such cell */
    public static IndicatorCell named(String name) {
        return Arrays.stream(values())
                .filter(cell -> cell.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no cell " + name));
    }

    boolean counts(Reckoned dossier) {
        return counts.test(dossier);
    }

    @Override
    public String toString() {
        return name;
    }
}
