package vn.lienthong.reporting.adapter.rest;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.catalogue.Unit;
import vn.lienthong.reporting.domain.BusinessDay;
import vn.lienthong.reporting.domain.DueBasis;
import vn.lienthong.reporting.report.AsKnown;
import vn.lienthong.reporting.report.Breakdown;
import vn.lienthong.reporting.report.Period;
import vn.lienthong.reporting.report.Query06a;
import vn.lienthong.reporting.report.Scope;
import vn.lienthong.reporting.report.Structure;
import vn.lienthong.reporting.report.UnitAsked;
import vn.lienthong.service.identity.Caller;
import vn.lienthong.service.problem.ProblemException;

/** Reads what is asked of form 06a, and refuses what the caller may not ask. */
@Singleton
class Query06aReader {
    private final Access access;
    private final InstantSource clock;
    private final LiveCatalogue catalogue;

    Query06aReader(LiveCatalogue catalogue, Access access, InstantSource clock) {
        this.catalogue = catalogue;
        this.access = access;
        this.clock = clock;
    }

    /** @param asOf the recorded time asked for, or now */
    record Asked(Query06a query, Instant asOf) {}

    Asked read(Parameters parameters, Caller caller, boolean english) {
        var asked = UnitAsked.parse(parameters.required("unit"));
        var named = period(parameters);
        var ofToday = parameters
                .choice("structure", List.of("then", "now"), Function.identity())
                .filter("now"::equals)
                .isPresent();
        var unit = ofToday ? today(asked, named) : unit(asked, named);
        access.requireUnit(caller, unit.code());
        var period = ofToday ? named : asked.days(unit, named);
        var structure = structure(ofToday, unit, period);
        var asOf = asOf(parameters);
        var query = new Query06a(
                scope(structure, unit, period),
                period,
                parameters.constant("by", Breakdown.class).orElse(Breakdown.UNIT),
                structure,
                parameters
                        .choice("dueBasis", List.of(DueBasis.values()), DueBasis::text)
                        .orElse(DueBasis.IN_FORCE),
                known(parameters, asOf),
                english);
        return new Asked(query, asOf);
    }

    private Structure structure(boolean ofToday, Unit unit, Period period) {
        return ofToday
                ? Structure.now(catalogue.now(), unit, period, BusinessDay.of(clock.instant()))
                : new Structure.Then();
    }

    private Scope scope(Structure structure, Unit unit, Period period) {
        return switch (structure) {
            case Structure.Then _ -> Scope.of(catalogue.now(), unit, period);
            case Structure.Now now -> now.units().scope();
        };
    }

    /** The unit that bears the code today. */
    private Unit today(UnitAsked asked, Period period) {
        var today = BusinessDay.of(clock.instant());
        return catalogue.now().unit(asked.code(), today).orElseThrow(() -> {
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

    private static Period period(Parameters parameters) {
        return period(
                parameters.text("period").orElse(null),
                parameters.text("from").orElse(null),
                parameters.text("to").orElse(null));
    }

    /** Named, or between two days; the others are {@code null}. */
    static Period period(String named, String from, String to) {
        if (named != null && (from != null || to != null)) throw Parameters.invalid("period");
        var period = named != null
                ? Parameters.parsed("period", named, Query06aReader::named)
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
        if (offsets.isPresent()) return new AsKnown.Before(offsets.get());
        return parameters.text("asOf").isPresent() ? new AsKnown.At(asOf) : new AsKnown.Now();
    }
}
