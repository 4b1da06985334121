package vn.lienthong.reporting.adapter.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import vn.lienthong.reporting.adapter.rest.PublishedTable.Line;
import vn.lienthong.reporting.reconciliation.Coverage;
import vn.lienthong.service.problem.InvalidField;
import vn.lienthong.service.problem.ProblemException;

/** Reads a published table of comma-separated values, whose first line names the columns, in any order. */
final class PublishedCsv {
    private static final List<String> COLUMNS =
            List.of("unit", "scope", "received", "resolved", "resolvedRate", "onTime", "onTimeRate", "late", "open");
    private static final ObjectReader CSV = new CsvMapper()
            .readerFor(String[].class)
            .with(CsvParser.Feature.WRAP_AS_ARRAY)
            .with(CsvParser.Feature.SKIP_EMPTY_LINES)
            .with(CsvParser.Feature.TRIM_SPACES);
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final List<Line> lines = new ArrayList<>();
    private final List<Integer> numbers = new ArrayList<>();
    private final List<InvalidField> faults = new ArrayList<>();

    private PublishedCsv() {}

    /** A table, and where its cells stand. */
    record Read(PublishedTable table, PublishedRows.Places places) {}

    /** @throws ProblemException 400 naming every line that is wrong */
    static Read read(String text, LocalDate from, LocalDate to) {
        var csv = new PublishedCsv();
        csv.lines(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        if (!csv.faults.isEmpty()) throw PublishedRows.invalid(csv.faults);
        return new Read(new PublishedTable(from, to, csv.lines), csv::place);
    }

    private String place(int row, String column) {
        return at(numbers.get(row), column);
    }

    private static String at(int line, String column) {
        return "line " + line + (column.isEmpty() ? "" : ", " + column);
    }

    private void lines(String text) {
        try (MappingIterator<String[]> rows = CSV.readValues(text)) {
            if (!rows.hasNextValue()) return;
            var columns = List.of(rows.nextValue());
            if (!areKnown(columns)) return;
            while (rows.hasNextValue()) line(rows.getCurrentLocation().getLineNr(), columns, rows.nextValue());
        } catch (JsonProcessingException noCsv) {
            faults.add(InvalidField.at(at(noCsv.getLocation().getLineNr(), ""), "field.invalid"));
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    private boolean areKnown(List<String> columns) {
        columns.stream()
                .filter(column -> !COLUMNS.contains(column))
                .forEach(column -> faults.add(InvalidField.at(at(1, ""), "field.unknown", column)));
        if (new LinkedHashSet<>(columns).size() < columns.size()) faults.add(InvalidField.at(at(1, ""), "field.twice"));
        return faults.isEmpty();
    }

    private void line(int number, List<String> columns, String[] cells) {
        if (cells.length > columns.size()) faults.add(InvalidField.at(at(number, ""), "field.invalid"));
        var values = new HashMap<String, String>();
        for (int i = 0; i < Math.min(cells.length, columns.size()); i++)
            if (!cells[i].isBlank()) values.put(columns.get(i), cells[i]);
        numbers.add(number);
        lines.add(new Line(
                values.get("unit"),
                coverage(number, values),
                count(number, "received", values),
                count(number, "resolved", values),
                values.get("resolvedRate"),
                count(number, "onTime", values),
                values.get("onTimeRate"),
                count(number, "late", values),
                count(number, "open", values)));
    }

    private Coverage coverage(int number, Map<String, String> values) {
        var text = values.get("scope");
        if (text == null) return null;
        try {
            return Coverage.valueOf(text);
        } catch (IllegalArgumentException unknown) {
            faults.add(InvalidField.at(at(number, "scope"), "field.invalid"));
            return null;
        }
    }

    private Long count(int number, String column, Map<String, String> values) {
        var text = values.get(column);
        if (text == null) return null;
        if (text.matches("\\d{1,18}")) return Long.valueOf(text);
        faults.add(InvalidField.at(at(number, column), "field.invalid"));
        return null;
    }
}
