package vn.lienthong.intake.application;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;

/** Who read personal data of which dossier, who looked for which person, and when. */
public interface PersonalReadings {

    /** Who reads. */
    record Reader(String subject, String unit, Collection<String> roles) {}

    Uni<Void> read(Reader reader, Collection<String> dossiers);

    /** @param shown the dossiers that the search told the reader of */
    Uni<Void> searched(Reader reader, String person, List<String> shown);
}
