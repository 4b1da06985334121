package vn.lienthong.deadline.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.Duty;
import vn.lienthong.workingtime.DueDates;
import vn.lienthong.workingtime.StartRule;
import vn.lienthong.workingtime.WorkCalendar;

/**
 * What is owed by a date of its own in a dossier that was received, whoever asks for it: the hand-over to the agency that
 * resolves it, and the apology before its due date passes.
 */
final class Obligations {
    private final TimeLaw law;
    private final Fact reception;
    private final WorkCalendar calendar;

    Obligations(TimeLaw law, Fact reception, WorkCalendar calendar) {
        this.law = law;
        this.reception = reception;
        this.calendar = calendar;
    }

    /**
     * @param handover the first, {@code null} before it
     * @param close {@code null} while open
     */
    List<Obligation> of(Clock dossier, List<Pause> pauses, List<Fact> extensions, Fact handover, Fact close) {
        return Stream.concat(
                        handover(handover == null ? close : handover).stream(),
                        apology(dossier, pauses, extensions, close).stream())
                .toList();
    }

    /** On the day of reception, or at the start of the next one (NĐ 61/2018 art. 18(2)); what came online goes at once. */
    private Optional<Obligation> handover(Fact done) {
        var received = received();
        var resolver = received.resolvingUnit();
        if (resolver == null || resolver.equals(received.unit()) || received.channel() == Channel.ONLINE)
            return Optional.empty();
        return terms(Duty.TRANSFER).map(terms -> {
            var due = handoverDue(terms);
            return owed(Duty.TRANSFER, received.unit(), due, terms, DueDates.overdueFrom(due), time(done));
        });
    }

    private DueDate handoverDue(TimeLaw.DutyTerms terms) {
        var late = terms.afternoonLimit() != null && DueDates.isAfternoon(reception.time(), calendar);
        return late
                ? DueDates.compute(
                                reception.time(), terms.afternoonLimit(), StartRule.NEXT_WORKING_DAY_AFTER_15, calendar)
                        .due()
                : DueDates.compute(reception.time(), terms.limit(), calendar).due();
    }

    /**
     * At the latest so many days before the due date that passes, or was moved (NĐ 61/2018 art. 19(9)). Only the first:
     * a second re-appointment is none. Where that would be before reception, as in what is done the same day, none is owed.
     */
    private Optional<Obligation> apology(Clock dossier, List<Pause> pauses, List<Fact> extensions, Fact close) {
        return terms(Duty.APOLOGY)
                .flatMap(terms -> extensions.isEmpty()
                        ? dossier.missed(pauses).stream().findFirst().map(missed -> apology(missed, terms, close))
                        : Optional.of(apology(extensions.getFirst(), dossier, terms)))
                .filter(owed -> !owed.due().at().isBefore(reception.time()));
    }

    private Obligation apology(Missed missed, TimeLaw.DutyTerms terms, Fact close) {
        return owed(Duty.APOLOGY, resolver(), before(missed.due(), terms), terms, missed.from(), time(close));
    }

    private Obligation apology(Fact extension, Clock dossier, TimeLaw.DutyTerms terms) {
        var due = before(dossier.dueBefore(extension), terms);
        return owed(Duty.APOLOGY, resolver(), due, terms, DueDates.overdueFrom(due), extension.time());
    }

    private static DueDate before(DueDate due, TimeLaw.DutyTerms terms) {
        return DueDates.endOf(
                WorkCalendar.dayOf(due.at()).minusDays(terms.limit().value().intValueExact()));
    }

    private Obligation owed(
            Duty duty, String unit, DueDate due, TimeLaw.DutyTerms terms, Instant missedFrom, Instant doneAt) {
        return new Obligation(duty, unit, null, due, terms.basis(), reception.id(), missedFrom, doneAt);
    }

    private Optional<TimeLaw.DutyTerms> terms(Duty duty) {
        return law.duty(duty, WorkCalendar.dayOf(reception.time()));
    }

    private String resolver() {
        var received = received();
        return received.resolvingUnit() == null ? received.unit() : received.resolvingUnit();
    }

    private DossierReceived received() {
        return (DossierReceived) reception.event();
    }

    private static Instant time(Fact fact) {
        return fact == null ? null : fact.time();
    }
}
