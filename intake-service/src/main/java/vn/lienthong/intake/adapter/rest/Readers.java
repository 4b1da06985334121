package vn.lienthong.intake.adapter.rest;

import jakarta.inject.Singleton;
import java.util.List;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.intake.application.PersonalReadings.Reader;
import vn.lienthong.service.identity.Caller;
import vn.lienthong.service.identity.Roles;
import vn.lienthong.service.problem.ProblemException;

/** Who may read the persons of a dossier: clerks and officers of the units involved, and those who supervise them. */
@Singleton
class Readers {
    private final LiveCatalogue catalogue;

    Readers(LiveCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** As the logs of readings name them. */
    static Reader asReader(Caller asking) {
        return new Reader(asking.subject(), asking.unit(), asking.roles());
    }

    boolean mayRead(List<String> units, Caller asking) {
        if (asking.unit() == null) return false;
        return asking.has(Roles.SUPERVISOR)
                ? units.stream().anyMatch(unit -> catalogue.now().everWithin(unit, asking.unit()))
                : units.contains(asking.unit());
    }

    /** @throws ProblemException 403 if the caller's token names no unit that ever was */
    void requireUnit(Caller asking) {
        if (asking.unit() == null || catalogue.now().generations(asking.unit()).isEmpty())
            throw ProblemException.of(403, "role-required");
    }

    void require(List<String> units, Caller asking) {
        if (!mayRead(units, asking)) throw ProblemException.of(403, "role-required");
    }
}
