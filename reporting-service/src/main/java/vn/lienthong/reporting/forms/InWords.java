package vn.lienthong.reporting.forms;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.Limit;
import vn.lienthong.contracts.value.OverdueCause;
import vn.lienthong.contracts.value.ReturnBy;
import vn.lienthong.reporting.domain.BusinessDay;
import vn.lienthong.reporting.domain.Punctuality;

/** How papers write times, amounts and choices: always in Vietnamese; nothing is an empty line, to be filled in by hand. */
public final class InWords {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("'ngày' dd 'tháng' MM 'năm' yyyy", Locale.ROOT);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("HH 'giờ' mm 'phút,' 'ngày' dd 'tháng' MM 'năm' yyyy", Locale.ROOT);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
    private static final DateTimeFormatter SHORT_MOMENT = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy", Locale.ROOT);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private InWords() {}

    /** {@code 08 giờ 15 phút, ngày 06 tháng 03 năm 2017}. */
    public static String moment(Instant at) {
        return written(at, MOMENT);
    }

    /** {@code ngày 06 tháng 03 năm 2017}. */
    public static String day(Instant at) {
        return written(at, DAY);
    }

    /** {@code 06/03/2017}. */
    public static String shortDay(Instant at) {
        return written(at, SHORT);
    }

    public static String shortDay(LocalDate day) {
        return day.format(SHORT);
    }

    /** {@code 08:15 06/03/2017}. */
    public static String shortMoment(Instant at) {
        return written(at, SHORT_MOMENT);
    }

    static String time(Instant at) {
        return written(at, TIME);
    }

    private static String written(Instant at, DateTimeFormatter format) {
        return at == null ? "" : format.format(at.atZone(BusinessDay.VIETNAM));
    }

    static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    static String orEmpty(Integer number) {
        return number == null ? "" : number.toString();
    }

    /** {@code 15.000 đồng}. */
    static String amount(BigDecimal amount) {
        if (amount == null) return "";
        var vietnamese = new DecimalFormatSymbols(Locale.ROOT);
        vietnamese.setGroupingSeparator('.');
        vietnamese.setDecimalSeparator(',');
        return new DecimalFormat("#,##0.##", vietnamese).format(amount) + " đồng";
    }

    public static String limit(Limit limit) {
        if (limit == null) return "";
        return switch (limit.unit()) {
            case WORKING_DAY -> number(limit) + " ngày làm việc";
            case DAY -> number(limit) + " ngày";
            case WORKING_HOUR -> number(limit) + " giờ làm việc";
            case HOUR -> number(limit) + " giờ";
            case MINUTE -> number(limit) + " phút";
            case MONTH -> number(limit) + " tháng";
            case SAME_DAY -> "trong ngày làm việc";
        };
    }

    private static String number(Limit limit) {
        return limit.value().stripTrailingZeros().toPlainString().replace('.', ',');
    }

    static String returnBy(ReturnBy by) {
        return switch (by) {
            case null -> "";
            case DESK -> "Trực tiếp tại nơi nộp hồ sơ";
            case POST -> "Dịch vụ bưu chính công ích";
            case ONLINE -> "Trực tuyến";
        };
    }

    static String channel(Channel channel) {
        return switch (channel) {
            case null -> "";
            case DIRECT -> "Trực tiếp";
            case POST -> "Bưu chính công ích";
            case ONLINE -> "Trực tuyến";
        };
    }

    static String cause(OverdueCause cause) {
        return switch (cause) {
            case null -> "";
            case PROCESSING -> "do quá trình giải quyết của cơ quan tiếp nhận, giải quyết";
            case OTHER_AGENCY -> "do cơ quan phối hợp";
            case APPLICANT -> "do tổ chức, cá nhân";
            case SYNC_DELAY -> "do chậm đồng bộ dữ liệu";
            case INCIDENT -> "do sự cố kỹ thuật";
        };
    }

    public static String result(Punctuality punctuality) {
        return switch (punctuality) {
            case null -> "";
            case EARLY -> "Trước hạn";
            case ON_TIME -> "Đúng hạn";
            case LATE -> "Quá hạn";
        };
    }
}
