package vn.lienthong.catalogue;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import vn.lienthong.catalogue.YamlRows.Row;
import vn.lienthong.contracts.reference.Level;
import vn.lienthong.contracts.reference.Place;
import vn.lienthong.contracts.reference.StartRule;
import vn.lienthong.contracts.reference.Step;
import vn.lienthong.contracts.reference.SupplementPolicy;
import vn.lienthong.contracts.value.Limit;
import vn.lienthong.workingtime.DeskHours;
import vn.lienthong.workingtime.Span;

/** The catalogue as readable YAML files, under the names its index file lists. */
final class CatalogueFiles {
    private static final String INDEX = "catalogue.yaml";

    private final Function<String, InputStream> files;

    private record Index(
            String fields,
            String desks,
            List<CalendarFile> calendars,
            String holidays,
            String duties,
            List<String> units,
            List<String> procedures) {}

    private record CalendarFile(String file, String version, LocalDate from) {}

    private record DeskRow(String name, Hours morning, Hours afternoon, Hours saturday) {}

    private record Hours(LocalTime open, LocalTime close) {
        Span span() {
            return new Span(open, close);
        }
    }

    record UnitRow(
            String code,
            String name,
            Level level,
            String parent,
            List<Edge> parents,
            LocalDate from,
            LocalDate to,
            List<String> into,
            String desk,
            boolean saturday,
            String note) {

        List<Unit.Parent> edges() {
            if (parents != null)
                return parents.stream()
                        .map(edge -> new Unit.Parent(edge.of(), edge.from()))
                        .toList();
            return parent == null ? List.of() : List.of(new Unit.Parent(parent, from));
        }
    }

    record Edge(String of, LocalDate from) {}

    private record ProcedureRow(
            String code,
            boolean codeBelieved,
            boolean synthetic,
            String name,
            String english,
            String field,
            boolean group,
            List<VersionRow> versions) {}

    private record VersionRow(
            String version,
            LocalDate from,
            LocalDate to,
            Set<Level> levels,
            Limit limit,
            StartRule start,
            SupplementPolicy supplement,
            Place resolvedAt,
            String basis,
            String assumed,
            boolean approved,
            List<Step> steps) {}

    record YearRow(int year, boolean approved, String basis, List<OffRow> off, List<LocalDate> workedSaturdays) {
        Stream<LocalDate> daysOff() {
            return off.stream().flatMap(group -> group.days().stream());
        }

        Stream<LocalDate> saturdays() {
            return Stream.ofNullable(workedSaturdays).flatMap(List::stream);
        }
    }

    record OffRow(@JsonProperty("for") String reason, List<LocalDate> days) {}

    /** @param files opens the file of that name, or gives {@code null} */
    CatalogueFiles(Function<String, InputStream> files) {
        this.files = files;
    }

    static CatalogueFiles shipped() {
        return new CatalogueFiles(CatalogueFiles.class::getResourceAsStream);
    }

    /** @throws CatalogueFault naming every file and line at fault */
    Catalogue read() {
        var index = YamlRows.one(INDEX, open(INDEX), Index.class);
        var fields = YamlRows.list(index.fields(), open(index.fields()), Field.class);
        var desks = desks(index.desks());
        var calendars = index.calendars().stream().map(this::calendar).toList();
        var holidays = YamlRows.list(index.holidays(), open(index.holidays()), Holiday.class);
        var duties = YamlRows.list(index.duties(), open(index.duties()), DutyRule.class);
        var unitRows = index.units().stream()
                .flatMap(file -> YamlRows.list(file, open(file), UnitRow.class).stream())
                .toList();
        var procedures = index.procedures().stream()
                .flatMap(file -> YamlRows.list(file, open(file), ProcedureRow.class).stream())
                .flatMap(row -> versions(row).stream())
                .toList();

        var faults = new ArrayList<String>();
        faults.addAll(UnitFaults.in(unitRows, desks.keySet()));
        faults.addAll(ProcedureFaults.in(procedures, codes(fields)));
        faults.addAll(DutyFaults.in(duties, procedureCodes(procedures)));
        if (!faults.isEmpty()) throw new CatalogueFault(faults);
        return new Catalogue(
                values(fields),
                units(unitRows, desks),
                values(procedures),
                calendars,
                values(holidays),
                values(duties));
    }

