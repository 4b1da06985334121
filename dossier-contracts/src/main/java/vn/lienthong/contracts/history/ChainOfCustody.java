package vn.lienthong.contracts.history;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import vn.lienthong.contracts.event.DeadlineEvent;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierSentBack;
import vn.lienthong.contracts.event.DossierSubmitted;
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.event.IntakeEvent;
import vn.lienthong.contracts.event.ReceptionRefused;
import vn.lienthong.contracts.event.ReportingEvent;
import vn.lienthong.contracts.event.ResponsibilityPassed;
import vn.lienthong.contracts.event.RoutingEvent;

/**
 * The units that truly had a dossier: where it was filed, received or is to be resolved, and to whom one of these, or one
 * behind them in this chain, handed it. Anyone may report anything of another's dossier; that a unit says it has what
 * nobody sent it, or hands on what it never had, puts neither it nor whom it names into the chain.
 *
 * @param arrived where the dossier came
 * @param resolving where it is to be resolved, whether it came there or not
 * @param ended units of either kind that are no more and have passed it on
 */
public record ChainOfCustody(Set<String> arrived, Set<String> resolving, Set<String> ended) {
    public static final ChainOfCustody NOBODY = new ChainOfCustody(Set.of(), Set.of(), Set.of());

    /** @param facts in the order in which they happened */
    public static ChainOfCustody of(List<Fact> facts) {
        var chain = NOBODY;
        for (var fact : facts) chain = chain.with(fact.event());
        return chain;
    }

    /** @param units that had the dossier to begin with */
    public static ChainOfCustody from(Collection<String> units) {
        return new ChainOfCustody(Set.copyOf(units), Set.of(), Set.of());
    }

    public ChainOfCustody with(DossierEvent event) {
        return switch (event) {
            case DossierSubmitted e -> at(e.unit());
            case ReceptionRefused e -> at(e.unit());
            case DossierReceived e -> at(e.unit()).resolvedBy(e.resolvingUnit());
            case DossierTransferred e -> handedOver(e.fromUnit(), e.toUnit());
            case DossierSentBack e -> handedOver(e.fromUnit(), e.toUnit());
            case ResponsibilityPassed e -> passed(e);
            case IntakeEvent _, RoutingEvent _, DeadlineEvent _, ReportingEvent _ -> this;
        };
    }

    /** Whoever had it may give it to anyone. */
    public ChainOfCustody handedOver(String from, String to) {
        return includes(from) ? at(to) : this;
    }

    /** Successors stand where the units stood that ended; these may still read what they had. */
    private ChainOfCustody passed(ResponsibilityPassed event) {
        var gone = new LinkedHashSet<>(ended);
        units().stream().filter(unit -> !event.after(unit).equals(unit)).forEach(gone::add);
        return new ChainOfCustody(mapped(arrived, event), mapped(resolving, event), Collections.unmodifiableSet(gone));
    }

    private static Set<String> mapped(Set<String> units, ResponsibilityPassed event) {
        var after = new LinkedHashSet<String>();
        units.forEach(unit -> after.add(event.after(unit)));
        return Collections.unmodifiableSet(after);
    }

    /** Whether the unit has or had it, was sent it by one that had, or is to resolve it. */
    public boolean includes(String unit) {
        return arrived.contains(unit) || resolving.contains(unit);
    }

    /** All that belong to it, or did until they ended. */
    public Set<String> units() {
        var units = new LinkedHashSet<>(arrived);
        units.addAll(resolving);
        units.addAll(ended);
        return units;
    }

    private ChainOfCustody at(String unit) {
        return new ChainOfCustody(and(arrived, unit), resolving, ended);
    }

    private ChainOfCustody resolvedBy(String unit) {
        return new ChainOfCustody(arrived, and(resolving, unit), ended);
    }

    private static Set<String> and(Set<String> units, String unit) {
        if (unit == null || units.contains(unit)) return units;
        var more = new LinkedHashSet<>(units);
        more.add(unit);
        return Collections.unmodifiableSet(more);
    }
}
