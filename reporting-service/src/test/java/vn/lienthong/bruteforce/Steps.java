package vn.lienthong.bruteforce;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.FactCorrected;

/** The facts of one dossier, in the order in which they are to be told. */
final class Steps {
    /** A fact to be told. What is about another one names it by the id that it has by then. */
    static final class Step {
        private final Instant time;
        private final Step about;
        private final Function<String, DossierEvent> event;
        private String id;

        private Step(Instant time, Step about, Function<String, DossierEvent> event) {
            this.time = time;
            this.about = about;
            this.event = event;
        }

        Instant time() {
            return time;
        }

        DossierEvent event() {
            return event.apply(about == null ? null : about.id);
        }

        void tell(Told told, String dossier, String root) {
            id = told.fact(dossier, root, time, event());
        }
    }

    private final List<Step> steps = new ArrayList<>();
    private final Chance chance;

    Steps(Chance chance) {
        this.chance = chance;
    }

    List<Step> all() {
        return List.copyOf(steps);
    }

    Step first() {
        return steps.getFirst();
    }

    Optional<Step> first(Predicate<DossierEvent> which) {
        return steps.stream().filter(step -> which.test(step.event())).findFirst();
    }

    Step add(Instant time, DossierEvent event) {
        var step = new Step(time, null, _ -> event);
        steps.add(step);
        return step;
    }

    /** Anything but the reception may become known later than what came after it, but before what is about it. */
    void tellOneLate() {
        if (steps.size() < 3) return;
        int place = 1 + chance.below(steps.size() - 1);
        var late = steps.get(place);
        if (steps.stream().anyMatch(step -> step.about == late)) return;
        steps.remove(late);
        steps.add(place + chance.below(steps.size() - place + 1), late);
    }

    /** @param newTime {@code null} where it stays */
    Step correct(Step fact, Instant at, Instant newTime, DossierEvent reads) {
        return correctAfter(fact, fact, at, newTime, reads);
    }

    /** The same, told after another fact too. */
    Step correctAfter(Step last, Step fact, Instant at, Instant newTime, DossierEvent reads) {
        return insert(
                last,
                at,
                fact,
                id -> reads == null
                        ? new FactCorrected(id, newTime, null, "ct")
                        : FactCorrected.reading(id, newTime, reads, "ct"));
    }

    Step annul(Step fact) {
        return insert(fact, fact.time, fact, id -> new FactAnnulled(id, "ct"));
    }

    void addAfter(Step last, Instant time, DossierEvent event) {
        insert(last, time, null, _ -> event);
    }

    private Step insert(Step last, Instant time, Step about, Function<String, DossierEvent> event) {
        var step = new Step(time, about, event);
        int told = Math.max(steps.indexOf(last), steps.indexOf(about)) + 1;
        steps.add(told + chance.below(steps.size() - told + 1), step);
        return step;
    }
}
