package vn.lienthong.commandline;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.util.List;
import vn.lienthong.commandline.suite.CommandFailed;

/** Comma-separated values as a table for a terminal. */
final class CsvTable {
    private static final ObjectReader CSV =
            new CsvMapper().readerFor(String[].class).with(CsvParser.Feature.WRAP_AS_ARRAY);

    private CsvTable() {}

    /** @param answer whose first line names the columns */
    static String of(String answer) {
        try (MappingIterator<String[]> lines = CSV.readValues(answer)) {
            var rows = lines.readAll().stream().map(List::of).toList();
            return new Table(rows.getFirst(), rows.subList(1, rows.size())).toString();
        } catch (IOException e) {
            throw new CommandFailed("reporting answers no table", e);
        }
    }
}
