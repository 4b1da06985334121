package vn.lienthong.reporting.report;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page of what stands behind a figure.
 *
 * @param next the cursor of the next page, or {@code null} on the last
 */
public record Page<T>(List<T> items, String next) {

    /** @param place by which the items are ordered, no two alike */
    public static <T> Page<T> of(List<T> items, Function<T, String> place, Optional<String> after, int limit) {
        var rest = items.stream()
                .sorted((one, other) -> place.apply(one).compareTo(place.apply(other)))
                .filter(item -> after.filter(last -> place.apply(item).compareTo(last) <= 0)
                        .isEmpty())
                .limit(limit + 1L)
                .toList();
        return rest.size() <= limit
                ? new Page<>(rest, null)
                : new Page<>(rest.subList(0, limit), place.apply(rest.get(limit - 1)));
    }
}
