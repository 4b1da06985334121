package vn.lienthong.catalogue;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import vn.lienthong.contracts.value.Limit;

/** A limit that the law sets in one version, in some procedures or in all. */
interface DatedRule {
    /** Codes of those that it binds, {@code null} for all. */
    Set<String> procedures();

    Limit limit();

    /** For what is received, or filed, from this day on. */
    LocalDate from();

    /** Last day of the version, {@code null} while it is in force. */
    LocalDate to();

    default boolean isInForce(LocalDate receivedOn) {
        return !receivedOn.isBefore(from()) && (to() == null || !receivedOn.isAfter(to()));
    }

    default boolean binds(String procedure) {
        return procedures() == null || procedures().contains(procedure);
    }

    /** Whether some procedure is bound by both. */
    default boolean bindsWith(DatedRule other) {
        return procedures() == null
                || other.procedures() == null
                || !Collections.disjoint(procedures(), other.procedures());
    }
}
