package vn.lienthong.catalogue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads CSV whose first row names the columns, in any order. */
final class CsvEntries {
    private static final CsvFactory CSV = CsvFactory.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();

    private final JsonParser parser;
    private final Set<String> columns;
    private final Entries read;

    private CsvEntries(JsonParser parser, List<String> columns, Entries read) {
        this.parser = parser;
        this.columns = Set.copyOf(columns);
        this.read = read;
    }

    /**
     * The rows, each a mapping from column to cell.
     *
     * @param columns that there may be
     * @param required those that there must be; without one of them no row is read
     */
    static Entries rows(byte[] content, List<String> columns, List<String> required) {
        var read = new Entries();
        read.text(content).ifPresent(text -> rows(text, columns, required, read));
        return read;
    }

    private static void rows(String text, List<String> columns, List<String> required, Entries read) {
        try (var parser = CSV.createParser(text)) {
            new CsvEntries(parser, columns, read).rows(required);
        } catch (JsonProcessingException fault) {
            read.fault(YamlEntries.line(fault), "is no CSV: " + fault.getOriginalMessage());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private void rows(List<String> required) throws IOException {
        parser.nextToken();
        var header = cells().orElse(List.of()).stream().map(Entry.Text::value).toList();
        if (!isSound(header, required)) return;
        for (var row = cells(); row.isPresent(); row = cells()) row(header, row.get());
    }

    /** An unknown column is said once and then left out; a missing one would be a fault of every row. */
    private boolean isSound(List<String> header, List<String> required) {
        var seen = new HashSet<String>();
        for (var column : header) {
            if (!columns.contains(column)) read.fault(1, "unknown column " + Keyed.quoted(column));
            else if (!seen.add(column)) read.fault(1, "has the column " + column + " twice");
        }
        var missing = required.stream().filter(column -> !seen.contains(column)).toList();
        missing.forEach(column -> read.fault(1, "has no column " + column));
        return missing.isEmpty();
    }

    private void row(List<String> header, List<Entry.Text> cells) {
        if (cells.stream().allMatch(cell -> cell.value().isEmpty())) return;
        var line = cells.getFirst().line();
        if (cells.size() > header.size())
            read.fault(line, "has " + cells.size() + " cells for " + header.size() + " columns");
        var values = new LinkedHashMap<String, Entry>();
        for (int i = 0; i < Math.min(cells.size(), header.size()); i++)
            if (columns.contains(header.get(i))) values.put(header.get(i), cells.get(i));
        read.rows().add(new Entry.Keys(line, values));
    }

    /** The next row, or empty behind the last one. */
    private Optional<List<Entry.Text>> cells() throws IOException {
        if (parser.nextToken() != JsonToken.START_ARRAY) return Optional.empty();
        var cells = new ArrayList<Entry.Text>();
        while (parser.nextToken() == JsonToken.VALUE_STRING)
            cells.add(new Entry.Text(parser.currentTokenLocation().getLineNr(), parser.getText()));
        return cells.isEmpty() ? cells() : Optional.of(cells);
    }
}
