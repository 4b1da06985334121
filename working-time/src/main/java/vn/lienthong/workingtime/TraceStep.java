package vn.lienthong.workingtime;

/** What a day did in the counting of a period. */
public enum TraceStep {
    START("Ngày bắt đầu, không tính", "day of the start, not counted"),
    START_MOMENT("Tính từ thời điểm bắt đầu", "counted from the moment of the start"),
    AFTER_15("Sau 15 giờ: tính từ ngày làm việc tiếp theo", "after 15:00: counts from the next working day"),
    COUNTED("Được tính", "counted"),
    WEEKEND("Ngày nghỉ hằng tuần, không tính", "weekly rest day, not counted"),
    DAY_OFF("Ngày nghỉ lễ hoặc nghỉ bù, không tính", "public holiday or day in lieu, not counted"),
    LAST_OF_MONTH(
            "Tháng không có ngày tương ứng: lấy ngày cuối tháng", "no corresponding day in that month: its last day"),
    ROLLED("Ngày cuối rơi vào ngày nghỉ: lùi đến ngày làm việc tiếp theo", "last day is a day off: rolls to the next"),
    DUE("Ngày hẹn trả", "due");

    private final String vietnamese;
    private final String english;

    TraceStep(String vietnamese, String english) {
        this.vietnamese = vietnamese;
        this.english = english;
    }

    /** @param language {@code en}, or anything else for Vietnamese */
    public String text(String language) {
        return "en".equals(language) ? english : vietnamese;
    }
}
