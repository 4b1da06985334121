package vn.lienthong.deadline.adapter.rest;

import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.stream.Stream;
import vn.lienthong.catalogue.Catalogue;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.deadline.domain.Clock;
import vn.lienthong.deadline.domain.TimeSheet;
import vn.lienthong.service.identity.Caller;
import vn.lienthong.service.identity.Roles;
import vn.lienthong.service.problem.ProblemException;

/** Who may deal with a dossier: the units that received it, resolve it or have a leg of it, those above, and auditors. */
@Singleton
class InvolvedUnits {
    private final Catalogue catalogue;

    InvolvedUnits(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** @throws ProblemException 404 if the dossier is unknown, 403 if the caller has nothing to do with it */
    void require(TimeSheet sheet, Caller caller) {
        if (!sheet.isReceived()) throw ProblemException.of(404, "unknown-dossier");
        if (!caller.has(Roles.AUDITOR) && !isInvolved(sheet, caller.unit()))
            throw ProblemException.of(403, "wrong-unit", sheet.unit());
    }

    private boolean isInvolved(TimeSheet sheet, String ancestor) {
        var received = (DossierReceived) sheet.reception().event();
        var units = Stream.concat(
                Stream.of(received.unit(), received.resolvingUnit()),
                sheet.legs().stream().map(Clock::unit));
        return ancestor != null
                && units.filter(Objects::nonNull).anyMatch(unit -> catalogue.everWithin(unit, ancestor));
    }
}
