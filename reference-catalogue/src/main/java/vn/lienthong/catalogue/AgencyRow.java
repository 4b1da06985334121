package vn.lienthong.catalogue;

import java.time.LocalDate;
import java.util.List;
import vn.lienthong.contracts.reference.AgencyDescription;
import vn.lienthong.contracts.reference.AgencyDescription.Room;

/**
 * An agency as a file writes it. What is {@code null} was left out: then it is as known.
 *
 * @param reopened whether the end is stated to be none; a column that is left out states nothing
 */
public record AgencyRow(
        String code,
        String name,
        String kind,
        String unit,
        LocalDate from,
        LocalDate to,
        boolean reopened,
        List<String> into,
        String desk,
        List<Room> rooms,
        String note) {

    static AgencyRow read(Keyed row) {
        row.require("code", "name", "kind", "unit", "from");
        return new AgencyRow(
                row.agency("code"),
                row.name("name"),
                row.term("kind"),
                row.code("unit"),
                row.day("from"),
                row.day("to"),
                row.leavesEmpty("to"),
                row.codes("into"),
                row.code("desk"),
                row.listed("rooms")
                        .map(rooms -> rooms.stream().map(AgencyRow::room).toList())
                        .orElse(null),
                row.text("note"));
    }

    private static Room room(Keyed row) {
        row.require("code", "name");
        var room = new Room(row.code("code"), row.name("name"));
        row.nothingElse();
        return room;
    }

    /** As it stands if nothing is known of it yet. */
    AgencyDescription established() {
        return new AgencyDescription(code, name, kind, unit, from, to, into, desk, rooms, note);
    }

    /** What it now is, apart from its end. */
    AgencyDescription amended(AgencyDescription known) {
        return new AgencyDescription(
                known.code(),
                VietnameseName.isSame(name, known.name()) ? known.name() : name,
                known.kind(),
                known.unit(),
                known.from(),
                known.to(),
                known.into(),
                desk == null ? known.desk() : desk,
                rooms == null ? known.rooms() : rooms,
                note == null ? known.note() : note);
    }

    /** The same with the end that the row states. */
    AgencyDescription ended(AgencyDescription known) {
        return new AgencyDescription(
                known.code(),
                known.name(),
                known.kind(),
                known.unit(),
                known.from(),
                to == null ? known.to() : to,
                into == null ? known.into() : into,
                known.desk(),
                known.rooms(),
                known.note());
    }
}
