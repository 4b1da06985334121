package vn.lienthong.reporting.indicators;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What indicator 2.1 takes for the end of a dossier, first come first: each counts only where none before it is there. */
@Schema(name = "IndicatorEnd")
public enum EndedBy {
    /** Đã xử lý xong (9). */
    RESOLVED,
    /** Đã trả kết quả (10). */
    RETURNED,
    /** Không được tiếp nhận (3), after it had been received. */
    REFUSED,
    /** Dừng xử lý (8). */
    STOPPED,
    /** Công dân yêu cầu rút hồ sơ (7). */
    WITHDRAWN,
    /** Yêu cầu bổ sung (5), not answered. */
    SUPPLEMENT_REQUESTED,
    /** In process at the end of the period. */
    PERIOD_END
}
