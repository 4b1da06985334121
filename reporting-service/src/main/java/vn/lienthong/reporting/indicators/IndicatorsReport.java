package vn.lienthong.reporting.indicators;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import vn.lienthong.contracts.value.LimitUnit;
import vn.lienthong.reporting.report.Check;
import vn.lienthong.reporting.report.Head;

/**
 * Indicators 2.1, 2.2, 3.3 and 5.4 of a unit with all below it.
 *
 * @param basis the legal source of the formulas
 * @param resolutionTimes 2.2, which there is only by procedure
 * @param assumed what the figures take for granted
 * @param leftOut what of the set is not here, and why
 */
public record IndicatorsReport(
        String form,
        @JsonUnwrapped Head head,
        String basis,
        List<Indicator> indicators,
        List<ResolutionTime> resolutionTimes,
        List<String> assumed,
        List<String> leftOut,
        List<Check> checks) {

    public static final String FORM = "indicators";
    public static final String BASIS = "766/QĐ-TTg, 23/06/2022";

    /** @param value per cent, two decimals; {@code null} when the denominator is 0 */
    public record Indicator(
            String code,
            String name,
            String formula,
            long numerator,
            long denominator,
            @JsonInclude(JsonInclude.Include.ALWAYS) BigDecimal value) {

        static Indicator of(Kind kind, long numerator, long denominator, boolean english) {
            return new Indicator(
                    kind.code(),
                    kind.label(english),
                    kind.formula(english),
                    numerator,
                    denominator,
                    perCent(numerator, denominator));
        }
    }

    /**
     * 2.2 of one procedure (thời gian giải quyết trung bình): of the dossiers received in the period that have come to a
     * result.
     *
     * @param key code of the procedure
     * @param total and average in the unit, two decimals
     */
    public record ResolutionTime(
            String key, String label, long dossiers, BigDecimal total, BigDecimal average, LimitUnit unit) {}

    private static BigDecimal perCent(long numerator, long denominator) {
        return denominator == 0
                ? null
                : BigDecimal.valueOf(100 * numerator).divide(BigDecimal.valueOf(denominator), 2, RoundingMode.HALF_UP);
    }
}
