package vn.lienthong.reporting.officers;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Points by index. */
record Scores(Map<Index, Points> points) {

    static Scores sum(Collection<Scores> all) {
        var sum = new EnumMap<Index, Points>(Index.class);
        for (var one : all) one.points.forEach((index, points) -> sum.merge(index, points, Points::plus));
        return new Scores(sum);
    }

    /** With one more index. */
    Scores and(Index index, Points scored) {
        var more = new EnumMap<Index, Points>(Index.class);
        more.putAll(points);
        more.put(index, scored);
        return new Scores(more);
    }

    Points of(Index index) {
        return points.getOrDefault(index, Points.NONE);
    }

    /** The sum of the rounded indices; {@code null} where none could be scored. */
    BigDecimal total() {
        return points.values().stream()
                .map(Points::index)
                .filter(Objects::nonNull)
                .reduce(BigDecimal::add)
                .orElse(null);
    }
}
