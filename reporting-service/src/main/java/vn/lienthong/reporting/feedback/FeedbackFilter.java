package vn.lienthong.reporting.feedback;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.lienthong.reporting.domain.DossierView;
import vn.lienthong.reporting.dossier.FeedbackGiven;

/**
 * Which feedback a list has.
 *
 * @param readable units one of which must be involved in the dossier; empty for a reader of everything
 * @param units of which one must have received the dossier, be to resolve it, or have had it in hand
 * @param from given at or after
 * @param to given before
 */
public record FeedbackFilter(
        Optional<List<String>> readable,
        Optional<List<String>> units,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<Boolean> answered) {

    boolean includes(DossierView dossier, FeedbackGiven given) {
        return from.filter(given.at()::isBefore).isEmpty()
                && to.filter(end -> !given.at().isBefore(end)).isEmpty()
                && answered.filter(wanted -> wanted != given.isAnswered()).isEmpty()
                && units.filter(wanted -> !concerns(wanted, dossier, given)).isEmpty();
    }

    private static boolean concerns(List<String> units, DossierView dossier, FeedbackGiven given) {
        return units.contains(dossier.unit())
                || units.contains(dossier.resolvingUnit())
                || units.contains(given.unit());
    }
}
