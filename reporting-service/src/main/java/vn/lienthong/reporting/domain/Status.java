package vn.lienthong.reporting.domain;

import java.util.Optional;

/** Where a dossier stands, with the code of the national portal (trạng thái hồ sơ). */
public enum Status {
    SUBMITTED(1, "Mới đăng ký", "Submitted"),
    RECEIVED(2, "Được tiếp nhận", "Received"),
    RECEPTION_REFUSED(3, "Không được tiếp nhận", "Reception refused"),
    IN_PROCESS(4, "Đang xử lý", "In process"),
    AWAITING_SUPPLEMENT(5, "Yêu cầu bổ sung giấy tờ", "Awaiting supplement"),
    AWAITING_PAYMENT(6, "Yêu cầu thực hiện nghĩa vụ tài chính", "Awaiting payment"),
    WITHDRAWN(7, "Công dân yêu cầu rút hồ sơ", "Withdrawn"),
    STOPPED(8, "Dừng xử lý", "Stopped"),
    RESOLVED(9, "Đã xử lý xong", "Resolved"),
    RETURNED(10, "Đã trả kết quả", "Result returned"),
    ANNULLED(null, "Đã hủy", "Annulled");

    private final Integer portalCode;
    private final String vietnamese;
    private final String english;

    Status(Integer portalCode, String vietnamese, String english) {
        this.portalCode = portalCode;
        this.vietnamese = vietnamese;
        this.english = english;
    }

    /** What the desk, where citizens come, last did. */
    enum Desk {
        SUBMITTED,
        REFUSED,
        RECEIVED,
        AWAITING_SUPPLEMENT,
        AWAITING_PAYMENT,
        RETURNED
    }

    /** The one rule: a returned result hides the close, a close hides everything else, waiting hides work. */
    static Status of(Desk desk, boolean inProcess, Optional<CloseKind> close) {
        if (desk == Desk.RETURNED) return RETURNED;
        return close.map(Status::of).orElseGet(() -> of(desk, inProcess));
    }

    private static Status of(CloseKind close) {
        return switch (close) {
            case APPROVED, REFUSED -> RESOLVED;
            case WITHDRAWN -> WITHDRAWN;
            case STOPPED -> STOPPED;
        };
    }

    private static Status of(Desk desk, boolean inProcess) {
        return switch (desk) {
            case SUBMITTED -> SUBMITTED;
            case REFUSED -> RECEPTION_REFUSED;
            case RECEIVED -> inProcess ? IN_PROCESS : RECEIVED;
            case AWAITING_SUPPLEMENT -> AWAITING_SUPPLEMENT;
            case AWAITING_PAYMENT -> AWAITING_PAYMENT;
            case RETURNED -> RETURNED;
        };
    }

    /** {@code null} where the national portal knows no such status. */
    public Integer portalCode() {
        return portalCode;
    }

    public String label(boolean inEnglish) {
        return inEnglish ? english : vietnamese;
    }
}
