package vn.lienthong.reporting.report;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import vn.lienthong.contracts.value.Edition;

/**
 * An edition as it was filed.
 *
 * @param number among the editions of the same report, from 1
 * @param restates id of the edition before, or {@code null}
 */
public record StoredEdition(Edition edition, int number, String restates, Instant filedAt, String filedBy) {
    public String id() {
        return edition.id();
    }

    /** What all editions of this report share. */
    public String report() {
        return EditionId.parse(id()).report();
    }

    public boolean isOfSameReport(StoredEdition other) {
        return report().equals(other.report());
    }

    public String unitCode() {
        return UnitAsked.parse(edition.unit()).code();
    }

    public Period period() {
        return new Period(edition.from(), edition.to());
    }

    /**
     * The one whose closing that period carries in: of those that end on the day before one of a period as long, if there
     * is one, else the one that was filed last.
     */
    public static Optional<StoredEdition> previous(Period period, Collection<StoredEdition> inForce) {
        return inForce.stream()
                .filter(edition -> edition.period().to().equals(period.dayBefore()))
                .max(Comparator.comparing(
                                (StoredEdition edition) -> edition.period().kind() == period.kind())
                        .thenComparing(StoredEdition::filedAt));
    }
}
