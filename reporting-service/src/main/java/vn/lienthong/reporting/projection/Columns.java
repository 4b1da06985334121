package vn.lienthong.reporting.projection;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/** Turns rows into the arrays that {@code unnest} takes, one a column. */
final class Columns<T> {
    private final List<T> rows;

    Columns(List<T> rows) {
        this.rows = rows;
    }

    Long[] longs(ToLongFunction<T> value) {
        return rows.stream().map(value::applyAsLong).toArray(Long[]::new);
    }

    /** Of which some may be {@code null}. */
    Long[] someLongs(Function<T, Long> value) {
        return rows.stream().map(value).toArray(Long[]::new);
    }

    Integer[] ints(ToIntFunction<T> value) {
        return rows.stream().map(value::applyAsInt).toArray(Integer[]::new);
    }

    Short[] shorts(ToIntFunction<T> value) {
        return rows.stream().map(row -> (short) value.applyAsInt(row)).toArray(Short[]::new);
    }

    /** The place of an enum constant, or {@code null} for none. */
    Short[] ordinals(Function<T, Enum<?>> value) {
        return rows.stream()
                .map(value)
                .map(constant -> constant == null ? null : (short) constant.ordinal())
                .toArray(Short[]::new);
    }

    String[] texts(Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    OffsetDateTime[] times(Function<T, Instant> value) {
        return rows.stream()
                .map(value)
                .map(at -> at == null ? null : at.atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }

    LocalDate[] dates(Function<T, LocalDate> value) {
        return rows.stream().map(value).toArray(LocalDate[]::new);
    }
}
