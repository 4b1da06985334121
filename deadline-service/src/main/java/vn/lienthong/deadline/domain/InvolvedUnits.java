package vn.lienthong.deadline.domain;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.History;

/** The units that have to do with a dossier. */
public final class InvolvedUnits {
    private InvolvedUnits() {}

    /**
     * Those that received it, resolve it or have a leg of it, and those that one of them handed it to: what anyone may
     * report of another's dossier opens it to nobody.
     */
    public static Set<String> in(History history, TimeSheet sheet) {
        if (!sheet.isReceived()) return Set.of();
        var received = (DossierReceived) sheet.reception().event();
        var units = new LinkedHashSet<String>();
        Stream.concat(
                        Stream.of(received.unit(), received.resolvingUnit()),
                        sheet.legs().stream().map(Clock::unit))
                .filter(Objects::nonNull)
                .forEach(units::add);
        for (Fact fact : history.facts())
            if (fact.event() instanceof DossierTransferred moved && units.contains(moved.fromUnit()))
                units.add(moved.toUnit());
        return units;
    }
}