    private Map<String, DeskHours> desks(String file) {
        return YamlRows.list(file, open(file), DeskRow.class).stream()
                .map(Row::value)
                .collect(toMap(
                        DeskRow::name,
                        row -> new DeskHours(
                                row.morning().span(),
                                row.afternoon().span(),
                                row.saturday().span())));
    }

    private CalendarYears calendar(CalendarFile version) {
        var rows = YamlRows.list(version.file(), open(version.file()), YearRow.class);
        var faults = CalendarFaults.in(rows);
        if (!faults.isEmpty()) throw new CatalogueFault(faults);
        var years = values(rows);
        return new CalendarYears(
                version.version(),
                version.from(),
                years.stream().map(YearRow::year).collect(toUnmodifiableSet()),
                years.stream().filter(YearRow::approved).map(YearRow::year).collect(toUnmodifiableSet()),
                years.stream().flatMap(YearRow::daysOff).collect(toUnmodifiableSet()),
                years.stream().flatMap(YearRow::saturdays).collect(toUnmodifiableSet()));
    }

    private static List<Row<Procedure>> versions(Row<ProcedureRow> row) {
        return row.value().versions().stream()
                .map(version -> new Row<>(row.place(), procedure(row.value(), version)))
                .toList();
    }

    private static Procedure procedure(ProcedureRow row, VersionRow version) {
        return new Procedure(
                row.code(),
                row.name(),
                row.english(),
                row.field(),
                version.levels(),
                version.limit(),
                Objects.requireNonNullElse(version.start(), StartRule.RECEPTION),
                Objects.requireNonNullElse(version.supplement(), SupplementPolicy.RESTART),
                Objects.requireNonNullElse(version.resolvedAt(), Place.RECEIVING),
                Objects.requireNonNullElse(version.steps(), List.of()),
                row.group(),
                version.version(),
                version.from(),
                version.to(),
                version.basis(),
                version.assumed(),
                version.approved(),
                row.synthetic());
    }

    /** A unit that names no desk has that of the unit above it; files list the units above first. */
    private static List<Unit> units(List<Row<UnitRow>> rows, Map<String, DeskHours> desks) {
        var deskOf = new HashMap<String, String>();
        return rows.stream()
                .map(Row::value)
                .map(row -> {
                    var desk = row.desk() != null
                            ? row.desk()
                            : deskOf.get(row.edges().getFirst().code());
                    deskOf.put(row.code(), desk);
                    return unit(row, desks.get(desk));
                })
                .toList();
    }

    private static Unit unit(UnitRow row, DeskHours desk) {
        return new Unit(
                row.code(),
                row.from(),
                row.to(),
                row.name(),
                row.level(),
                row.edges(),
                row.into() == null ? List.of() : row.into(),
                row.saturday() ? desk : new DeskHours(desk.morning(), desk.afternoon(), null));
    }

    private static Set<String> codes(List<Row<Field>> fields) {
        return fields.stream().map(row -> row.value().code()).collect(toUnmodifiableSet());
    }

    private static Set<String> procedureCodes(List<Row<Procedure>> procedures) {
        return procedures.stream().map(row -> row.value().code()).collect(toUnmodifiableSet());
    }

    private static <T> List<T> values(List<Row<T>> rows) {
        return rows.stream().map(Row::value).toList();
    }

    private InputStream open(String file) {
        var content = files.apply(file);
        if (content == null) throw new CatalogueFault(List.of(file + ": no such file"));
        return content;
    }
}
