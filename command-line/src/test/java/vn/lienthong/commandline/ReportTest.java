package vn.lienthong.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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
}
