package vn.lienthong.reporting.adapter.rest;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.catalogue.Unit;
import vn.lienthong.reporting.report.AsKnown;
import vn.lienthong.reporting.report.Breakdown;
import vn.lienthong.reporting.report.Period;
import vn.lienthong.reporting.report.Query06a;
import vn.lienthong.reporting.report.Scope;
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
        parameters.only("structure", "then");
        parameters.only("dueBasis", "inForce");
        var asked = UnitAsked.parse(parameters.required("unit"));
        var named = period(parameters);
        var unit = unit(asked, named);
        access.requireUnit(caller, unit.code());
        var period = asked.days(unit, named);
        var scope = Scope.of(catalogue.now(), unit, period);
        var by = parameters.constant("by", Breakdown.class).orElse(Breakdown.UNIT);
        var asOf = asOf(parameters);
        return new Asked(new Query06a(scope, period, by, known(parameters, asOf), english), asOf);
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
        var named = parameters.read("period", Query06aReader::named);
        if (named.isPresent()
                && (parameters.text("from").isPresent() || parameters.text("to").isPresent()))
            throw Parameters.invalid("period");
        var period = named.orElseGet(() -> new Period(
                parameters.day("from").orElseThrow(() -> missing("from")),
                parameters.day("to").orElseThrow(() -> missing("to"))));
        if (period.to().isBefore(period.from())) throw Parameters.invalid("to");
        return period;
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

    private static ProblemException missing(String name) {
        return ProblemException.of(400, "missing-parameter", name);
    }
}
