package vn.lienthong.reporting.adapter.rest;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.lienthong.reporting.report.Figures;
import vn.lienthong.reporting.report.Report06a;

/** Form 06a as comma-separated values (RFC 4180), columns (1) to (13) in the order of the form. */
final class Csv06a {
    private static final List<String> VIETNAMESE = List.of(
            "STT",
            "Lĩnh vực/Đơn vị",
            "Tiếp nhận: tổng số",
            "Trực tuyến",
            "Trực tiếp, bưu chính",
            "Từ kỳ trước",
            "Đã giải quyết: tổng số",
            "Trước hạn",
            "Đúng hạn",
            "Quá hạn",
            "Đang giải quyết: tổng số",
            "Trong hạn",
            "Quá hạn (đang giải quyết)");
    private static final List<String> ENGLISH = List.of(
            "No.",
            "Field/Unit",
            "Received: total",
            "Online",
            "At the desk, by post",
            "Carried in",
            "Resolved: total",
            "Early",
            "On time",
            "Late",
            "Open: total",
            "In time",
            "Overdue");

    private Csv06a() {}

    static String of(Report06a report, boolean english) {
        var lines = Stream.<List<String>>builder().add(english ? ENGLISH : VIETNAMESE);
        int number = 0;
        for (var row : report.rows()) lines.add(line(String.valueOf(++number), row.label(), row.figures()));
        lines.add(line("", english ? "Total" : "Tổng số", report.total()));
        return lines.build().map(Csv::line).collect(Collectors.joining());
    }

    private static List<String> line(String number, String label, Figures f) {
        var figures = Stream.of(
                        f.received().total(),
                        f.received().online(),
                        f.received().direct(),
                        f.received().carriedIn(),
                        f.resolved().total(),
                        f.resolved().early(),
                        f.resolved().onTime(),
                        f.resolved().late(),
                        f.open().total(),
                        f.open().inTime(),
                        f.open().overdue())
                .map(String::valueOf);
        return Stream.concat(Stream.of(number, label), figures).toList();
    }
}
