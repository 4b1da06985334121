package vn.lienthong.intake.application;

import java.util.List;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.intake.domain.Dossier;

/** A dossier with the key its private texts are sealed under. */
public record Known(Dossier dossier, DossierKey key) {
    Known with(List<Fact> facts) {
        return new Known(dossier.with(facts), key);
    }
}
