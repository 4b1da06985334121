package vn.lienthong.reporting.report;

/** How long a reporting period is (kỳ báo cáo), be it by the cut-off days of the statute or by the calendar. */
public enum PeriodKind {
    MONTH(1),
    QUARTER(3),
    HALF(6),
    NINE_MONTHS(9),
    YEAR(12),
    /** Between any two days. */
    FREE(0);

    private final int months;

    PeriodKind(int months) {
        this.months = months;
    }

    static PeriodKind of(Period period) {
        var first = period.from().getDayOfMonth();
        if (first != 1 && first != 15) return FREE;
        for (var kind : values()) {
            var end = period.from().plusMonths(kind.months).minusDays(1);
            if (kind != FREE && end.equals(period.to())) return kind;
        }
        return FREE;
    }
}
