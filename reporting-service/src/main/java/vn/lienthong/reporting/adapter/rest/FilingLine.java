package vn.lienthong.reporting.adapter.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import vn.lienthong.reporting.report.StoredEdition;

/** An edition in a list. */
record FilingLine(
        String id,
        int edition,
        String unit,
        LocalDate from,
        LocalDate to,
        String by,
        String dueBasis,
        Instant filedAt,
        String filedBy,
        String standsOn,
        String checksum,
        boolean inForce) {

    /** @param editions of each report the newest first */
    static List<FilingLine> of(List<StoredEdition> editions) {
        var seen = new HashSet<String>();
        return editions.stream()
                .map(stored -> of(stored, seen.add(stored.report())))
                .toList();
    }

    private static FilingLine of(StoredEdition stored, boolean inForce) {
        var edition = stored.edition();
        return new FilingLine(
                edition.id(),
                stored.number(),
                edition.unit(),
                edition.from(),
                edition.to(),
                edition.by(),
                edition.dueBasis(),
                stored.filedAt(),
                stored.filedBy(),
                edition.standsOn(),
                edition.checksum(),
                inForce);
    }
}
