package vn.lienthong.catalogue;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import vn.lienthong.contracts.reference.AgencyDescription;
import vn.lienthong.contracts.reference.CalendarVersion;
import vn.lienthong.contracts.reference.CalendarYear;
import vn.lienthong.contracts.reference.DelegationDescription;
import vn.lienthong.contracts.reference.OfficerDescription;
import vn.lienthong.contracts.reference.OfficerDescription.Appointment;
import vn.lienthong.contracts.reference.ProcedureDescription;
import vn.lienthong.contracts.reference.ProcedureVersion;
import vn.lienthong.contracts.reference.UnitGeneration;

/** Writes what is known in the shapes that {@link ReferenceFiles} reads: read again, it changes nothing. */
public final class ReferenceExport {
    private static final ObjectMapper JSON = mapper(JsonMapper.builder().build());
    private static final ObjectMapper YAML = mapper(new ObjectMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build()));
    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build();

    private ReferenceExport() {}

    public static byte[] units(ReferenceState known, ReferenceFiles.Format format) {
        return switch (format) {
            case YAML -> list(YAML, known.units());
            case JSON -> list(JSON, known.units());
            case CSV -> csv(CsvShapes.UNIT, known.units().stream().map(ReferenceExport::cells));
        };
    }

    public static byte[] agencies(ReferenceState known, ReferenceFiles.Format format) {
        return switch (format) {
            case YAML -> list(YAML, known.agencies());
            case JSON -> list(JSON, known.agencies());
            case CSV -> csv(CsvShapes.AGENCY, known.agencies().stream().map(ReferenceExport::cells));
        };
    }

    public static byte[] officers(ReferenceState known, ReferenceFiles.Format format) {
        return switch (format) {
            case YAML -> list(YAML, known.officers());
            case JSON -> list(JSON, known.officers());
            case CSV ->
                csv(CsvShapes.OFFICER, known.officers().stream().flatMap(officer -> officer.appointments().stream()
                        .map(held -> cells(officer, held))));
        };
    }

    public static byte[] delegations(ReferenceState known, ReferenceFiles.Format format) {
        return switch (format) {
            case YAML -> list(YAML, known.delegations());
            case JSON -> list(JSON, known.delegations());
            case CSV -> csv(CsvShapes.DELEGATION, known.delegations().stream().map(ReferenceExport::cells));
        };
    }

    public static byte[] procedures(ReferenceState known, ReferenceFiles.Format format) {
        return switch (format) {
            case YAML -> list(YAML, known.procedures());
            case JSON -> list(JSON, known.procedures());
            case CSV ->
                csv(CsvShapes.PROCEDURE, known.procedures().stream().flatMap(procedure -> procedure.versions().stream()
                        .map(version -> cells(procedure, version))));
        };
    }

    public static byte[] calendars(ReferenceState known, ReferenceFiles.Format format) {
        return switch (format) {
            case YAML -> list(YAML, known.calendars());
            case JSON -> list(JSON, known.calendars());
            case CSV ->
                csv(CsvShapes.CALENDAR, known.calendars().stream().flatMap(calendar -> calendar.years().stream()
                        .flatMap(year -> cells(calendar, year))));
        };
    }

    private static Map<String, Object> cells(UnitGeneration unit) {
        var cells = new LinkedHashMap<String, Object>();
        cells.put("code", unit.code());
        cells.put("name", unit.name());
        cells.put("level", unit.level());
        cells.put("parent", parent(unit));
        cells.put("from", unit.from());
        cells.put("to", unit.to());
        cells.put("into", String.join(" ", unit.into()));
        cells.put("desk", unit.desk());
        cells.put(
                "formerDesks",
                unit.formerDesks().stream()
                        .map(former -> former.desk() + "@" + former.until())
                        .collect(joining(" ")));
        cells.put("saturday", unit.saturday());
        cells.put("note", unit.note());
        cells.put(
                "formerNames",
                unit.formerNames().stream()
                        .map(former -> former.name() + "@" + former.until())
                        .collect(joining("|")));
        return cells;
    }

    /** The code alone where that says it all. */
    private static String parent(UnitGeneration unit) {
        return unit.parents().size() == 1 && unit.parents().getFirst().from().equals(unit.from())
                ? unit.parents().getFirst().of()
                : unit.parents().stream()
                        .map(edge -> edge.of() + "@" + edge.from())
                        .collect(joining(" "));
    }

    private static Map<String, Object> cells(AgencyDescription agency) {
        var cells = new LinkedHashMap<String, Object>();
        cells.put("code", agency.code());
        cells.put("name", agency.name());
        cells.put("kind", agency.kind());
        cells.put("unit", agency.unit());
        cells.put("from", agency.from());
        cells.put("to", agency.to());
        cells.put("into", String.join(" ", agency.into()));
        cells.put("desk", agency.desk());
        cells.put("note", agency.note());
        cells.put(
                "rooms",
                agency.rooms().stream()
                        .map(room -> room.name() + "@" + room.code())
                        .collect(joining("|")));
        return cells;
    }

    private static Map<String, Object> cells(OfficerDescription officer, Appointment held) {
        var cells = new LinkedHashMap<String, Object>();
        cells.put("id", officer.id());
        cells.put("unit", held.unit());
        cells.put("room", held.room());
        cells.put("position", held.position());
        cells.put("from", held.from());
        cells.put("to", held.to());
        return cells;
    }

    private static Map<String, Object> cells(DelegationDescription delegation) {
        var cells = new LinkedHashMap<String, Object>();
        cells.put("code", delegation.code());
        cells.put("unit", delegation.unit());
        cells.put("officer", delegation.officer());
        cells.put("procedures", String.join(" ", delegation.procedures()));
        cells.put("from", delegation.from());
        cells.put("to", delegation.to());
        cells.put("basis", delegation.basis());
        cells.put("revokedAt", delegation.revokedAt());
        return cells;
    }

    private static Map<String, Object> cells(ProcedureDescription procedure, ProcedureVersion version) {
        var cells = new LinkedHashMap<String, Object>();
        cells.put("code", procedure.code());
        cells.put("codeBelieved", procedure.codeBelieved());
        cells.put("synthetic", procedure.synthetic());
        cells.put("name", procedure.name());
        cells.put("english", procedure.english());
        cells.put("field", procedure.field());
        cells.put("group", procedure.group());
        cells.put("within", procedure.within());
        cells.put("version", version.version());
        cells.put("from", version.from());
        cells.put("to", version.to());
        cells.put("levels", version.levels().stream().map(Enum::name).collect(joining(" ")));
        cells.put(
                "limit",
                Optional.ofNullable(version.limit().value())
                        .map(value -> value.toPlainString())
                        .orElse(""));
        cells.put("limitUnit", version.limit().unit());
        cells.put("start", version.start());
        cells.put("supplement", version.supplement());
        cells.put("resolvedAt", version.resolvedAt());
        cells.put("transition", version.transition());
        cells.put("basis", version.basis());
        cells.put("assumed", version.assumed());
        cells.put("approved", version.approved());
        cells.put("fees", json(version.fees()));
        cells.put("forms", json(version.forms()));
        cells.put("steps", json(version.steps()));
        return cells;
    }

    private static Stream<Map<String, Object>> cells(CalendarVersion calendar, CalendarYear year) {
        var days = Stream.concat(
                        year.off().stream().flatMap(group -> group.days().stream()
                                .map(day -> cells(calendar, year, "OFF", day, group.reason()))),
                        year.workedSaturdays().stream().map(day -> cells(calendar, year, "WORKED", day, "")))
                .toList();
        return days.isEmpty() ? Stream.of(cells(calendar, year, "", "", "")) : days.stream();
    }

    private static Map<String, Object> cells(
            CalendarVersion calendar, CalendarYear year, String kind, Object day, String reason) {
        var cells = new LinkedHashMap<String, Object>();
        cells.put("version", calendar.version());
        cells.put("from", calendar.from());
        cells.put("year", year.year());
        cells.put("approved", year.approved());
        cells.put("basis", year.basis());
        cells.put("kind", kind);
        cells.put("day", day);
        cells.put("for", reason);
        return cells;
    }

    /** An empty cell says as much as an empty list. */
    private static String json(List<?> listed) {
        try {
            return listed.isEmpty() ? "" : JSON.writeValueAsString(listed);
        } catch (JsonProcessingException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static byte[] list(ObjectMapper language, Collection<?> values) {
        try {
            return language.writeValueAsBytes(values);
        } catch (JsonProcessingException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    static byte[] csv(List<String> columns, Stream<Map<String, Object>> rows) {
        var schema = CsvSchema.builder()
                .addColumns(columns, CsvSchema.ColumnType.STRING)
                .setUseHeader(true)
                .build();
        var bytes = new ByteArrayOutputStream();
        try (var writer = CSV.writer(schema).writeValues(bytes)) {
            for (var row : rows.toList()) writer.write(texts(row));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return bytes.toByteArray();
    }

    private static Map<String, String> texts(Map<String, Object> row) {
        var texts = new LinkedHashMap<String, String>();
        row.forEach((column, value) -> texts.put(column, Objects.toString(value, "")));
        return texts;
    }

    private static ObjectMapper mapper(ObjectMapper mapper) {
        return mapper.registerModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true)
                .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
    }
}
