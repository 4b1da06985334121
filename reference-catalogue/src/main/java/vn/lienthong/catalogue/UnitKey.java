package vn.lienthong.catalogue;

import java.time.LocalDate;
import vn.lienthong.contracts.reference.AgencyDescription;
import vn.lienthong.contracts.reference.UnitGeneration;

/** Names one generation of a unit, or of an agency, for ever. */
record UnitKey(String code, LocalDate from) implements Comparable<UnitKey> {
    static UnitKey of(UnitGeneration unit) {
        return new UnitKey(unit.code(), unit.from());
    }

    static UnitKey of(AgencyDescription agency) {
        return new UnitKey(agency.code(), agency.from());
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
