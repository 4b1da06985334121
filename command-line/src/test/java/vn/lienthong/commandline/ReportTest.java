package vn.lienthong.commandline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReportTest {
    @Test
    void the_question_reaches_the_service_with_every_option() {
        var command = new ReportCommand();
        new CommandLine(command)
                .parseArgs(
                        "06a", "--unit", "018", "--period", "calendar:2017-Q1", "--as-of", "2017-04-01T00:00:00+07:00");

        assertThat(command.path())
                .isEqualTo("/v1/reports/06a?unit=018&period=calendar%3A2017-Q1&asOf=2017-04-01T00%3A00%3A00%2B07%3A00");
    }

    @Test
    void a_table_shows_every_column_the_total_and_each_check() {
        String answer = """
                {"form":"II.06a/VPCP/KSTT","unit":{"code":"018","name":"Huyện Gia Lâm"},"from":"2017-01-01","to":"2017-05-31",
                 "rows":[{"key":"00565","label":"Thị trấn Trâu Quỳ",
                          "received":{"total":1234,"online":1,"direct":1200,"carriedIn":33},
                          "resolved":{"total":1230,"early":30,"onTime":1199,"late":1},
                          "open":{"total":4,"inTime":3,"overdue":1}}],
                 "total":{"received":{"total":1234},"resolved":{},"open":{}},
                 "checks":[{"identity":"rows sum to total","holds":true},
                           {"identity":"carriedIn = previous closing","holds":false}]}
                """;

        assertThat(ReportTable.of(answer).lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "II.06a/VPCP/KSTT 018 Huyện Gia Lâm, 2017-01-01 to 2017-05-31",
                        " received online direct carried resolved early on time late open in time overdue",
                        "00565 Thị trấn Trâu Quỳ 1,234 1 1,200 33 1,230 30 1,199 1 4 3 1",
                        "Total 1,234 0 0 0 0 0 0 0 0 0 0",
                        " ✓ rows sum to total",
                        " ✗ carriedIn = previous closing");
    }

    @Test
    void of_every_other_report_its_table_is_shown() {
        assertThat(CsvTable.of("Unit,\"Cause, in short\",Late\r\nTrâu Quỳ,Do cơ quan phối hợp,1\r\nTotal,,1\r\n"))
                .isEqualTo("""
                        Unit     │     Cause, in short │ Late
                        ─────────┼─────────────────────┼─────
                        Trâu Quỳ │ Do cơ quan phối hợp │    1
                        Total    │                     │    1\
                        """);
    }

    @Test
    void a_report_is_printed_or_as_a_workbook_passed_on_byte_by_byte() {
        var text = new StringWriter();
        var binary = new ByteArrayOutputStream();
        var printing = new ReportPrinting(Optional.empty(), true, ReportTable::of, new PrintWriter(text), binary);

        printing.print(ReportFormat.csv, "a,b".getBytes(UTF_8));
        printing.print(ReportFormat.xlsx, new byte[] {1, -1, 0});

        assertThat(text.toString()).isEqualToIgnoringNewLines("a,b");
        assertThat(binary.toByteArray()).containsExactly(1, -1, 0);
    }

    @Test
    void one_format_goes_to_the_file_and_of_several_each_to_its_own(@TempDir Path folder) {
        var report = folder.resolve("report.2017.pdf");

        print(report, false, ReportFormat.pdf);
        print(report, true, ReportFormat.xlsx, ReportFormat.json, ReportFormat.table);

        assertThat(folder)
                .isDirectoryContaining("glob:**/report.2017.pdf")
                .isDirectoryContaining("glob:**/report.2017.xlsx")
                .isDirectoryContaining("glob:**/report.2017.json")
                .isDirectoryContaining("glob:**/report.2017.txt");
        assertThat(folder.resolve("report.2017.json")).hasContent("{}");
        assertThat(folder.resolve("report.2017.txt")).content().contains("received");
    }

    private static void print(Path file, boolean several, ReportFormat... formats) {
        var nowhere = new PrintWriter(Writer.nullWriter());
        var printing = new ReportPrinting(
                Optional.of(file), several, ReportTable::of, nowhere, OutputStream.nullOutputStream());
        for (var format : formats) printing.print(format, "{}".getBytes(UTF_8));
    }

    @Test
    void what_is_no_text_is_not_mixed_with_what_is() {
        var errors = new StringWriter();
        var command = new CommandLine(new ReportCommand()).setErr(new PrintWriter(errors));

        int exit = command.execute("06a", "--unit", "018", "--period", "2017-Q1", "--format", "table,xlsx");

        assertThat(exit).isEqualTo(2);
        assertThat(errors.toString()).startsWith("xlsx is no text: name a file with --output");
    }
}
