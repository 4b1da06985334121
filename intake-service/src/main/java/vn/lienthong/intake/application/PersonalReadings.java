package vn.lienthong.intake.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Who read personal data of which dossier, who looked for which person, and when. */
public interface PersonalReadings {

    /** Who reads. */
    record Reader(String subject, String unit, Collection<String> roles) {}

    /** One reading of one dossier's persons. */
    record Reading(Instant at, String subject, String unit, List<String> roles, String dossier) {}

    /**
     * Which readings are told.
     *
     * @param from at or after
     * @param to before
     */
    record Wanted(Optional<String> dossier, Optional<String> subject, Optional<Instant> from, Optional<Instant> to) {}

    /** The latest first, at most so many. */
    Uni<List<Reading>> told(Wanted wanted, int most);

    Uni<Void> read(Reader reader, Collection<String> dossiers);

    /** @param shown the dossiers that the search told the reader of */
    Uni<Void> searched(Reader reader, String person, List<String> shown);
}
