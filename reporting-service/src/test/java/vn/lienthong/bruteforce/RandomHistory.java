package vn.lienthong.bruteforce;

import static vn.lienthong.bruteforce.Asked.day;
import static vn.lienthong.bruteforce.Asked.start;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import vn.lienthong.bruteforce.Steps.Step;
import vn.lienthong.contracts.event.ClockResumed;
import vn.lienthong.contracts.event.ClockSuspended;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierOverdue;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.event.DossierWithdrawn;
import vn.lienthong.contracts.event.DueDateMoved;
import vn.lienthong.contracts.event.DueDateSet;
import vn.lienthong.contracts.event.ExtensionGranted;
import vn.lienthong.contracts.event.PaymentConfirmed;
import vn.lienthong.contracts.event.PaymentRequested;
import vn.lienthong.contracts.event.ProcessingStopped;
import vn.lienthong.contracts.event.ResponsibilityPassed;
import vn.lienthong.contracts.event.SupplementProvided;
import vn.lienthong.contracts.event.SupplementRequested;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.DueReason;
import vn.lienthong.contracts.value.DueSource;
import vn.lienthong.contracts.value.Limit;
import vn.lienthong.contracts.value.LimitUnit;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.OverdueCause;
import vn.lienthong.contracts.value.PromisedDue;
import vn.lienthong.contracts.value.Scope;
import vn.lienthong.contracts.value.StopGround;
import vn.lienthong.contracts.value.SuspensionGround;

/** What happens to one dossier, and in which order it becomes known. */
final class RandomHistory {
    private static final Limit LIMIT = new Limit(BigDecimal.TEN, LimitUnit.WORKING_DAY);

    private final Chance chance;
    private final Country country;
    private final Steps steps;
    private final LocalDate firstDay;
    private final DossierReceived reception;
    private Step firstDate;
    private DueDate due;
    /** Until when it has been thought out. */
    private Instant now;

    private RandomHistory(Random random, Country country, String parent) {
        this.country = country;
        chance = Chance.of(random);
        steps = new Steps(chance);
        firstDay = country.first().plusDays(chance.below(country.days()));
        now = chance.at(firstDay);
        due = chance.oneIn(8) ? null : chance.due(firstDay.plusDays(chance.below(12)));
        reception = reception(country.unitsOn(firstDay), parent);
    }

    /** @param parent code of the group's dossier, or {@code null} */
    static List<Step> make(Random random, Country country, String parent) {
        return new RandomHistory(random, country, parent).steps();
    }

    private List<Step> steps() {
        receive();
        for (int i = chance.below(5); i > 0; i--) something();
        if (!chance.oneIn(4)) close();
        if (chance.oneIn(6)) close();
        country.reorganisations().forEach(this::passOn);
        for (int i = chance.below(3); i > 0; i--) steps.tellOneLate();
        var amendments = new RandomAmendments(chance, steps, reception, firstDate);
        for (int i = chance.below(3); i > 0; i--) amendments.amend(country.unitsOn(firstDay));
        return steps.all();
    }

    private DossierReceived reception(List<String> units, String parent) {
        return new DossierReceived(
                chance.pick(units),
                chance.pick("P-1", "P-2"),
                chance.pick("CT", "TPHT", "DCXD"),
                chance.pick(Channel.values()),
                chance.oneIn(4) ? chance.pick(units) : null,
                due == null ? null : promised(due, chance.pick(DueSource.values())),
                chance.pick("cb-1", "cb-2"),
                null,
                null,
                null,
                null,
                parent);
    }

    private void receive() {
        tell(reception);
        if (due != null && !chance.oneIn(8)) firstDate = tell(first(due));
    }

    private void something() {
        pass();
        switch (chance.below(9)) {
            case 0, 1 -> waitFor(SuspensionGround.SUPPLEMENT);
            case 2 -> waitFor(SuspensionGround.PAYMENT);
            case 3 -> waitFor(SuspensionGround.INCIDENT);
            case 4, 5 -> extend();
            case 6 -> moveDue(DueReason.LIMIT_CHANGE, chance.due(firstDay.plusDays(chance.below(25))));
            case 7 -> tell(new DossierTransferred(reception.unit(), anyUnit(), null, null, null));
            default -> noticeWhatChangesNothing();
        }
    }

