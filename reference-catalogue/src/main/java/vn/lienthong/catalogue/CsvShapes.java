package vn.lienthong.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import vn.lienthong.catalogue.Entry.Items;
import vn.lienthong.catalogue.Entry.Keys;
import vn.lienthong.catalogue.Entry.Text;

/** Brings the rows of a CSV file into the shape that YAML has. */
final class CsvShapes {
    static final List<String> UNIT =
            columns("code name level parent from to into desk formerDesks saturday note formerNames document approver");
    static final List<String> AGENCY = columns("code name kind unit from to into desk rooms note document approver");
    static final List<String> OFFICER = columns("id unit room position from to document approver");
    static final List<String> DELEGATION =
            columns("code unit officer procedures from to basis revokedAt document approver");
    static final List<String> PROCEDURE = columns(
            "code codeBelieved synthetic name english field group within version from to levels limit limitUnit start"
                    + " supplement resolvedAt transition basis assumed approved fees forms steps document approver");
    static final List<String> CALENDAR = columns("version from year approved basis kind day for document approver");

    private static final List<String> OF_OFFICER = columns("id document approver");
    private static final List<String> OF_PROCEDURE =
            columns("code codeBelieved synthetic name english field group within document approver");
    private static final List<String> OF_CALENDAR = columns("version from document approver");
    private static final List<String> OF_YEAR = columns("year approved basis");

    private CsvShapes() {}

    static Entries units(byte[] content) {
        var read = CsvEntries.rows(content, UNIT, columns("code name level from"));
        read.rows().replaceAll(CsvShapes::unit);
        return read;
    }

    static Entries agencies(byte[] content) {
        var read = CsvEntries.rows(content, AGENCY, columns("code name kind unit from"));
        read.rows().replaceAll(CsvShapes::agency);
        return read;
    }

    static Entries officers(byte[] content) {
        return grouped(
                CsvEntries.rows(content, OFFICER, columns("id unit position from")), "id", OF_OFFICER, "appointments");
    }

    static Entries delegations(byte[] content) {
        var read = CsvEntries.rows(content, DELEGATION, columns("code unit officer from basis"));
        read.rows().replaceAll(CsvShapes::delegation);
        return read;
    }

    static Entries procedures(byte[] content) {
        var read = CsvEntries.rows(content, PROCEDURE, columns("code version"));
        read.rows().replaceAll(row -> version(row, read));
        return grouped(read, "code", OF_PROCEDURE, "versions");
    }

    static Entries calendars(byte[] content) {
        var read = CsvEntries.rows(content, CALENDAR, columns("version from year basis"));
        var versions = grouped(read, "version", OF_CALENDAR, "years");
        versions.rows().replaceAll(version -> with(version, "years", years(version, versions)));
        return versions;
    }

    private static Keys unit(Keys row) {
        var values = new LinkedHashMap<>(row.values());
        if (values.remove("parent") instanceof Text text && !text.value().isEmpty())
            values.put("parents", items(text, " +", edge -> pair(edge, "of", "from")));
        values.computeIfPresent("into", (_, codes) -> items(codes, " +", code -> code));
        values.computeIfPresent("formerDesks", (_, desks) -> items(desks, " +", desk -> pair(desk, "desk", "until")));
        values.computeIfPresent("formerNames", (_, names) -> items(names, "\\|", name -> pair(name, "name", "until")));
        return new Keys(row.line(), values);
    }

    private static Keys agency(Keys row) {
        var values = new LinkedHashMap<>(row.values());
        values.computeIfPresent("into", (_, codes) -> items(codes, " +", code -> code));
        values.computeIfPresent("rooms", (_, rooms) -> items(rooms, "\\|", room -> pair(room, "name", "code")));
        return new Keys(row.line(), values);
    }

    private static Keys delegation(Keys row) {
        var values = new LinkedHashMap<>(row.values());
        values.computeIfPresent("procedures", (_, codes) -> items(codes, " +", code -> code));
        return new Keys(row.line(), values);
    }

    private static Keys version(Keys row, Entries read) {
        var values = new LinkedHashMap<>(row.values());
        var limit = new LinkedHashMap<String, Entry>();
        if (values.remove("limit") instanceof Text text) limit.put("value", text);
        if (values.remove("limitUnit") instanceof Text text) limit.put("unit", text);
        if (!row.text("limit").isEmpty() || !row.text("limitUnit").isEmpty())
            values.put("limit", new Keys(row.line(), limit));
        values.computeIfPresent("levels", (_, levels) -> items(levels, " +", level -> level));
        for (var listed : List.of("fees", "forms", "steps"))
            values.computeIfPresent(listed, (_, cell) -> json(listed, (Text) cell, read));
        return new Keys(row.line(), values);
    }

