package vn.lienthong.cases;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Division of a whole number by weights, by largest remainder (Hamilton); the first of equal remainders wins. */
final class Apportionment {
    private Apportionment() {}

    static Map<String, Integer> of(int total, Map<String, Integer> weights) {
        var sum = weights.values().stream().mapToLong(Integer::longValue).sum();
        var seats = new LinkedHashMap<String, Integer>();
        weights.forEach((key, weight) -> seats.put(key, Math.toIntExact((long) total * weight / sum)));
        var left = total - seats.values().stream().mapToInt(Integer::intValue).sum();
        weights.entrySet().stream()
                .sorted(Comparator.comparingLong(entry -> -((long) total * entry.getValue() % sum)))
                .limit(left)
                .forEach(entry -> seats.merge(entry.getKey(), 1, Integer::sum));
        return seats;
    }
}
