package vn.lienthong.reporting.adapter.rest;

import java.util.List;
import java.util.stream.Collectors;
import vn.lienthong.reporting.forms.BookRow;

/** The register as comma-separated values, in the order of the columns of the form. */
final class BookCsv {
    private static final List<String> VIETNAMESE = List.of(
            "STT",
            "Mã hồ sơ",
            "Tên thủ tục hành chính",
            "Số lượng hồ sơ (bộ)",
            "Tên cá nhân, tổ chức",
            "Địa chỉ, số điện thoại",
            "Cơ quan chủ trì giải quyết",
            "Nhận hồ sơ",
            "Hẹn trả kết quả",
            "Nhận kết quả từ cơ quan giải quyết",
            "Ngày trả kết quả",
            "Phương thức nhận kết quả",
            "Bên giao",
            "Bên nhận",
            "Ghi chú");
    private static final List<String> ENGLISH = List.of(
            "No.",
            "Dossier",
            "Procedure",
            "Sets",
            "Applicant",
            "Address, phone",
            "Resolved by",
            "Received",
            "Due",
            "Result from the agency",
            "Returned",
            "Returned by way of",
            "Given by",
            "Taken by",
            "Note");

    private BookCsv() {}

    static String head(boolean english) {
        return Csv.line(english ? ENGLISH : VIETNAMESE);
    }

    static String lines(List<BookRow> rows) {
        return rows.stream().map(BookCsv::line).collect(Collectors.joining());
    }

    private static String line(BookRow row) {
        return Csv.line(List.of(
                row.numberInBook(),
                row.code(),
                row.procedure(),
                row.setsInWords(),
                row.owner(),
                row.contact(),
                row.resolvedBy(),
                row.received(),
                row.due(),
                row.resolved(),
                row.returned(),
                row.returnChannel(),
                row.returnedBy(),
                row.receiver(),
                row.note()));
    }
}