    private void waitFor(SuspensionGround ground) {
        request(ground);
        tell(new ClockSuspended(ground, null));
        if (chance.oneIn(4)) return;
        pass();
        provide(ground);
        tell(new ClockResumed(ground, null));
        if (due != null && !chance.oneIn(5)) moveDue(reason(ground), chance.due(day(now).plusDays(chance.below(8))));
    }

    private void request(SuspensionGround ground) {
        switch (ground) {
            case SUPPLEMENT -> tell(new SupplementRequested(List.of(), null, null));
            case PAYMENT -> tell(new PaymentRequested(BigDecimal.TEN, "VND", null));
            case INCIDENT -> {}
        }
    }

    private void provide(SuspensionGround ground) {
        switch (ground) {
            case SUPPLEMENT -> tell(new SupplementProvided(List.of(), null));
            case PAYMENT -> tell(new PaymentConfirmed(BigDecimal.TEN, "VND", null));
            case INCIDENT -> {}
        }
    }

    private DueReason reason(SuspensionGround ground) {
        return switch (ground) {
            case SUPPLEMENT -> chance.pick(DueReason.SUPPLEMENT_RESTART, DueReason.SUPPLEMENT_PAUSE);
            case PAYMENT -> DueReason.PAYMENT_PAUSE;
            case INCIDENT -> DueReason.SYSTEM_INCIDENT;
        };
    }

    private void extend() {
        var next = chance.due(day(now).plusDays(chance.below(12)));
        tell(new ExtensionGranted(next, "1/XL", null));
        moveDue(DueReason.EXTENSION_APOLOGY, next);
    }

    private void moveDue(DueReason reason, DueDate next) {
        tell(new DueDateMoved(Scope.DOSSIER, null, due, next, reason, null, null));
        due = next;
    }

    private void noticeWhatChangesNothing() {
        var leg = chance.due(firstDay.plusDays(chance.below(5)));
        tell(new DueDateSet(Scope.LEG, "1", leg, DueReason.INITIAL, null, null));
        tell(new DueDateMoved(Scope.LEG, "1", leg, chance.due(day(now)), DueReason.SUPPLEMENT_PAUSE, null, null));
        if (due != null && due.at().isBefore(now))
            steps.add(due.at(), new DossierOverdue(Scope.DOSSIER, null, due.at(), OverdueCause.PROCESSING));
    }

    private void close() {
        pass();
        tell(
                switch (chance.below(5)) {
                    case 0 -> new DossierWithdrawn();
                    case 1 -> new ProcessingStopped(reception.unit(), StopGround.OTHER_LAW, null);
                    case 2 -> new DossierResolved(anyUnit(), Outcome.REFUSED, null, null);
                    default -> new DossierResolved(anyUnit(), Outcome.APPROVED, null, null);
                });
    }

    /** What nobody is assigned to is assigned later, or never. */
    private void passOn(ResponsibilityPassed passed) {
        var at = start(passed.on());
        if (!steps.first().time().isBefore(at)) return;
        var told = steps.add(at, passed);
        if (chance.oneIn(3)) steps.correct(told, chance.at(passed.on().plusDays(9)), null, assigned(passed));
    }

    private static ResponsibilityPassed assigned(ResponsibilityPassed passed) {
        var passings = passed.passings().stream()
                .map(passing -> passing.isAssigned() || passing.candidates().isEmpty()
                        ? passing
                        : passing.to(passing.candidates().getFirst(), "2"))
                .toList();
        return new ResponsibilityPassed(passed.on(), passings);
    }

    private String anyUnit() {
        return chance.pick(country.everyCode());
    }

    private Step tell(DossierEvent event) {
        return steps.add(now, event);
    }

    private void pass() {
        var next = chance.at(day(now).plusDays(chance.below(7)));
        now = next.isAfter(now) ? next : now.plusSeconds(900);
    }

    static DueDateSet first(DueDate due) {
        return new DueDateSet(Scope.DOSSIER, null, due, DueReason.INITIAL, null, null);
    }

    static PromisedDue promised(DueDate due, DueSource source) {
        return new PromisedDue(due, due.at(), source, due, LIMIT, "1", "1");
    }
}
