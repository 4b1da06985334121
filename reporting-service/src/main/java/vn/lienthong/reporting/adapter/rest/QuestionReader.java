package vn.lienthong.reporting.adapter.rest;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.catalogue.Unit;
import vn.lienthong.reporting.domain.BusinessDay;
import vn.lienthong.reporting.report.AsKnown;
import vn.lienthong.reporting.report.Period;
import vn.lienthong.reporting.report.Question;
import vn.lienthong.reporting.report.UnitAsked;
import vn.lienthong.service.identity.Caller;
import vn.lienthong.service.identity.CurrentCaller;
import vn.lienthong.service.problem.ProblemException;

/** Reads what every report is asked, and refuses what the caller may not ask. */
@Singleton
class QuestionReader {
    private final Access access;
    private final InstantSource clock;
    private final LiveCatalogue catalogue;
    private final CurrentCaller caller;

    QuestionReader(LiveCatalogue catalogue, Access access, InstantSource clock, CurrentCaller caller) {
        this.catalogue = catalogue;
        this.access = access;
        this.clock = clock;
        this.caller = caller;
    }

    /** As the caller asks it in the address. */
    Question read(UriInfo uri, HttpHeaders headers) {
        return read(Parameters.of(uri), caller.get(), Report06aResource.english(headers));
    }

    Question read(Parameters parameters, Caller caller, boolean english) {
        var asked = UnitAsked.parse(parameters.required("unit"));
        var named = period(parameters);
        var unit = unit(asked, named);
        access.requireUnitAndBelow(caller, unit);
        var asOf = asOf(parameters);
        return new Question(unit, asked.days(unit, named), known(parameters, asOf), asOf, english);
    }

    /** The same about the unit that bears the code today, whatever the days of the report. */
    Question readOfToday(Parameters parameters, Caller caller, boolean english) {
        var asked = UnitAsked.parse(parameters.required("unit"));
        var period = period(parameters);
        var unit = today(asked, period);
        access.requireUnitAndBelow(caller, unit);
        var asOf = asOf(parameters);
        return new Question(unit, period, known(parameters, asOf), asOf, english);
    }

    private Unit today(UnitAsked asked, Period period) {
        return catalogue
                .now()
                .unit(asked.code(), BusinessDay.of(clock.instant()))
                .filter(asked::mayBe)
                .orElseThrow(() -> {
                    var ended = unit(asked, period);
                    return ProblemException.of(400, "unit-ended", ended.key(), String.join(", ", ended.successors()));
                });
    }

    /** The one unit that is meant. */
    Unit unit(UnitAsked asked, Period period) {
        var candidates = asked.candidates(catalogue.now(), period);
        if (candidates.isEmpty()) throw ProblemException.of(404, "unknown-unit", asked.code());
        if (candidates.size() > 1) throw ProblemException.of(400, "ambiguous-unit", asked.code(), names(candidates));
        return candidates.getFirst();
    }

    private static String names(List<Unit> units) {
        return units.stream().map(unit -> unit.key() + " " + unit.name()).collect(Collectors.joining(", "));
    }

    static Period period(Parameters parameters) {
        return period(
                parameters.text("period").orElse(null),
                parameters.text("from").orElse(null),
                parameters.text("to").orElse(null));
    }

    /** Named, or between two days; the others are {@code null}. */
    static Period period(String named, String from, String to) {
        if (named != null && (from != null || to != null)) throw Parameters.invalid("period");
        var period = named != null
                ? Parameters.parsed("period", named, QuestionReader::named)
                : new Period(day("from", from), day("to", to));
        if (period.to().isBefore(period.from())) throw Parameters.invalid("to");
        return period;
    }

    private static LocalDate day(String name, String text) {
        if (text == null) throw ProblemException.of(400, "missing-parameter", name);
        return Parameters.parsed(name, text, Parameters::parsedDay);
    }

    private static Period named(String text) {
        var period = Period.named(text).orElseThrow(() -> new IllegalArgumentException("no period: " + text));
        Parameters.storable(period.from());
        return period;
    }

    private Instant asOf(Parameters parameters) {
        var now = clock.instant();
        var asOf = parameters.time("asOf").orElse(now);
        if (asOf.isAfter(now)) throw Parameters.invalid("asOf");
        return asOf;
    }

    private static AsKnown known(Parameters parameters, Instant asOf) {
        var offsets = parameters.offsets("logPosition");
        if (offsets.isPresent() && parameters.text("asOf").isPresent()) throw Parameters.invalid("asOf");
        if (offsets.isPresent()) return new AsKnown.Before(offsets.get());
        return parameters.text("asOf").isPresent() ? new AsKnown.At(asOf) : new AsKnown.Now();
    }
}
