package vn.lienthong.catalogue;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import vn.lienthong.catalogue.ReferenceState.Frame;
import vn.lienthong.catalogue.UnitFaults.Stated;
import vn.lienthong.catalogue.YamlRows.Row;
import vn.lienthong.contracts.reference.CalendarVersion;
import vn.lienthong.contracts.reference.ProcedureDescription;
import vn.lienthong.contracts.reference.RuleSet;
import vn.lienthong.workingtime.DeskHours;
import vn.lienthong.workingtime.Span;

/** The catalogue as readable YAML files, under the names its index file lists. */
final class CatalogueFiles {
    private static final String INDEX = "catalogue.yaml";

    private final Function<String, InputStream> files;
    private final List<String> faults = new ArrayList<>();

    private record Index(
            String fields,
            String desks,
            String agencyKinds,
            String positions,
            List<CalendarFile> calendars,
            String holidays,
            String ruleSets,
            String duties,
            String supplementLimits,
            String formSets,
            List<String> units,
            String agencies,
            List<String> procedures) {}

    private record CalendarFile(String file, String version, LocalDate from) {}

    private record DeskRow(String name, Hours morning, Hours afternoon, Hours saturday) {}

    private record Hours(LocalTime open, LocalTime close) {
        Span span() {
            return new Span(open, close);
        }
    }

    /** @param files opens the file of that name, or gives {@code null} */
    CatalogueFiles(Function<String, InputStream> files) {
        this.files = files;
    }

    static CatalogueFiles shipped() {
        return new CatalogueFiles(CatalogueFiles.class::getResourceAsStream);
    }

    /** @throws CatalogueFault naming every file and line at fault */
    ReferenceState read() {
        var index = YamlRows.one(INDEX, open(INDEX), Index.class);
        var fields = YamlRows.list(index.fields(), open(index.fields()), Field.class);
        var desks = desks(index.desks());
        var kinds = YamlRows.list(index.agencyKinds(), open(index.agencyKinds()), Term.class);
        var positions = YamlRows.list(index.positions(), open(index.positions()), Position.class);
        var calendars = index.calendars().stream().map(this::calendar).toList();
        var holidays = YamlRows.list(index.holidays(), open(index.holidays()), Holiday.class);
        var ruleSets = YamlRows.list(index.ruleSets(), open(index.ruleSets()), RuleSet.class);
        var duties = YamlRows.list(index.duties(), open(index.duties()), DutyRule.class);
        var limits = YamlRows.list(index.supplementLimits(), open(index.supplementLimits()), SupplementLimit.class);
        var forms = YamlRows.list(index.formSets(), open(index.formSets()), FormSet.class);
        var units = index.units().stream().flatMap(file -> units(file).stream()).toList();
        var agencies = agencies(index.agencies());
        var procedures = procedures(index.procedures(), codes(fields), terms(kinds));

        UnitFaults.in(units, desks.keySet(), Set.of())
                .forEach(found -> faults.add(found.of().place() + ": " + found.what()));
        faults.addAll(RuleSetFaults.in(ruleSets));
        faults.addAll(DutyFaults.in(duties, procedureCodes(procedures)));
        faults.addAll(SupplementLimitFaults.in(limits, procedureCodes(procedures)));
        faults.addAll(FormSetFaults.in(forms));
        var read = new ReferenceState(
                new Frame(
                        values(fields),
                        desks,
                        values(kinds),
                        values(positions),
                        values(holidays),
                        values(ruleSets),
                        values(duties),
                        values(limits),
                        values(forms)),
                units.stream().map(Stated::unit).toList(),
                agencies.stream().map(AgencyFaults.Stated::agency).toList(),
                procedures,
                calendars);
        AgencyFaults.in(agencies, read, Set.of())
                .forEach(found -> faults.add(found.of().place() + ": " + found.what()));
        if (!faults.isEmpty()) throw new CatalogueFault(faults);
        return read;
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

    private List<Stated> units(String file) {
        return sound(file, ReferenceFiles.units(ReferenceFiles.Format.YAML, content(file))).stream()
                .map(row -> new Stated(row.value().established(), file + ":" + row.line(), row.line()))
                .toList();
    }

    private List<AgencyFaults.Stated> agencies(String file) {
        return sound(file, ReferenceFiles.agencies(ReferenceFiles.Format.YAML, content(file))).stream()
                .map(row -> new AgencyFaults.Stated(row.value().established(), file + ":" + row.line(), row.line()))
                .toList();
    }

    private List<ProcedureDescription> procedures(List<String> files, Set<String> fields, Set<String> kinds) {
        var rows = new LinkedHashMap<String, List<ProcedureRow>>();
        for (var file : files)
            rows.put(
                    file,
                    sound(file, ReferenceFiles.procedures(ReferenceFiles.Format.YAML, content(file))).stream()
                            .map(Sent.Row::value)
                            .toList());
        var published = rows.values().stream()
                .flatMap(List::stream)
                .map(ProcedureRow::published)
                .toList();
        var known = new ProcedureFaults.Known(fields, procedureCodes(published), kinds);
        rows.forEach((file, stated) ->
                stated.forEach(row -> fault(file, ProcedureFaults.in(row.published(), known, row::line))));
        return published;
    }

    private CalendarVersion calendar(CalendarFile version) {
        var years = sound(version.file(), ReferenceFiles.years(content(version.file()))).stream()
                .map(Sent.Row::value)
                .toList();
        fault(version.file(), CalendarFaults.in(years));
        return new CalendarRow(version.version(), version.from(), years).calendar();
    }

    /** What could not be read would be missing everywhere else, so it is told first. */
    private <T> List<Sent.Row<T>> sound(String file, Sent<T> sent) {
        if (!sent.faults().isEmpty()) throw new CatalogueFault(named(file, sent.faults()));
        return sent.rows();
    }

    private void fault(String file, List<Fault> found) {
        faults.addAll(named(file, found));
    }

    private static List<String> named(String file, List<Fault> faults) {
        return faults.stream()
                .map(fault -> file + ":" + fault.line() + ": " + fault.what())
                .toList();
    }

    private static Set<String> codes(List<Row<Field>> fields) {
        return fields.stream().map(row -> row.value().code()).collect(toUnmodifiableSet());
    }

    private static Set<String> terms(List<Row<Term>> terms) {
        return terms.stream().map(row -> row.value().code()).collect(toUnmodifiableSet());
    }

    private static Set<String> procedureCodes(List<ProcedureDescription> procedures) {
        return procedures.stream().map(ProcedureDescription::code).collect(toUnmodifiableSet());
    }

    private static <T> List<T> values(List<Row<T>> rows) {
        return rows.stream().map(Row::value).toList();
    }

    private byte[] content(String file) {
        try (var content = open(file)) {
            return content.readAllBytes();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private InputStream open(String file) {
        var content = files.apply(file);
        if (content == null) throw new CatalogueFault(List.of(file + ": no such file"));
        return content;
    }
}
