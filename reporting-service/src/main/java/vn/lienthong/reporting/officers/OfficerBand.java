package vn.lienthong.reporting.officers;

import java.math.BigDecimal;

/** How far an officer did his duty (mức độ hoàn thành nhiệm vụ), by the sum of his indices. */
public enum OfficerBand {
    FULL("5", "hoàn thành 100% nhiệm vụ", "100 % of the duty"),
    MOST("3.5", "hoàn thành từ 70% đến dưới 100% nhiệm vụ", "70 % to less than 100 % of the duty"),
    PART("0", "hoàn thành dưới 70% nhiệm vụ", "less than 70 % of the duty");

    private final BigDecimal from;
    private final String vietnamese;
    private final String english;

    OfficerBand(String from, String vietnamese, String english) {
        this.from = new BigDecimal(from);
        this.vietnamese = vietnamese;
        this.english = english;
    }

    static OfficerBand of(BigDecimal total) {
        for (var band : values()) if (total.compareTo(band.from) >= 0) return band;
        throw new IllegalArgumentException("no sum of points: " + total);
    }

    public String label(boolean inEnglish) {
        return inEnglish ? english : vietnamese;
    }
}
