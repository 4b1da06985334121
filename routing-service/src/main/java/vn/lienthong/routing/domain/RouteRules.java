package vn.lienthong.routing.domain;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import vn.lienthong.contracts.value.Flag;

/** The rules of handing over that can be broken and are nevertheless recorded, because it happened. */
final class RouteRules {
    private RouteRules() {}

    /** What the command breaks in the state before it; the first is the one a refusal names. */
    static List<Flag> broken(Dossier dossier, Command command) {
        return switch (command) {
            case Command.Transfer c ->
                flags(
                        unless(dossier.custody().reached(c.fromUnit()), Flag.NOT_TRANSFERRED),
                        unless(mayBeSent(dossier, new Handover(c.fromUnit(), c.toUnit(), c.leg())), Flag.OFF_ROUTE));
            case Command.Acknowledge c ->
                flags(unless(dossier.custody().underwayTo(c.unit(), c.leg()).isPresent(), Flag.NOT_TRANSFERRED));
            case Command.Assign c -> flags(unless(dossier.custody().reached(c.unit()), Flag.NOT_TRANSFERRED));
            case Command.SendBack c ->
                flags(
                        unless(dossier.custody().reached(c.fromUnit()), Flag.NOT_TRANSFERRED),
                        unless(dossier.custody().reached(c.toUnit()), Flag.OFF_ROUTE));
            case Command.CompleteLeg c ->
                flags(
                        unless(dossier.custody().reached(c.unit()), Flag.NOT_TRANSFERRED),
                        unless(dossier.route().has(c.unit(), c.leg()), Flag.OFF_ROUTE));
            case Command.Resolve c ->
                flags(
                        unless(dossier.custody().reached(c.unit()), Flag.NOT_TRANSFERRED),
                        unless(isResolvingUnit(dossier, c.unit()), Flag.WRONG_RESOLVING_UNIT),
                        unless(dossier.route().openAtResolutionBy(c.unit()).isEmpty(), Flag.OPEN_LEGS));
            case Command.Stop c -> flags(unless(dossier.custody().reached(c.unit()), Flag.NOT_TRANSFERRED));
        };
    }

    /** Back to the desk that received the dossier the way is always open. */
    private static boolean mayBeSent(Dossier dossier, Handover handover) {
        return dossier.route().leads(handover)
                || dossier.reception()
                        .filter(r -> r.unit().equals(handover.toUnit()))
                        .isPresent();
    }

    private static boolean isResolvingUnit(Dossier dossier, String unit) {
        return dossier.reception().filter(r -> r.resolvingUnit().equals(unit)).isPresent();
    }

    private static Flag unless(boolean kept, Flag flag) {
        return kept ? null : flag;
    }

    private static List<Flag> flags(Flag... flags) {
        return Stream.of(flags).filter(Objects::nonNull).toList();
    }
}
