package vn.lienthong.reporting.adapter.rest;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.catalogue.Unit;
import vn.lienthong.reporting.domain.BusinessDay;
import vn.lienthong.reporting.domain.DueBasis;
import vn.lienthong.reporting.report.AsKnown;
import vn.lienthong.reporting.report.Breakdown;
import vn.lienthong.reporting.report.Period;
import vn.lienthong.reporting.report.Query06a;
import vn.lienthong.reporting.report.Scope;
import vn.lienthong.reporting.report.StoredEdition;
import vn.lienthong.reporting.report.Structure;
import vn.lienthong.reporting.report.UnitAsked;
import vn.lienthong.service.identity.Caller;
import vn.lienthong.service.problem.ProblemException;

/** Reads which report is to be filed, and what a filed one answers. */
@Singleton
class FilingReader {
    private final LiveCatalogue catalogue;
    private final QuestionReader reports;
    private final Access access;
    private final InstantSource clock;

    FilingReader(LiveCatalogue catalogue, QuestionReader reports, Access access, InstantSource clock) {
        this.catalogue = catalogue;
        this.reports = reports;
        this.access = access;
        this.clock = clock;
    }

    Query06a query(FilingBody body, Caller caller) {
        if (body.form() != null && !body.form().equals("06a")) throw Parameters.invalid("form");
        if (body.unit() == null) throw ProblemException.of(400, "missing-parameter", "unit");
        var asked = UnitAsked.parse(body.unit());
        var named = QuestionReader.period(body.period(), body.from(), body.to());
        var unit = reports.unit(asked, named);
        access.requireLeader(caller, unit.code());
        var query = query(unit, asked.days(unit, named), body.by(), body.dueBasis(), false);
        requireOver(query.period());
        return query;
    }

    private void requireOver(Period period) {
        var today = BusinessDay.of(clock.instant());
        if (!today.isAfter(period.to())) throw ProblemException.of(422, "period-not-over", period.to());
    }

    Query06a query(StoredEdition edition, boolean english) {
        return query(
                units(edition.edition().unit()).getFirst(),
                edition.period(),
                edition.edition().by(),
                edition.edition().dueBasis(),
                english);
    }

    private Query06a query(Unit unit, Period period, String by, String dueBasis, boolean english) {
        return new Query06a(
                Scope.of(catalogue.now(), unit, period),
                period,
                by == null ? Breakdown.UNIT : breakdown(by),
                new Structure.Then(),
                dueBasis == null ? DueBasis.IN_FORCE : basis(dueBasis),
                new AsKnown.Now(),
                english);
    }

    /** The unit that is named by its first day, or all that ever bore the code. */
    List<Unit> units(String key) {
        if (key == null) throw ProblemException.of(400, "missing-parameter", "unit");
        var code = UnitAsked.parse(key).code();
        var units = catalogue.now().generations(code).stream()
                .filter(unit -> key.equals(code) || key.equals(unit.key()))
                .toList();
        if (units.isEmpty()) throw ProblemException.of(404, "unknown-unit", key);
        return units;
    }

    private static Breakdown breakdown(String text) {
        return Arrays.stream(Breakdown.values())
                .filter(by -> by.text().equals(text))
                .findFirst()
                .orElseThrow(() -> Parameters.invalid("by"));
    }

    private static DueBasis basis(String text) {
        return Arrays.stream(DueBasis.values())
                .filter(basis -> basis.text().equals(text))
                .findFirst()
                .orElseThrow(() -> Parameters.invalid("dueBasis"));
    }
}
