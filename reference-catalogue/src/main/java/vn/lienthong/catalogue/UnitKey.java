package vn.lienthong.catalogue;

import java.time.LocalDate;
import java.util.Comparator;
import vn.lienthong.contracts.reference.UnitGeneration;

/** Names one generation of a unit for ever. */
record UnitKey(String code, LocalDate from) implements Comparable<UnitKey> {
    private static final Comparator<UnitKey> ORDER =
            Comparator.comparing(UnitKey::code).thenComparing(UnitKey::from);

    static UnitKey of(UnitGeneration unit) {
        return new UnitKey(unit.code(), unit.from());
    }

    @Override
    public int compareTo(UnitKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return code + "@" + from;
    }
}
