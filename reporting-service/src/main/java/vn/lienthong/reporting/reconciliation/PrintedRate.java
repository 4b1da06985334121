package vn.lienthong.reporting.reconciliation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A rate in per cent as it is printed. It holds of two counts when theirs, rounded half up to the printed decimals, is
 * this one.
 */
public record PrintedRate(BigDecimal percent) {
    private static final Pattern PRINTED = Pattern.compile("\\s*(\\d{1,6}(?:[.,]\\d{1,6})?)\\s*%?\\s*");
    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** Reads {@code 92.18}, {@code 92,18} and {@code 92.18 %}; empty if it is no rate. */
    public static Optional<PrintedRate> parse(String text) {
        var match = PRINTED.matcher(text);
        if (!match.matches()) return Optional.empty();
        return Optional.of(new PrintedRate(new BigDecimal(match.group(1).replace(',', '.'))));
    }

    boolean holds(long part, long whole) {
        return rounded(part, whole).compareTo(percent) == 0;
    }

    /** What the two counts give, to as many decimals as are printed. */
    BigDecimal rounded(long part, long whole) {
        return BigDecimal.valueOf(part)
                .scaleByPowerOfTen(2)
                .divide(BigDecimal.valueOf(whole), percent.scale(), RoundingMode.HALF_UP);
    }

    /** The parts of this whole of which the rate holds; empty range if there is none. */
    Range parts(long whole) {
        var all = BigDecimal.valueOf(whole);
        long from = ceiling(least().multiply(all).scaleByPowerOfTen(-2));
        long beyond = ceiling(beyond().multiply(all).scaleByPowerOfTen(-2));
        return new Range(Math.max(from, 0), Math.min(beyond - 1, whole));
    }

    /** The wholes of which this part has the rate; empty range if there is none. */
    Range wholes(long part) {
        if (part == 0 || least().signum() <= 0) return Range.NONE;
        var hundredfold = BigDecimal.valueOf(part).scaleByPowerOfTen(2);
        long from = hundredfold.divide(beyond(), 0, RoundingMode.FLOOR).longValueExact() + 1;
        long to = hundredfold.divide(least(), 0, RoundingMode.FLOOR).longValueExact();
        return new Range(Math.max(from, part), to);
    }

    /** What rounds to the rate is not below this, */
    private BigDecimal least() {
        return percent.subtract(HALF.scaleByPowerOfTen(-percent.scale()));
    }

    /** and below this. */
    private BigDecimal beyond() {
        return percent.add(HALF.scaleByPowerOfTen(-percent.scale()));
    }

    private static long ceiling(BigDecimal number) {
        return number.setScale(0, RoundingMode.CEILING).longValueExact();
    }

    boolean isAboveWhole() {
        return percent.compareTo(BigDecimal.valueOf(100)) > 0;
    }

    @Override
    public String toString() {
        return percent.toPlainString();
    }
}
