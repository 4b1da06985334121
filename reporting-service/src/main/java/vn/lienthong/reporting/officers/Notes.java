package vn.lienthong.reporting.officers;

import java.util.List;

/** What the report says of what it counts and of what it leaves out. */
final class Notes {
    private Notes() {}

    static List<String> of(boolean english) {
        return english
                ? List.of(
                        "Scored are dossiers decided in the period, for the officer who had them last",
                        "1: what only an extension saved counts as longer than the regulated time",
                        "2: each agency's part with a limit of its own; a dossier of one agency as in 1",
                        "3: requests for a supplement after reception; whose fault they were is not in the log",
                        "4: whether the unit that received the dossier or another one requested supplements",
                        "5: left out, the log does not know how reception is organised",
                        "6: left out, the log does not know what is published",
                        "7: complaints not found to be unfounded; late counts 0",
                        "8: answered within 15 working days; whether a feedback was prolonged is not in the log",
                        "9: procedures are those of which dossiers were received in the period")
                : List.of(
                        "Đánh giá các hồ sơ có kết quả trong kỳ, tính cho người giữ hồ sơ sau cùng",
                        "1: hồ sơ đúng hạn chỉ nhờ gia hạn thì tính dài hơn thời gian quy định",
                        "2: phần việc của từng cơ quan có thời hạn riêng; hồ sơ của một cơ quan tính như chỉ số 1",
                        "3: số lần yêu cầu bổ sung sau tiếp nhận; nhật ký không cho biết lỗi của ai",
                        "4: yêu cầu bổ sung do đơn vị tiếp nhận hay cơ quan khác đưa ra",
                        "5: không tính, nhật ký không cho biết việc tổ chức tiếp nhận",
                        "6: không tính, nhật ký không cho biết việc công khai",
                        "7: phản ánh, kiến nghị không bị kết luận là sai; quá hạn tính 0",
                        "8: trả lời trong 15 ngày làm việc; nhật ký không cho biết phản ánh bị kéo dài",
                        "9: thủ tục là thủ tục có hồ sơ tiếp nhận trong kỳ");
    }
}
