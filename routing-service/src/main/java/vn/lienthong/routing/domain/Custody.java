package vn.lienthong.routing.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.ResponsibilityPassed;
import vn.lienthong.contracts.history.ChainOfCustody;

/**
 * Who has the dossier. More than one unit may hold it while it was sent to several at once (NĐ 61/2018, 19.6.b); the
 * last in {@code holders} is the one shown. A unit that sent it keeps it until the receiver acknowledges.
 *
 * @param chain who truly had it: a holder that only says so is not of it
 */
public record Custody(List<String> holders, List<Handover> underway, ChainOfCustody chain) {
    static final Custody NOBODY = new Custody(List.of(), List.of(), ChainOfCustody.NOBODY);

    Custody received(DossierReceived at) {
        return new Custody(List.of(at.unit()), List.of(), ChainOfCustody.NOBODY.with(at));
    }

    Custody sent(Handover handover) {
        return new Custody(holders, plus(underway, handover), chain.handedOver(handover.fromUnit(), handover.toUnit()));
    }

    Custody acknowledgedBy(String unit, String leg) {
        var answered = underwayTo(unit, leg);
        var remaining = answered.map(handover -> minus(underway, handover)).orElse(underway);
        var left = answered.map(handover -> minus(holders, handover.fromUnit())).orElse(holders);
        return new Custody(plus(minus(left, unit), unit), remaining, chain);
    }

    Custody sentBack(Handover back) {
        var refused = underway.stream()
                .filter(handover -> handover.answers(back.fromUnit(), back.leg()))
                .filter(handover -> handover.fromUnit().equals(back.toUnit()))
                .findFirst();
        var remaining = refused.map(handover -> minus(underway, handover)).orElse(underway);
        var left = minus(minus(holders, back.fromUnit()), back.toUnit());
        return new Custody(plus(left, back.toUnit()), remaining, chain.handedOver(back.fromUnit(), back.toUnit()));
    }

    /** Between a unit and one that took it over nothing is underway any more. */
    Custody passed(ResponsibilityPassed event) {
        return new Custody(
                holders.stream().map(event::after).distinct().toList(),
                underway.stream()
                        .map(handover -> handover.passed(event))
                        .filter(handover -> !handover.fromUnit().equals(handover.toUnit()))
                        .toList(),
                chain.with(event));
    }

    /** Whether the unit has it, or it is on its way there. */
    boolean isWith(String unit) {
        return holders.contains(unit)
                || underway.stream().anyMatch(handover -> handover.toUnit().equals(unit));
    }

    Optional<Handover> underwayTo(String unit, String leg) {
        return underway.stream().filter(handover -> handover.answers(unit, leg)).findFirst();
    }

    /** Whether the unit has or had it, or one that had it sent it there. */
    boolean reached(String unit) {
        return chain.arrived().contains(unit);
    }

    private static <T> List<T> plus(List<T> all, T one) {
        var more = new ArrayList<>(all);
        more.add(one);
        return List.copyOf(more);
    }

    private static <T> List<T> minus(List<T> all, T one) {
        var fewer = new ArrayList<>(all);
        fewer.remove(one);
        return List.copyOf(fewer);
    }
}
