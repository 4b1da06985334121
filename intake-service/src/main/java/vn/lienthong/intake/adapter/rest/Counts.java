package vn.lienthong.intake.adapter.rest;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import vn.lienthong.intake.adapter.rest.ItemResult.Outcome;

/** How many items of a request had which outcome. */
final class Counts {
    private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);

    void count(Outcome outcome) {
        counts.merge(outcome, 1, Integer::sum);
    }

    /** {@code applied}, {@code duplicate}, {@code pending}, {@code rejected}. */
    Map<String, Integer> byName() {
        var named = new TreeMap<String, Integer>();
        for (var outcome : Outcome.values()) {
            named.put(outcome.name().toLowerCase(Locale.ROOT), counts.getOrDefault(outcome, 0));
        }
        return named;
    }
}
