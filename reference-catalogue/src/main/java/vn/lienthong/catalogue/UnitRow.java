package vn.lienthong.catalogue;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import vn.lienthong.contracts.reference.Level;
import vn.lienthong.contracts.reference.UnitGeneration;
import vn.lienthong.contracts.reference.UnitGeneration.FormerDesk;
import vn.lienthong.contracts.reference.UnitGeneration.FormerName;
import vn.lienthong.contracts.reference.UnitGeneration.Parent;

/**
 * One generation of a unit as a file writes it. What is {@code null} was left out: then it is as known.
 *
 * @param reopened whether the end is stated to be none; a column that is left out states nothing
 */
public record UnitRow(
        String code,
        String name,
        List<FormerName> formerNames,
        Level level,
        List<Parent> parents,
        LocalDate from,
        LocalDate to,
        boolean reopened,
        List<String> into,
        String desk,
        List<FormerDesk> formerDesks,
        Boolean saturday,
        String note) {
    /** Agencies are sent apart. */
    private static final Set<Level> LEVELS = EnumSet.range(Level.PROVINCE, Level.WARD);

    static UnitRow read(Keyed row) {
        row.require("code", "name", "level", "from");
        var level = row.choice("level", Level.class, LEVELS);
        var from = row.day("from");
        return new UnitRow(
                row.code("code"),
                row.name("name"),
                formerNames(row),
                level,
                parents(row, level, from),
                from,
                row.day("to"),
                row.leavesEmpty("to"),
                row.codes("into"),
                row.code("desk"),
                formerDesks(row),
                row.flag("saturday"),
                row.text("note"));
    }

    private static List<FormerName> formerNames(Keyed row) {
        return row.listed("formerNames")
                .map(names -> names.stream().map(UnitRow::formerName).toList())
                .orElse(null);
    }

    private static FormerName formerName(Keyed name) {
        name.require("name", "until");
        var former = new FormerName(name.name("name"), name.day("until"));
        name.nothingElse();
        return former;
    }

    private static List<FormerDesk> formerDesks(Keyed row) {
        return row.listed("formerDesks")
                .map(desks -> desks.stream().map(UnitRow::formerDesk).toList())
                .orElse(null);
    }

    private static FormerDesk formerDesk(Keyed desk) {
        desk.require("desk", "until");
        var former = new FormerDesk(desk.code("desk"), desk.day("until"));
        desk.nothingElse();
        return former;
    }

    /** {@code parent} is short for one edge from the first day on. */
    private static List<Parent> parents(Keyed row, Level level, LocalDate from) {
        if (row.has("parent")) {
            if (row.has("parents")) row.fault("parents", "stands beside parent; one of them is enough");
            return List.of(new Parent(row.code("parent"), from));
        }
        if (!row.has("parents") && level != null && level != Level.PROVINCE) row.fault("parent", "is missing");
        return row.listed("parents")
                .map(edges -> edges.stream().map(edge -> edge(edge, from)).toList())
                .orElse(List.of());
    }

    private static Parent edge(Keyed edge, LocalDate from) {
        edge.require("of");
        var since = edge.has("from") ? edge.day("from") : from;
        var parent = new Parent(edge.code("of"), since);
        edge.nothingElse();
        return parent;
    }

    /** As it stands if nothing is known of it yet. */
    UnitGeneration established() {
        return new UnitGeneration(
                code, name, formerNames, level, parents, from, to, into, desk, formerDesks, saturday, note);
    }
}
