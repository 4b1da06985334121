package vn.lienthong.reporting.adapter.rest;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import vn.lienthong.reporting.adapter.rest.PublishedTable.Line;
import vn.lienthong.reporting.reconciliation.Count;
import vn.lienthong.reporting.reconciliation.PrintedRate;
import vn.lienthong.reporting.reconciliation.PublishedRow;
import vn.lienthong.reporting.reconciliation.Ratio;
import vn.lienthong.service.problem.InvalidField;
import vn.lienthong.service.problem.ProblemException;

/** Reads the rows of a published table, or names every cell that cannot be read. */
final class PublishedRows {
    /** Each row is held against a report. */
    private static final int MOST_ROWS = 1000;
    /** Far more than any unit ever had. */
    private static final long MOST_DOSSIERS = 999_999_999;

    private final Places places;
    private final List<InvalidField> faults = new ArrayList<>();

    private PublishedRows(Places places) {
        this.places = places;
    }

    /** Where in a body a cell stands; with an empty column, where its row does. */
    interface Places {
        Places IN_JSON = (row, column) -> "/rows/" + row + (column.isEmpty() ? "" : "/" + column);

        String of(int row, String column);
    }

    /** @throws ProblemException 400 naming every place that is wrong */
    static List<PublishedRow> read(PublishedTable table, Places places) {
        var reading = new PublishedRows(places);
        reading.period(table);
        var rows = reading.rows(table);
        if (!reading.faults.isEmpty()) throw invalid(reading.faults);
        return rows;
    }

    static ProblemException invalid(List<InvalidField> faults) {
        return ProblemException.of(400, "invalid-body").at(faults.toArray(InvalidField[]::new));
    }

    private void period(PublishedTable table) {
        if (table.from() == null && table.to() == null) return;
        if (table.from() == null) fault("/from", "field.missing");
        else if (table.to() == null) fault("/to", "field.missing");
        else if (!Parameters.isStorable(table.from())) fault("/from", "field.invalid");
        else if (!Parameters.isStorable(table.to()) || table.to().isBefore(table.from())) fault("/to", "field.invalid");
    }

    private List<PublishedRow> rows(PublishedTable table) {
        var rows = new ArrayList<PublishedRow>();
        if (table.rows() == null || table.rows().isEmpty()) fault("/rows", "field.missing");
        else if (table.rows().size() > MOST_ROWS) fault("/rows", "field.too-many", MOST_ROWS);
        else for (var line : table.rows()) rows.add(row(rows.size(), line));
        return rows;
    }

    private PublishedRow row(int index, Line line) {
        if (line == null) {
            fault(places.of(index, ""), "field.invalid");
            return null;
        }
        if (line.unit() == null || line.unit().isBlank()) fault(places.of(index, "unit"), "field.missing");
        return new PublishedRow(index + 1, line.unit(), line.scope(), counts(index, line), rates(index, line));
    }

    private EnumMap<Count, Long> counts(int index, Line line) {
        var counts = new EnumMap<Count, Long>(Count.class);
        for (var count : Count.values()) {
            var printed = printed(count, line);
            if (printed == null) continue;
            if (printed < 0 || printed > MOST_DOSSIERS) fault(places.of(index, count.column()), "field.invalid");
            counts.put(count, printed);
        }
        return counts;
    }

    private EnumMap<Ratio, PrintedRate> rates(int index, Line line) {
        var rates = new EnumMap<Ratio, PrintedRate>(Ratio.class);
        for (var ratio : Ratio.values()) {
            var printed = printed(ratio, line);
            if (printed == null) continue;
            PrintedRate.parse(printed)
                    .ifPresentOrElse(
                            rate -> rates.put(ratio, rate),
                            () -> fault(places.of(index, ratio.column()), "field.rate"));
        }
        return rates;
    }

    private static Long printed(Count count, Line line) {
        return switch (count) {
            case RECEIVED -> line.received();
            case RESOLVED -> line.resolved();
            case ON_TIME -> line.onTime();
            case LATE -> line.late();
            case OPEN -> line.open();
        };
    }

    private static String printed(Ratio ratio, Line line) {
        return switch (ratio) {
            case RESOLVED -> line.resolvedRate();
            case ON_TIME -> line.onTimeRate();
        };
    }

    private void fault(String place, String rule, Object... args) {
        faults.add(InvalidField.at(place, rule, args));
    }
}
