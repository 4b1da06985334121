package vn.lienthong.benchmarks;

import java.util.Arrays;
import java.util.List;

/** Figures of several runs; quoted as median [min–max], for single runs on a shared machine say little. */
public record Samples(List<Double> values) {

    public double median() {
        var sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    public double min() {
        return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    public double max() {
        return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    /** The p-th percentile (0..1) of latencies in nanoseconds, as milliseconds. */
    public static double percentileMillis(long[] nanos, double p) {
        var sorted = nanos.clone();
        Arrays.sort(sorted);
        int index = (int) Math.min(sorted.length - 1L, Math.round(Math.ceil(p * sorted.length)) - 1);
        return sorted[Math.max(0, index)] / 1e6;
    }

    @Override
    public String toString() {
        return String.format("%,.0f [%,.0f–%,.0f]", median(), min(), max());
    }
}
