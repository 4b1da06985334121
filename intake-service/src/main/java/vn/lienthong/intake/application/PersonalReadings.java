package vn.lienthong.intake.application;

import io.smallrye.mutiny.Uni;
import java.util.Collection;

/** Who read personal data of which dossier, and when. */
public interface PersonalReadings {
    Uni<Void> log(String subject, String unit, Collection<String> roles, String dossier);
}
