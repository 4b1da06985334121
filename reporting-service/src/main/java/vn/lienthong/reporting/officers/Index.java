package vn.lienthong.reporting.officers;

import java.util.EnumSet;
import java.util.Set;

/** The nine indices, two points at most in each. */
enum Index {
    TOTAL_TIME(1, "Tổng thời gian giải quyết so với quy định", "Total time against the regulated time"),
    AGENCY_TIME(2, "Thời gian của từng cơ quan tham gia so với quy định", "Time of each agency against its limit"),
    CONTACTS(3, "Số lần liên hệ để hoàn thiện hồ sơ", "Contacts needed to complete the dossier"),
    AGENCIES(4, "Số cơ quan phải liên hệ", "Agencies to be contacted"),
    RECEPTION(5, "Tổ chức tiếp nhận tại Bộ phận Một cửa", "Organisation of reception at the desk"),
    PUBLICITY(6, "Công khai thủ tục hành chính", "Publicity of procedures"),
    ATTITUDE(7, "Thái độ, không có phản ánh, kiến nghị", "Attitude, no complaint"),
    FEEDBACK(8, "Xử lý phản ánh, kiến nghị", "Handling of feedback"),
    ONLINE(9, "Cung cấp dịch vụ công trực tuyến", "Online service");

    /** Those of one dossier, and so of the officer who had it. */
    static final Set<Index> OF_OFFICER = EnumSet.of(TOTAL_TIME, AGENCY_TIME, CONTACTS, AGENCIES, ATTITUDE);

    private final int number;
    private final String vietnamese;
    private final String english;

    Index(int number, String vietnamese, String english) {
        this.number = number;
        this.vietnamese = vietnamese;
        this.english = english;
    }

    int number() {
        return number;
    }

    String label(boolean inEnglish) {
        return inEnglish ? english : vietnamese;
    }
}
