package vn.lienthong.catalogue;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import vn.lienthong.catalogue.Entry.Keys;

/**
 * The units of the whole country around 1 July 2025, from the lists of the days before and after (code, level, name,
 * parent_code) and from which old ward went into which new one (old_province, old_district, old_ward, new_province,
 * new_ward).
 *
 * <p>What is on the earlier list stood on 1 January 2025, the day of the last changes before. A unit goes on where the
 * later list has the same code, level, name and unit above, and nothing of it went elsewhere; that is so of some provinces
 * only. All others end; they go into what the mapping names, a district into nothing, unless it had no wards.
 *
 * <p>The lists know no desk hours: those of the provinces are assumed, and a note says so. The later list gives the names of
 * the day when it was made, so that Đồng Nai is a city on it, which it became in 2026.
 */
public final class NationalUnits {
    private static final String BEFORE = "2025-01-01";
    private static final String FROM = "2025-07-01";
    private static final String DESK = "gio-0730";
    private static final String NOTE = "desk hours are assumed";
    private static final List<String> LIST = List.of("code", "level", "name", "parent_code");
    private static final List<String> MAPPING =
            List.of("old_province", "old_district", "old_ward", "new_province", "new_ward");

    /** Xã Ba Chẽ bears another code in the mapping than on the list of units. */
    private static final Map<String, String> LISTED = Map.of("06970", "06978");

    private final List<Keys> before;
    private final Map<String, Keys> from;
    private final Map<String, Set<String>> into;

    private NationalUnits(List<Keys> before, List<Keys> from, List<Keys> mapping) {
        this.before = before;
        this.from = from.stream()
                .collect(toMap(unit -> unit.text("code"), identity(), (one, _) -> one, LinkedHashMap::new));
        this.into = Stream.concat(
                        mapping.stream().map(row -> new String[] {row.text("old_province"), row.text("new_province")}),
                        mapping.stream().map(row -> new String[] {
                            row.text(row.text("old_ward").isEmpty() ? "old_district" : "old_ward"), row.text("new_ward")
                        }))
                .collect(groupingBy(
                        edge -> edge[0],
                        mapping(edge -> LISTED.getOrDefault(edge[1], edge[1]), toCollection(LinkedHashSet::new))));
    }

    /**
     * The lists as one file of units, in the CSV that {@link ReferenceFiles} reads.
     *
     * @throws IllegalArgumentException if one of them cannot be read, naming the lines
     */
    public static byte[] csv(InputStream before, InputStream from, InputStream mapping) {
        return ReferenceExport.csv(
                CsvShapes.UNIT, new NationalUnits(rows(before, LIST), rows(from, LIST), rows(mapping, MAPPING)).rows());
    }

    private Stream<Map<String, Object>> rows() {
        var goingOn = before.stream()
                .filter(this::goesOn)
                .map(unit -> unit.text("code"))
                .collect(toSet());
        return Stream.concat(
                before.stream().map(unit -> goingOn.contains(unit.text("code")) ? row(unit, BEFORE) : ended(unit)),
                from.values().stream()
                        .filter(unit -> !goingOn.contains(unit.text("code")))
                        .map(unit -> row(unit, FROM)));
    }

    private boolean goesOn(Keys unit) {
        var code = unit.text("code");
        var later = from.get(code);
        return later != null
                && later.text("level").equals(unit.text("level"))
                && later.text("parent_code").equals(unit.text("parent_code"))
                && VietnameseName.isSame(later.text("name"), unit.text("name"))
                && into.getOrDefault(code, Set.of(code)).equals(Set.of(code));
    }

    private Map<String, Object> ended(Keys unit) {
        var row = row(unit, BEFORE);
        row.put("to", FROM);
        row.put("into", String.join(" ", into.getOrDefault(unit.text("code"), Set.of())));
        return row;
    }

    private static Map<String, Object> row(Keys unit, String from) {
        var row = new LinkedHashMap<String, Object>();
        row.put("code", unit.text("code"));
        row.put("name", unit.text("name"));
        row.put("level", unit.text("level"));
        row.put("parent", unit.text("parent_code"));
        row.put("from", from);
        if (unit.text("level").equals("PROVINCE")) {
            row.put("desk", DESK);
            row.put("note", NOTE);
        }
        return row;
    }

    private static List<Keys> rows(InputStream list, List<String> columns) {
        try (list) {
            var read = CsvEntries.rows(list.readAllBytes(), columns, columns);
            if (!read.faults().isEmpty()) throw new IllegalArgumentException(String.valueOf(read.faults()));
            return read.rows();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
