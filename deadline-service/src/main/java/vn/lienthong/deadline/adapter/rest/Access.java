package vn.lienthong.deadline.adapter.rest;

import jakarta.inject.Singleton;
import java.util.Set;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.contracts.history.History;
import vn.lienthong.deadline.domain.InvolvedUnits;
import vn.lienthong.deadline.domain.TimeSheet;
import vn.lienthong.service.identity.Caller;
import vn.lienthong.service.identity.Roles;
import vn.lienthong.service.problem.ProblemException;

/**
 * Who may look at a dossier's clocks: the units that have to do with it, the supervisors and systems of those above, and
 * auditors. Who may move its due date: those units alone. A plain code is that of all units that ever bore it.
 */
@Singleton
class Access {
    private final LiveCatalogue catalogue;

    Access(LiveCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** @throws ProblemException 404 if the dossier is unknown, 403 if the caller has nothing to do with it */
    void requireReader(History history, TimeSheet sheet, Caller caller) {
        require(sheet, mayRead(InvolvedUnits.in(history, sheet), caller));
    }

    /** @throws ProblemException 404 if the dossier is unknown, 403 if the caller's own unit has nothing to do with it */
    void requireActor(History history, TimeSheet sheet, Caller caller) {
        require(sheet, isOfOneOf(InvolvedUnits.in(history, sheet), caller));
    }

    private static void require(TimeSheet sheet, boolean allowed) {
        var unit = sheet.unit().orElseThrow(() -> ProblemException.of(404, "unknown-dossier"));
        if (!allowed) throw ProblemException.of(403, "wrong-unit", unit);
    }

    private boolean mayRead(Set<String> units, Caller caller) {
        if (caller.has(Roles.AUDITOR)) return true;
        var readsBelow = caller.unit() != null && caller.hasAny(Roles.SUPERVISOR, Roles.SOURCE);
        return isOfOneOf(units, caller)
                || readsBelow && units.stream().anyMatch(unit -> catalogue.now().everWithin(unit, caller.unit()));
    }

    private static boolean isOfOneOf(Set<String> units, Caller caller) {
        return caller.unit() != null && units.contains(caller.unit());
    }
}
