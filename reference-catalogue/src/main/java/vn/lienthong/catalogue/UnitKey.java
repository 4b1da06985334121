package vn.lienthong.catalogue;

import java.time.LocalDate;
import vn.lienthong.contracts.reference.UnitGeneration;

/** Names one generation of a unit for ever. */
record UnitKey(String code, LocalDate from) implements Comparable<UnitKey> {
    static UnitKey of(UnitGeneration unit) {
        return new UnitKey(unit.code(), unit.from());
    }

    @Override
    public int compareTo(UnitKey other) {
        var byCode = code.compareTo(other.code);
        return byCode == 0 ? from.compareTo(other.from) : byCode;
    }

    @Override
    public String toString() {
        return code + "@" + from;
    }
}
