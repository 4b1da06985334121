package vn.lienthong.bruteforce;

import static java.time.temporal.ChronoUnit.DAYS;
import static vn.lienthong.bruteforce.Asked.day;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.lienthong.bruteforce.Steps.Step;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierWithdrawn;
import vn.lienthong.contracts.event.DueDateMoved;
import vn.lienthong.contracts.event.ExtensionGranted;
import vn.lienthong.contracts.event.ProcessingStopped;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.DueReason;
import vn.lienthong.contracts.value.DueSource;
import vn.lienthong.contracts.value.Scope;

/** What turns out to have been otherwise: facts corrected, annulled, and annulments annulled. */
final class RandomAmendments {
    private final Chance chance;
    private final Steps steps;
    private final LocalDate firstDay;
    /** Where deadline said the first date, or {@code null}. */
    private final Step firstDate;

    private DossierReceived reception;

    RandomAmendments(Chance chance, Steps steps, DossierReceived reception, Step firstDate) {
        this.chance = chance;
        this.steps = steps;
        this.reception = reception;
        this.firstDate = firstDate;
        firstDay = day(steps.first().time());
    }

    /** @param units those to which it may turn out to belong */
    void amend(List<String> units) {
        switch (chance.below(7)) {
            case 0 -> correctTheReception(chance.pick(units));
            case 1 -> correctTheSlip();
            case 2 -> receiveEarlier();
            case 3 -> correctAnExtension();
            case 4 -> receiveAgain();
            case 5 -> annul(chance.pick(steps.all()));
            default -> correctTheClose();
        }
    }

    private void correctTheReception(String unit) {
        var parent = chance.oneIn(2) ? reception.parent() : null;
        reception = new DossierReceived(
                reception.unit(),
                reception.procedure(),
                "LT",
                chance.pick(Channel.values()),
                unit,
                reception.promised(),
                "cb-3",
                null,
                null,
                null,
                null,
                parent);
        steps.correct(steps.first(), within(30), null, reception);
    }

    /** In time, the first date was the new one all along; too late, deadline moves it from then on. */
    private void correctTheSlip() {
        if (reception.promised() == null) return;
        var next = chance.due(firstDay.plusDays(chance.below(20)));
        var at = within(30);
        var isTooLate = at.isAfter(reception.promised().due().at());
        reception = promising(next, DueSource.POSTED);
        var correction = steps.correct(steps.first(), at, null, reception);
        if (isTooLate) steps.addAfter(correction, at, moved(next));
        else correctTheFirstDate(correction, null, next);
    }

    /** What was counted from the reception is earlier by as many days, what was posted stands. */
    private void receiveEarlier() {
        var days = 1 + chance.below(5);
        var promised = reception.promised();
        var time = steps.first().time().minus(days, DAYS);
        var isCounted = promised != null && promised.source() == DueSource.COMPUTED;
        var next = isCounted
                ? new DueDate(
                        promised.due().at().minus(days, DAYS), promised.due().precision())
                : null;
        if (isCounted) reception = promising(next, DueSource.COMPUTED);
        var correction = steps.correct(steps.first(), within(30), time, isCounted ? reception : null);
        correctTheFirstDate(correction, time, next);
    }

    /** As deadline does where the reception reads otherwise. */
    private void correctTheFirstDate(Step after, Instant time, DueDate next) {
        if (firstDate == null) return;
        var reads = next == null ? firstDate.event() : RandomHistory.first(next);
        steps.correctAfter(after, firstDate, after.time(), time, reads);
    }

    private void correctAnExtension() {
        steps.first(ExtensionGranted.class::isInstance).ifPresent(extension -> {
            var granted = day(extension.time());
            var next = chance.due(granted.plusDays(chance.below(15)));
            var at = chance.at(granted.plusDays(chance.below(20)));
            steps.correct(extension, at, null, new ExtensionGranted(next, "2/XL", null));
        });
    }

    private void receiveAgain() {
        if (!chance.oneIn(3)) return;
        annul(steps.first());
        if (chance.oneIn(2)) steps.add(steps.first().time(), reception);
    }

    /** And maybe the annulment is taken back. */
    private void annul(Step fact) {
        var annulment = steps.annul(fact);
        if (chance.oneIn(4)) steps.annul(annulment);
    }

    private void correctTheClose() {
        steps.first(RandomAmendments::closes)
                .ifPresent(close ->
                        steps.correct(close, close.time(), chance.at(firstDay.plusDays(chance.below(25) - 2)), null));
    }

    private static boolean closes(DossierEvent event) {
        return event instanceof DossierResolved
                || event instanceof DossierWithdrawn
                || event instanceof ProcessingStopped;
    }

    private Instant within(int days) {
        return chance.at(firstDay.plusDays(chance.below(days)));
    }

    private static DueDateMoved moved(DueDate next) {
        return new DueDateMoved(Scope.DOSSIER, null, null, next, DueReason.CORRECTION, null, null);
    }

    private DossierReceived promising(DueDate due, DueSource source) {
        return new DossierReceived(
                reception.unit(),
                reception.procedure(),
                reception.field(),
                reception.channel(),
                reception.resolvingUnit(),
                RandomHistory.promised(due, source),
                reception.officer(),
                null,
                null,
                null,
                null,
                reception.parent());
    }
}
