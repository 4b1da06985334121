package vn.lienthong.reporting.adapter.rest;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.reporting.dossier.Register.Entry;
import vn.lienthong.reporting.forms.Book;
import vn.lienthong.reporting.forms.Heading;
import vn.lienthong.reporting.report.Period;
import vn.lienthong.reporting.report.UnitAsked;
import vn.lienthong.service.identity.Caller;
import vn.lienthong.service.problem.ProblemException;

/** Reads what register is asked for, and refuses what the caller may not ask. */
@Singleton
class BookReader {
    private final QuestionReader units;
    private final ReadableDossiers dossiers;
    private final Access access;
    private final LiveCatalogue catalogue;
    private final InstantSource clock;

    BookReader(
            QuestionReader units,
            ReadableDossiers dossiers,
            Access access,
            LiveCatalogue catalogue,
            InstantSource clock) {
        this.units = units;
        this.dossiers = dossiers;
        this.access = access;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * @param opened the day from which lines are numbered: the year's first, or the unit's
     * @param moment of the recorded time on which the register stands
     */
    record Asked(
            String unit,
            LocalDate opened,
            LocalDate from,
            LocalDate to,
            Optional<Heading> heading,
            Optional<Instant> asOf,
            Instant moment) {
        Book book(List<Entry> entries) {
            int first = entries.isEmpty() ? 0 : entries.getFirst().number();
            return new Book(heading.orElse(null), unit, from, to, first, entries.size());
        }
    }

    Asked read(Parameters parameters, Caller caller) {
        var named = UnitAsked.parse(parameters.required("unit"));
        var period = period(parameters);
        var unit = units.unit(named, period);
        access.requireUnit(caller, unit.code());
        if (!access.mayReadPersons(caller, List.of(unit.code()))) throw ProblemException.of(403, "role-required");
        var days = period.within(unit);
        var year = new Period(days.from().withDayOfYear(1), days.to()).within(unit);
        var asOf = dossiers.asOf(parameters);
        return new Asked(
                unit.code(),
                year.from(),
                days.from(),
                days.to(),
                Book.heading(unit.code(), days.from(), catalogue.now()),
                asOf,
                asOf.orElseGet(clock::instant));
    }

    /** A register is opened for a year. */
    private static Period period(Parameters parameters) {
        var year = parameters.read("year", BookReader::parsedYear);
        if (year.isPresent()) {
            if (parameters.text("from").isPresent() || parameters.text("to").isPresent())
                throw Parameters.invalid("year");
            return new Period(year.get(), year.get().plusYears(1).minusDays(1));
        }
        var from = parameters.day("from").orElseThrow(() -> ProblemException.of(400, "missing-parameter", "year"));
        var to = parameters.day("to").orElseThrow(() -> ProblemException.of(400, "missing-parameter", "to"));
        if (to.isBefore(from) || to.getYear() != from.getYear()) throw Parameters.invalid("to");
        return new Period(from, to);
    }

    private static LocalDate parsedYear(String text) {
        return Parameters.storable(LocalDate.of(Integer.parseInt(text), 1, 1));
    }
}
