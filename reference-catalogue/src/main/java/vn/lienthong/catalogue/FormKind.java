package vn.lienthong.catalogue;

/** The papers of the one-stop desk (biểu mẫu), whatever number they have in a set of forms. */
public enum FormKind {
    /** Giấy tiếp nhận hồ sơ và hẹn trả kết quả. */
    RECEIPT,
    /** Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ. */
    SUPPLEMENT_REQUEST,
    /** Phiếu từ chối tiếp nhận giải quyết hồ sơ. */
    REFUSAL,
    /** Phiếu xin lỗi và hẹn lại ngày trả kết quả. */
    APOLOGY,
    /** Thông báo dừng giải quyết hồ sơ. */
    STOP_NOTICE,
    /** Phiếu kiểm soát quá trình giải quyết hồ sơ. */
    CONTROL_SLIP,
    /** Sổ theo dõi hồ sơ. */
    BOOK
}
