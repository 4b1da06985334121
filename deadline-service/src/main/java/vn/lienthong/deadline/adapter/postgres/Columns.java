package vn.lienthong.deadline.adapter.postgres;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Rows as arrays of columns, for one multi-row statement through {@code unnest}. */
final class Columns {
    private Columns() {}

    static <T> String[] texts(Collection<T> rows, Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    static <T> Long[] longs(Collection<T> rows, Function<T, Long> value) {
        return rows.stream().map(value).toArray(Long[]::new);
    }

    static <T> Short[] shorts(Collection<T> rows, ToIntFunction<T> value) {
        return rows.stream().map(row -> (short) value.applyAsInt(row)).toArray(Short[]::new);
    }

    static <T> Boolean[] flags(Collection<T> rows, Function<T, Boolean> value) {
        return rows.stream().map(value).toArray(Boolean[]::new);
    }

    /** @param value may be {@code null} */
    static <T> OffsetDateTime[] times(Collection<T> rows, Function<T, Instant> value) {
        return rows.stream()
                .map(value)
                .map(instant -> instant == null ? null : utc(instant))
                .toArray(OffsetDateTime[]::new);
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
