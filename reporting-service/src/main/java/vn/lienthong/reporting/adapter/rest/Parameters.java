package vn.lienthong.reporting.adapter.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.contracts.log.Shards;
import vn.lienthong.service.problem.ProblemException;

/** The query parameters of a request, of which the endpoint knows each: a value that does not fit is 400. */
final class Parameters {
    private static final int LAST_YEAR = 9999;

    private final UriInfo uri;

    private Parameters(UriInfo uri) {
        this.uri = uri;
    }

    static Parameters of(UriInfo uri) {
        return new Parameters(uri);
    }

    /** An empty value counts as absent. */
    Optional<String> text(String name) {
        return Optional.ofNullable(uri.getQueryParameters().getFirst(name)).filter(value -> !value.isBlank());
    }

    /** One whose empty value says something: the row of those without an officer has an empty key. */
    Optional<String> given(String name) {
        return Optional.ofNullable(uri.getQueryParameters().getFirst(name));
    }

    /** One that the endpoint says it requires. */
    String required(String name) {
        return text(name).orElseThrow();
    }

    Optional<LocalDate> day(String name) {
        return read(name, Parameters::parsedDay);
    }

    Optional<Instant> time(String name) {
        return read(name, Parameters::parsedTime);
    }

    Optional<Map<Integer, Long>> offsets(String name) {
        return read(name, Parameters::parsedOffsets);
    }

    <E extends Enum<E>> Optional<E> constant(String name, Class<E> type) {
        return text(name).map(value -> Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> invalid(name)));
    }

    /** One of these, as each is written. */
    <T> Optional<T> choice(String name, List<T> among, Function<T, String> written) {
        return text(name).map(value -> among.stream()
                .filter(one -> written.apply(one).equals(value))
                .findFirst()
                .orElseThrow(() -> invalid(name)));
    }

    int number(String name, int preset, int most) {
        var value = read(name, Integer::parseInt).orElse(preset);
        if (value < 1 || value > most) throw invalid(name);
        return value;
    }

    /** How many dossiers behind a cell of a report are wanted at once. */
    int pageBehindCell() {
        return number("limit", 100, 1000);
    }

    <T> Optional<T> read(String name, Function<String, T> reader) {
        return text(name).map(value -> parsed(name, value, reader));
    }

    static <T> T parsed(String name, String value, Function<String, T> reader) {
        try {
            return reader.apply(value);
        } catch (DateTimeException | IllegalArgumentException doesNotFit) {
            throw invalid(name);
        }
    }

    /** Refuses every value but the one that is meant when the parameter is left out. */
    void only(String name, String value) {
        if (!text(name).orElse(value).equals(value)) throw invalid(name);
    }

    static LocalDate parsedDay(String text) {
        return storable(LocalDate.parse(text));
    }

    static Instant parsedTime(String text) {
        return storable(OffsetDateTime.parse(text).toInstant());
    }

    /** The store's calendar is shorter than ours. */
    static Instant storable(Instant time) {
        storable(LocalDate.ofInstant(time, ZoneOffset.UTC));
        return time;
    }

    static LocalDate storable(LocalDate day) {
        if (!isStorable(day)) throw new DateTimeException("no year of a dossier");
        return day;
    }

    static boolean isStorable(LocalDate day) {
        return day.getYear() >= 1 && day.getYear() <= LAST_YEAR;
    }

    static ProblemException invalid(String name) {
        return ProblemException.of(400, "invalid-parameter", name);
    }

    private static Map<Integer, Long> parsedOffsets(String json) {
        try {
            var offsets = Json.mapper().readValue(json, new TypeReference<Map<Integer, Long>>() {});
            offsets.forEach(Parameters::requireOffset);
            return offsets;
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("not an object of offsets", malformed);
        }
    }

    private static void requireOffset(int partition, Long offset) {
        if (partition < 0 || partition >= Shards.STANDARD.count() || offset == null || offset < 0)
            throw new IllegalArgumentException("no offset of a partition: " + partition + " " + offset);
    }
}