    private static Entry json(String column, Text cell, Entries read) {
        if (cell.value().isEmpty()) return cell;
        return YamlEntries.json(cell, read).orElseGet(() -> {
            read.fault(cell.line(), column + ": is no JSON");
            return new Text(cell.line(), "");
        });
    }

    private static Items years(Keys version, Entries read) {
        var days = new Entries(new ArrayList<>(keys(version.values().get("years"))), read.faults());
        var years = grouped(days, "year", OF_YEAR, "days").rows();
        return new Items(
                version.line(),
                years.stream().<Entry>map(year -> year(year, read)).toList());
    }

    private static Keys year(Keys row, Entries read) {
        var off = new LinkedHashMap<String, List<Entry>>();
        var worked = new ArrayList<Entry>();
        for (var day : keys(row.values().get("days"))) {
            if (day.text("kind").isEmpty() && day.text("day").isEmpty()) continue;
            switch (day.text("kind")) {
                case "OFF" ->
                    off.computeIfAbsent(day.text("for"), _ -> new ArrayList<>()).add(day(day));
                case "WORKED" -> worked.add(day(day));
                default -> read.fault(day.line(), "kind: \"" + day.text("kind") + "\" is none of OFF, WORKED");
            }
        }
        var year = with(
                row,
                "off",
                new Items(
                        row.line(),
                        off.entrySet().stream().map(CsvShapes::daysOff).toList()));
        year.values().remove("days");
        return worked.isEmpty() ? year : with(year, "workedSaturdays", new Items(row.line(), worked));
    }

    private static Text day(Keys row) {
        return new Text(row.line(), row.text("day"));
    }

    private static Entry daysOff(Map.Entry<String, List<Entry>> group) {
        var line = group.getValue().getFirst().line();
        return new Keys(line, Map.of("for", new Text(line, group.getKey()), "days", new Items(line, group.getValue())));
    }

    /** Rows of the same key become one, that lists what is not said of all of them; they are to agree on the rest. */
    private static Entries grouped(Entries read, String key, List<String> ofAll, String listed) {
        var groups = new LinkedHashMap<String, List<Keys>>();
        for (var row : read.rows())
            groups.computeIfAbsent(row.text(key), _ -> new ArrayList<>()).add(row);
        var grouped = new Entries(new ArrayList<>(), read.faults());
        groups.values().forEach(rows -> grouped.rows().add(group(rows, ofAll, listed, read)));
        return grouped;
    }

    private static Keys group(List<Keys> rows, List<String> ofAll, String listed, Entries read) {
        var values = new LinkedHashMap<String, Entry>();
        for (var row : rows)
            ofAll.stream()
                    .filter(column -> !row.text(column).isEmpty())
                    .forEach(column -> agree(values, column, (Text) row.values().get(column), read));
        var line = rows.getFirst().line();
        var inner =
                rows.stream().<Entry>map(row -> without(row, Set.copyOf(ofAll))).toList();
        values.put(listed, new Items(line, inner));
        return new Keys(line, values);
    }

    private static void agree(Map<String, Entry> values, String column, Text cell, Entries read) {
        var first = values.putIfAbsent(column, cell);
        if (first instanceof Text(var line, var value) && !value.equals(cell.value()))
            read.fault(cell.line(), column + ": differs from line " + line);
    }

    private static Keys without(Keys row, Set<String> columns) {
        var values = new LinkedHashMap<>(row.values());
        values.keySet().removeAll(columns);
        return new Keys(row.line(), values);
    }

    private static Keys with(Keys row, String key, Entry value) {
        var values = new LinkedHashMap<>(row.values());
        values.put(key, value);
        return new Keys(row.line(), values);
    }

    private static List<Keys> keys(Entry items) {
        return ((Items) items).values().stream().map(Keys.class::cast).toList();
    }

    /** The parts of a cell; an empty one stays empty. */
    private static Entry items(Entry cell, String between, Function<Text, Entry> part) {
        var text = (Text) cell;
        if (text.value().isEmpty()) return text;
        return new Items(
                text.line(),
                Stream.of(text.value().split(between))
                        .map(value -> part.apply(new Text(text.line(), value)))
                        .toList());
    }

    /** {@code value@day}, {@code name@code}, or what stands before the @ alone. */
    private static Entry pair(Text text, String value, String day) {
        var at = text.value().lastIndexOf('@');
        if (at < 0) return new Keys(text.line(), Map.of(value, text));
        return new Keys(
                text.line(),
                Map.of(
                        value, new Text(text.line(), text.value().substring(0, at)),
                        day, new Text(text.line(), text.value().substring(at + 1))));
    }

    private static List<String> columns(String names) {
        return Arrays.asList(names.split(" "));
    }
}
