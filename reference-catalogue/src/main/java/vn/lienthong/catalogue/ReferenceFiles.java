package vn.lienthong.catalogue;

import java.util.function.Function;

/**
 * Reads units, agencies, officers, delegations, procedures and calendars from files in UTF-8. YAML is a list in the shape
 * of the shipped files, or in the full one of {@link ReferenceExport}; a calendar there is its version, from and years.
 * CSV names its columns in the first row, in any order:
 *
 * <ul>
 *   <li>units: <b>code, name, level</b>, parent, <b>from</b>, to, into, desk, formerDesks, saturday, note, formerNames,
 *       document, approver. A parent, which only a province has not, is a code, or codes with the day since when:
 *       {@code 01@2004-07-08 26@2008-08-01}. {@code into} parts codes with blanks, {@code formerDesks} is
 *       {@code gio-0730@2026-01-01}, {@code formerNames} is
 *       {@code Xã A@2025-01-01|Xã B@2026-01-01}.
 *   <li>agencies: <b>code, name, kind, unit, from</b>, to, into, desk, rooms, note, document, approver. {@code into} parts
 *       codes with blanks, {@code rooms} is {@code Bộ phận A@A|Bộ phận B@B}.
 *   <li>officers, a row for each appointment: <b>id, unit</b>, room, <b>position, from</b>, to, document, approver. One
 *       without end ends where the officer's next one begins.
 *   <li>delegations: <b>code, unit, officer</b>, procedures, <b>from</b>, to, <b>basis</b>, revokedAt, document, approver.
 *       {@code procedures} parts codes with blanks, none are all; {@code revokedAt} is a moment with its offset,
 *       or {@code never}, which takes a wrong revocation back.
 *   <li>procedures, a row for each version: <b>code</b>, codeBelieved, synthetic, name, english, field, group,
 *       <b>version</b>, from, to, levels, limit, limitUnit, start, supplement, resolvedAt, transition, basis, assumed,
 *       approved, fees, forms, steps, document, approver. {@code levels} parts with blanks; {@code fees}, {@code forms} and
 *       {@code steps} are the lists of the YAML files as JSON. A new procedure has a name and a field, a new version from,
 *       levels, a limit and a basis.
 *   <li>calendars, a row for each day: <b>version, from, year</b>, approved, <b>basis</b>, kind (OFF or WORKED), day, for,
 *       document, approver. A year without days is one row with neither kind nor day.
 * </ul>
 *
 * What is not emphasised may be left out. Nothing is guessed: an unknown column or key, or a value of another kind is a
 * fault. A cell left empty is as good as left out, but for the end of a unit or agency: there it states that it lasts.
 */
public final class ReferenceFiles {
    public enum Format {
        CSV,
        YAML,
        JSON
    }

    private ReferenceFiles() {}

    public static Sent<UnitRow> units(Format format, byte[] content) {
        return Sent.of(entries(format, content, CsvShapes::units), UnitRow::read);
    }

    public static Sent<AgencyRow> agencies(Format format, byte[] content) {
        return Sent.of(entries(format, content, CsvShapes::agencies), AgencyRow::read);
    }

    public static Sent<OfficerRow> officers(Format format, byte[] content) {
        return Sent.of(entries(format, content, CsvShapes::officers), OfficerRow::read);
    }

    public static Sent<DelegationRow> delegations(Format format, byte[] content) {
        return Sent.of(entries(format, content, CsvShapes::delegations), DelegationRow::read);
    }

    public static Sent<ProcedureRow> procedures(Format format, byte[] content) {
        return Sent.of(entries(format, content, CsvShapes::procedures), ProcedureRow::read);
    }

    public static Sent<CalendarRow> calendars(Format format, byte[] content) {
        return Sent.of(entries(format, content, CsvShapes::calendars), CalendarRow::read);
    }

    /** The years of a version of the calendar whose name and first day stand elsewhere. */
    static Sent<CalendarRow.Year> years(byte[] content) {
        return Sent.of(YamlEntries.list(content), CalendarRow.Year::read);
    }

    private static Entries entries(Format format, byte[] content, Function<byte[], Entries> csv) {
        var entries =
                switch (format) {
                    case CSV -> csv.apply(content);
                    case YAML -> YamlEntries.list(content);
                    case JSON -> YamlEntries.jsonList(content);
                };
        if (entries.rows().isEmpty() && entries.faults().isEmpty()) entries.fault(1, "holds no row");
        return entries;
    }
}
