package vn.lienthong.reporting.indicators;

import java.util.List;

/** What the report says of what it takes for granted and of what it leaves out. */
final class Notes {
    private Notes() {}

    static List<String> assumed(boolean english) {
        return english
                ? List.of(
                        "1.4: rate of synchronisation 1; only the portal's own count of dossiers could tell another",
                        "2.1: the due date is the one first appointed: neither what a supplement moved nor a"
                                + " re-appointment counts; supplements are taken off the end instead",
                        "2.1: a second request for a supplement after reception makes a dossier overdue, however it ended",
                        "2.1: without a due date and without a limit of the procedure a dossier is on time",
                        "2.2: 1 working day = 8 hours of work; same-day procedures in hours of work, months in days",
                        "5.4: a feedback that was not answered stands; who is both overdue and complained of is taken off"
                                + " twice, as the formula has it")
                : List.of(
                        "1.4: tỷ lệ đồng bộ bằng 1; chỉ số liệu của Cổng mới cho biết tỷ lệ khác",
                        "2.1: hạn trả là ngày hẹn trả ban đầu, không tính ngày hẹn do bổ sung hồ sơ hoặc do hẹn lại;"
                                + " thời gian bổ sung được trừ vào thời điểm kết thúc",
                        "2.1: hồ sơ bị yêu cầu bổ sung quá một lần sau tiếp nhận là quá hạn, dù kết thúc thế nào",
                        "2.1: hồ sơ không có ngày hẹn trả và thủ tục không có thời hạn thì tính đúng hạn",
                        "2.2: 1 ngày làm việc = 8 giờ làm việc; thủ tục trả trong ngày tính bằng giờ làm việc, tháng tính"
                                + " bằng ngày",
                        "5.4: phản ánh, kiến nghị chưa trả lời vẫn tính; hồ sơ vừa quá hạn vừa có phản ánh bị trừ hai lần"
                                + " theo công thức");
    }

    static List<String> leftOut(boolean english) {
        return english
                ? List.of(
                        "1.1, 1.2, 1.3, 3.1, 3.2, 4.1 to 4.5: not in the log of dossiers",
                        "1.4: needs the portal's count of dossiers",
                        "3.3: whether an electronic result was attached is not in the log",
                        "3.5, 3.6: whether a fee was paid online is not in the log",
                        "5.1, 5.2, 5.3: are about feedback to the portal, see /v1/feedback for that on dossiers")
                : List.of(
                        "1.1, 1.2, 1.3, 3.1, 3.2, 4.1 đến 4.5: không có trong nhật ký hồ sơ",
                        "1.4: cần số liệu hồ sơ của Cổng",
                        "3.3: nhật ký không cho biết có kết quả điện tử kèm theo hay không",
                        "3.5, 3.6: nhật ký không cho biết phí có được thanh toán trực tuyến hay không",
                        "5.1, 5.2, 5.3: thuộc phản ánh, kiến nghị trên Cổng; của hồ sơ xem /v1/feedback");
    }
}
