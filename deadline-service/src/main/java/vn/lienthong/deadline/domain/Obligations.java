package vn.lienthong.deadline.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.reference.StartRule;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.Duty;
import vn.lienthong.workingtime.DueDates;
import vn.lienthong.workingtime.WorkCalendar;

/**
 * What is owed by a date of its own in a dossier that was received, whoever asks for it: the hand-over to the agency that
 * resolves it, its acknowledgement by who was handed it, and the apology before its due date passes.
 */
final class Obligations {
    private final TimeLaw law;
    private final Fact reception;
    private final WorkCalendar calendar;
    private final Told told;

    Obligations(TimeLaw law, Fact reception, WorkCalendar calendar, Told told) {
        this.law = law;
        this.told = told;
        this.reception = reception;
        this.calendar = calendar;
    }

    /**
     * @param handover the first fact that shows the dossier handed over, {@code null} before it
     * @param close {@code null} while open
     */
    List<Obligation> of(
            Clock dossier,
            List<Pause> pauses,
            List<Fact> extensions,
            Fact handover,
            List<Arrivals.Arrival> arrivals,
            Fact close) {
        return Stream.of(
                        handover(pauses, handover, close).stream(),
                        arrivals.stream().flatMap(arrival -> acknowledgement(arrival, close).stream()),
                        apology(dossier, pauses, extensions, close).stream())
                .flatMap(owed -> owed)
                .toList();
    }

    /**
     * By who was handed the dossier, within desk hours of its own (NĐ 63/2024 art. 7(4)), from the hand-over, or from when
     * that was told, if it was told too late: nobody acknowledges what he has not heard of. That the applicant's time is
     * not counted gives it no longer.
     */
    private Optional<Obligation> acknowledgement(Arrivals.Arrival arrival, Fact close) {
        return terms(Duty.ACKNOWLEDGEMENT).map(terms -> {
            var sent = arrival.handover();
            var calendar = law.calendar(arrival.to(), WorkCalendar.dayOf(reception.time()));
            var from = told.actionableFrom(sent, received().unit());
            var due = DueDates.compute(from, terms.limit(), calendar).due();
            return Obligation.byItsDate(
                    Duty.ACKNOWLEDGEMENT, arrival.to(), due, terms.basis(), sent, arrival.shownBy(), close);
        });
    }

    /**
     * On the day of reception, or at the start of the next one (NĐ 61/2018 art. 18(2)); what came online goes at once. It
     * waits while the clock stands still.
     */
    private Optional<Obligation> handover(List<Pause> pauses, Fact done, Fact close) {
        if (!isToBeHandedOver()) return Optional.empty();
        return terms(Duty.TRANSFER).flatMap(terms -> {
            var due = handoverDue(terms);
            return Clock.runningFrom(DueDates.overdueFrom(due), pauses).map(from -> Obligation.byItsDate(
                            Duty.TRANSFER, received().unit(), due, terms.basis(), reception, done, close)
                    .missedOncePassed(due, from));
        });
    }

    private boolean isToBeHandedOver() {
        var resolver = received().resolvingUnit();
        var byDesk = received().channel() == Channel.DIRECT || received().channel() == Channel.POST;
        return byDesk && resolver != null && !resolver.equals(received().unit());
    }

    private DueDate handoverDue(TimeLaw.DutyTerms terms) {
        var late = terms.afternoonLimit() != null && DueDates.isWorkingAfternoon(reception.time(), calendar);
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
        var extension = extensions.isEmpty() ? null : extensions.getFirst();
        return terms(Duty.APOLOGY)
                .flatMap(terms -> dossier.missed(pauses).stream()
                        .filter(missed -> extension == null || !extension.time().isBefore(missed.from()))
                        .findFirst()
                        .map(missed -> apology(missed.due(), missed.from(), terms, extension, close))
                        .or(() -> moved(dossier, pauses, extension, terms)))
                .filter(owed -> !owed.due().at().isBefore(reception.time()));
    }

    /** The due date was moved before it passed. */
    private Optional<Obligation> moved(Clock dossier, List<Pause> pauses, Fact extension, TimeLaw.DutyTerms terms) {
        if (extension == null) return Optional.empty();
        var due = dossier.dueBefore(extension);
        return Clock.runningFrom(DueDates.overdueFrom(before(due, terms)), pauses)
                .map(from -> apology(due, from, terms, extension, null));
    }

    private Obligation apology(DueDate passing, Instant from, TimeLaw.DutyTerms terms, Fact extension, Fact close) {
        return Obligation.byItsDate(
                        Duty.APOLOGY,
                        received().resolver(),
                        before(passing, terms),
                        terms.basis(),
                        reception,
                        extension,
                        close)
                .missedOncePassed(passing, from);
    }

    private static DueDate before(DueDate due, TimeLaw.DutyTerms terms) {
        return DueDates.endOf(terms.daysBefore(due));
    }

    private Optional<TimeLaw.DutyTerms> terms(Duty duty) {
        return law.duty(duty, received().procedure(), WorkCalendar.dayOf(reception.time()));
    }

    private DossierReceived received() {
        return (DossierReceived) reception.event();
    }
}
