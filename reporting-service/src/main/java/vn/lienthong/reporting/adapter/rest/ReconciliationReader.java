package vn.lienthong.reporting.adapter.rest;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.catalogue.Unit;
import vn.lienthong.reporting.adapter.rest.PublishedRows.Places;
import vn.lienthong.reporting.application.ReconcilesTable.Line;
import vn.lienthong.reporting.reconciliation.PublishedRow;
import vn.lienthong.reporting.report.AsKnown;
import vn.lienthong.reporting.report.Period;
import vn.lienthong.reporting.report.Query06a;
import vn.lienthong.reporting.report.Scope;
import vn.lienthong.reporting.report.UnitAsked;
import vn.lienthong.service.identity.Caller;
import vn.lienthong.service.problem.InvalidField;
import vn.lienthong.service.problem.ProblemException;

/** Says which report each row of a published table is held against, and refuses what the caller may not ask. */
@Singleton
class ReconciliationReader {
    private final LiveCatalogue catalogue;
    private final QuestionReader units;
    private final Access access;

    ReconciliationReader(LiveCatalogue catalogue, QuestionReader units, Access access) {
        this.catalogue = catalogue;
        this.units = units;
        this.access = access;
    }

    /** @throws ProblemException 400 of what cannot be read, 403, 422 of a unit that is unknown */
    List<Line> read(PublishedTable table, Places places, Caller caller) {
        var rows = PublishedRows.read(table, places);
        var period = Optional.ofNullable(table.from()).map(from -> new Period(from, table.to()));
        var lines = new ArrayList<Line>();
        for (var row : rows) lines.add(line(row, period, places.of(lines.size(), "unit"), caller));
        return lines;
    }

    private Line line(PublishedRow row, Optional<Period> period, String place, Caller caller) {
        var asked = UnitAsked.parse(row.unit());
        if (catalogue.now().generations(asked.code()).isEmpty()) throw unknown(asked, place);
        access.requireUnit(caller, asked.code());
        return new Line(row, period.map(days -> query(asked, days, place)));
    }

    private Query06a query(UnitAsked asked, Period period, String place) {
        if (asked.candidates(catalogue.now(), period).isEmpty()) throw unknown(asked, place);
        Unit unit = units.unit(asked, period);
        var days = asked.days(unit, period);
        return Query06a.of(Scope.of(catalogue.now(), unit, days), days, new AsKnown.Now(), false);
    }

    private static ProblemException unknown(UnitAsked asked, String place) {
        return ProblemException.of(422, "unknown-unit", asked.code()).at(InvalidField.at(place, "field.invalid"));
    }
}
