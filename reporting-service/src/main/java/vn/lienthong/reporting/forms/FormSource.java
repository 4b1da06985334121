package vn.lienthong.reporting.forms;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import vn.lienthong.catalogue.Catalogue;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierSubmitted;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.event.ResponsibilityPassed;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.reporting.domain.BusinessDay;
import vn.lienthong.reporting.domain.Dossier;
import vn.lienthong.reporting.domain.DossierView;
import vn.lienthong.workingtime.DueDates;
import vn.lienthong.workingtime.UnknownYearException;

/** What all papers of a dossier are filled in from: its facts, its persons, and the names of the time. */
public record FormSource(
        Dossier dossier, DossierView view, PersonalData persons, Catalogue catalogue, Surroundings surroundings) {

    public static FormSource of(Dossier dossier, PersonalData persons, Catalogue catalogue) {
        return new FormSource(dossier, DossierView.of(dossier), persons, catalogue, Surroundings.NONE);
    }

    public FormSource within(Surroundings found) {
        return new FormSource(dossier, view, persons, catalogue, found);
    }

    /** A signed paper keeps the name that the unit bore on its day. */
    String unit(String code, Instant at) {
        if (code == null) return "";
        var unassigned = code.indexOf('@');
        return unassigned < 0
                ? unit(code, BusinessDay.of(at))
                : unit(code.substring(0, unassigned), LocalDate.parse(code.substring(unassigned + 1)));
    }

    private String unit(String code, LocalDate day) {
        return catalogue.unit(code, day).map(unit -> unit.nameAt(day)).orElse(code);
    }

    /** Whose desk it was at that moment: the one that received it, or who took over from that. */
    String desk(Instant at) {
        return passed(view.unit(), Instant.MIN, at);
    }

    /** Who was to resolve it at that moment. */
    String resolver(Instant at) {
        return dossier.reception()
                .map(reception -> passed(reception.resolvingUnit(), Instant.MIN, at))
                .orElse(view.resolvingUnit());
    }

    /** Who stood at the second moment where that unit stood at the first. */
    String passed(String unit, Instant from, Instant to) {
        var stands = unit;
        for (var fact : dossier.history().facts())
            if (fact.event() instanceof ResponsibilityPassed passed
                    && fact.time().isAfter(from)
                    && !fact.time().isAfter(to)) stands = passed.after(stands);
        return stands;
    }

    /** Who is to resolve it, as it was called when it received the dossier or took over; while nobody has, the ended one. */
    String resolvingUnit() {
        var at = view.passedAt() == null ? view.receivedAt() : view.passedAt();
        return unit(view.resolvingUnit(), at);
    }

    /** By the version that was pinned at reception. */
    String procedure() {
        return received()
                .flatMap(received -> Optional.ofNullable(received.promised())
                        .flatMap(promised -> catalogue.version(received.procedure(), promised.procedureVersion()))
                        .map(version -> version.name()))
                .orElseGet(this::procedureByDay);
    }

    private String procedureByDay() {
        if (view.procedure() == null) return "";
        var since = Stream.of(view.receivedAt(), view.submittedAt())
                .flatMap(Stream::ofNullable)
                .findFirst();
        return since.flatMap(at -> catalogue.procedure(view.procedure(), BusinessDay.of(at)))
                .map(version -> version.name())
                .orElse(view.procedure());
    }

    Optional<DossierReceived> received() {
        return dossier.reception().map(reception -> reception.event());
    }

    Optional<DossierSubmitted> submitted() {
        return dossier.history().facts().stream()
                .map(Fact::event)
                .filter(DossierSubmitted.class::isInstance)
                .map(DossierSubmitted.class::cast)
                .findFirst();
    }

    /** What stands there by now: as it was written with the fact, or with the last correction that says otherwise. */
    String text(Fact fact, String field) {
        var text = Stream.concat(
                        Stream.ofNullable(persons.written(fact.id(), field)),
                        dossier.history().amendments().stream()
                                .filter(amendment -> amendment.event() instanceof FactCorrected corrected
                                        && corrected.fact().equals(fact.id()))
                                .flatMap(amendment -> Stream.ofNullable(persons.rewritten(amendment.id(), field))))
                .reduce((_, later) -> later);
        return text.orElse(persons.erased() ? Person.ERASED : "");
    }

    /** Like a text, but where nobody wrote any there was none, erased or not. */
    String noted(Fact fact, String field) {
        var text = text(fact, field);
        return text.equals(Person.ERASED) ? "" : text;
    }

    /** When the citizen is to come: a day ends for him when the desk closes. */
    Instant slip(DueDate due, Instant at) {
        try {
            return DueDates.slipDueAt(due, catalogue.calendar(desk(at), BusinessDay.of(at)));
        } catch (UnknownYearException | IllegalArgumentException noCalendar) {
            return due.at();
        }
    }
}
