package vn.lienthong.reporting.adapter.rest;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import vn.lienthong.catalogue.Catalogue;
import vn.lienthong.reporting.report.AsKnown;
import vn.lienthong.reporting.report.Breakdown;
import vn.lienthong.reporting.report.Period;
import vn.lienthong.reporting.report.Query06a;
import vn.lienthong.reporting.report.Scope;
import vn.lienthong.service.identity.Caller;
import vn.lienthong.service.problem.ProblemException;

/** Reads what is asked of form 06a, and refuses what the caller may not ask. */
@Singleton
class Query06aReader {
    static final String[] NAMES = {"unit", "from", "to", "period", "by", "asOf", "logPosition"};

    private final Access access;
    private final InstantSource clock;
    private final Catalogue catalogue = Catalogue.shipped();

    Query06aReader(Access access, InstantSource clock) {
        this.access = access;
        this.clock = clock;
    }

    /** @param asOf the recorded time asked for, or now */
    record Asked(Query06a query, Instant asOf) {}

    Asked read(Parameters parameters, Caller caller, boolean english) {
        var period = period(parameters);
        var code = parameters.required("unit");
        var scope = scope(code, period);
        access.requireUnit(caller, code);
        var by = parameters.constant("by", Breakdown.class).orElse(Breakdown.UNIT);
        var asOf = asOf(parameters);
        return new Asked(new Query06a(scope, period, by, known(parameters, asOf), english), asOf);
    }

    private Scope scope(String code, Period period) {
        return Scope.of(catalogue, code, period).orElseThrow(() -> ProblemException.of(404, "unknown-unit", code));
    }

    private static Period period(Parameters parameters) {
        var name = parameters.text("period");
        if (name.isPresent()
                && (parameters.text("from").isPresent() || parameters.text("to").isPresent()))
            throw Parameters.invalid("period");
        var period = name.isPresent()
                ? Period.named(name.get()).orElseThrow(() -> Parameters.invalid("period"))
                : new Period(
                        parameters.day("from").orElseThrow(() -> missing("from")),
                        parameters.day("to").orElseThrow(() -> missing("to")));
        if (period.to().isBefore(period.from())) throw Parameters.invalid("to");
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
