package vn.lienthong.reporting.adapter.rest;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import vn.lienthong.catalogue.Catalogue;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.catalogue.Unit;
import vn.lienthong.contracts.reference.Level;
import vn.lienthong.service.identity.Caller;
import vn.lienthong.service.identity.Roles;
import vn.lienthong.service.problem.ProblemException;

/**
 * Who may read what: auditors all; supervisors and source systems their unit and all below it; clerks and officers their
 * own unit. A plain code covers all units that ever bore it.
 */
@Singleton
public class Access {
    private final LiveCatalogue catalogue;
    private volatile Below below;

    Access(LiveCatalogue catalogue) {
        this.catalogue = catalogue;
        this.below = new Below(catalogue.now());
    }

    /** What one catalogue says of who ever lay below whom. */
    private record Below(Catalogue catalogue, Map<String, List<String>> units) {
        Below(Catalogue catalogue) {
            this(catalogue, new ConcurrentHashMap<>());
        }

        List<String> unit(String unit) {
            return units.computeIfAbsent(unit, code -> catalogue
                    .codes()
                    .filter(each -> catalogue.everWithin(each, code))
                    .toList());
        }
    }

    /** @throws ProblemException 403 unless the caller may read what concerns this unit */
    public void requireUnit(Caller caller, String unit) {
        if (!mayRead(caller, unit)) throw ProblemException.of(403, "role-required");
    }

    /** @throws ProblemException 403 unless one of the units involved is the caller's to read */
    public void requireAnyOf(Caller caller, Collection<String> units) {
        if (readsAll(caller)) return;
        if (units.stream().noneMatch(unit -> mayRead(caller, unit))) throw ProblemException.of(403, "role-required");
    }

    /**
     * The same for what covers all units below as well, which clerks and officers may not read.
     *
     * @throws ProblemException 403 unless the caller may read what concerns this unit and those below
     */
    public void requireUnitAndBelow(Caller caller, Unit unit) {
        requireUnit(caller, unit.code());
        var hasOthersBelow = unit.level() == Level.DISTRICT || unit.level() == Level.PROVINCE;
        if (hasOthersBelow && !readsAll(caller) && !caller.hasAny(Roles.SUPERVISOR, Roles.SOURCE))
            throw ProblemException.of(403, "role-required");
    }

    /** @throws ProblemException 403 unless the caller leads this unit, or one above it */
    public void requireLeader(Caller caller, String unit) {
        requireUnit(new Caller(caller.subject(), Set.of(Roles.SUPERVISOR), caller.unit()), unit);
    }

    public boolean mayRead(Caller caller, String unit) {
        if (readsAll(caller)) return true;
        if (caller.unit() == null) return false;
        if (caller.hasAny(Roles.SUPERVISOR, Roles.SOURCE) && catalogue.now().everWithin(unit, caller.unit()))
            return true;
        return caller.hasAny(Roles.CLERK, Roles.OFFICER) && unit.equals(caller.unit());
    }

    /** The units whose dossiers the caller may read; empty for a reader of everything. */
    public Optional<List<String>> readableUnits(Caller caller) {
        if (readsAll(caller)) return Optional.empty();
        if (caller.unit() == null) return Optional.of(List.of());
        if (caller.hasAny(Roles.SUPERVISOR, Roles.SOURCE)) return Optional.of(withAllBelow(caller.unit()));
        return Optional.of(caller.hasAny(Roles.CLERK, Roles.OFFICER) ? List.of(caller.unit()) : List.of());
    }

    /** The unit and every one that ever lay below it. */
    public List<String> withAllBelow(String unit) {
        var now = catalogue.now();
        if (below.catalogue() != now) below = new Below(now);
        return below.unit(unit);
    }

    public boolean readsAll(Caller caller) {
        return caller.has(Roles.AUDITOR);
    }

    /** Personal data is for those who work on the dossier, never for auditors or systems. */
    public boolean mayReadPersons(Caller caller, Collection<String> units) {
        var atWork = new HashSet<>(caller.roles());
        atWork.retainAll(Set.of(Roles.CLERK, Roles.OFFICER, Roles.SUPERVISOR));
        var worker = new Caller(caller.subject(), atWork, caller.unit());
        return units.stream().anyMatch(unit -> mayRead(worker, unit));
    }
}
