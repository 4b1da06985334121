package vn.lienthong.reporting.officers;

import java.math.BigDecimal;

/** How an agency is classed (xếp loại), by the sum of its indices. */
public enum AgencyBand {
    EXCELLENT("15", "xuất sắc", "excellent"),
    GOOD("12", "tốt", "good"),
    FAIR("9", "khá", "fair"),
    AVERAGE("6", "trung bình", "average"),
    WEAK("0", "yếu", "weak");

    private final BigDecimal from;
    private final String vietnamese;
    private final String english;

    AgencyBand(String from, String vietnamese, String english) {
        this.from = new BigDecimal(from);
        this.vietnamese = vietnamese;
        this.english = english;
    }

    static AgencyBand of(BigDecimal total) {
        for (var band : values()) if (total.compareTo(band.from) >= 0) return band;
        throw new IllegalArgumentException("no sum of points: " + total);
    }

    public String label(boolean inEnglish) {
        return inEnglish ? english : vietnamese;
    }
}
