package vn.lienthong.deadline.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierSubmitted;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.History;
import vn.lienthong.workingtime.WorkCalendar;

/**
 * What the history of a dossier says about its time.
 *
 * @param submission the filing online, {@code null} if there was none
 * @param reception the fact that started the clock, {@code null} before it
 * @param dossier the clock of the whole dossier, {@code null} before the reception
 * @param legs the clocks of the legs in the order of their start; a leg sent back has one for each round
 * @param pauses when the clocks stood still, in order
 * @param close the first close, {@code null} while open
 * @param extensions the re-appointments so far
 * @param obligations what is or was owed by a date of its own
 * @param expiries until when the applicant must bring what was asked for, where the law stops the dossier otherwise
 */
public record TimeSheet(
        Fact submission,
        Fact reception,
        Clock dossier,
        List<Clock> legs,
        List<Pause> pauses,
        Fact close,
        List<Fact> extensions,
        List<Obligation> obligations,
        List<SupplementExpiry> expiries) {
    public TimeSheet {
        legs = List.copyOf(legs);
        pauses = List.copyOf(pauses);
        extensions = List.copyOf(extensions);
        obligations = List.copyOf(obligations);
        expiries = List.copyOf(expiries);
    }

    public static TimeSheet of(History history, TimeLaw law) {
        var fold = new TimeSheetFold(law, history);
        history.judgedByTime().forEach(fold::apply);
        var sheet = fold.result();
        return sheet.owing(Synchronisation.owed(history, sheet, law));
    }

    private TimeSheet owing(List<Obligation> more) {
        var all = Stream.concat(obligations.stream(), more.stream()).toList();
        return new TimeSheet(submission, reception, dossier, legs, pauses, close, extensions, all, expiries);
    }

    public boolean isReceived() {
        return reception != null;
    }

    /** The day whose law it keeps. */
    public LocalDate receivedOn() {
        return WorkCalendar.dayOf(reception.time());
    }

    public String procedure() {
        return ((DossierReceived) reception.event()).procedure();
    }

    public boolean isOpen() {
        return isReceived() && close == null;
    }

    /** Where it was received or, before, filed; empty if neither is known. */
    public Optional<String> unit() {
        if (isReceived()) return Optional.of(((DossierReceived) reception.event()).unit());
        return Optional.ofNullable(submission).map(filed -> ((DossierSubmitted) filed.event()).unit());
    }

    /** The fact from which its first duty or clock runs, {@code null} before it. */
    public Fact beginning() {
        return isReceived() ? reception : submission;
    }

    /** What had been missed at that moment of what is owed by a date of its own. */
    public List<Obligation> missedDuties(Instant moment) {
        return obligations.stream()
                .filter(obligation -> obligation.isMissedAt(moment))
                .toList();
    }

    /** All clocks: the dossier's, then the legs'. */
    public Stream<Clock> clocks() {
        return isReceived() ? Stream.concat(Stream.of(dossier), legs.stream()) : Stream.empty();
    }

    /** Whether its beginning came to be known only when this moment had passed. */
    public boolean wasRecordedAfter(Instant moment) {
        return beginning().recordedAt().isAfter(moment);
    }
}
