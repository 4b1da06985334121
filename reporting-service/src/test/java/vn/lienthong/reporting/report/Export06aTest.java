package vn.lienthong.reporting.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.reporting.ProjectionOnly;
import vn.lienthong.reporting.projection.LogFeeder;
import vn.lienthong.service.testing.SuiteTestResource;
import vn.lienthong.service.testing.TestTokens;

/** Form 06a as files: all say the same figures as the JSON. */
@QuarkusTest
@TestProfile(ProjectionOnly.class)
@QuarkusTestResource(SuiteTestResource.class)
@TestInstance(Lifecycle.PER_CLASS)
class Export06aTest {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String PDF = "application/pdf";
    private static final List<String> CELLS = List.of(
            "/received/total",
            "/received/online",
            "/received/direct",
            "/received/carriedIn",
            "/resolved/total",
            "/resolved/early",
            "/resolved/onTime",
            "/resolved/late",
            "/open/total",
            "/open/inTime",
            "/open/overdue");

    @Inject
    LogFeeder log;

    @BeforeAll
    void load() {
        log.reset();
        new RandomDossiers(6).make(200).forEach(made -> made.facts()
                .forEach(fact -> log.add(made.code(), fact.time(), fact.event())));
        log.feed(97);
    }

    /** The next test class may read the real log, from its beginning. */
    @AfterAll
    void leaveNothing() {
        log.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unit", "field", "officer"})
    void the_workbook_says_what_the_json_says_and_its_formulas_give_the_same(String by) throws IOException {
        var query = "unit=018&from=2017-01-15&to=2017-03-14&by=" + by;
        try (var book = workbook(query)) {
            var sheet = book.getSheetAt(0);

            assertThat(figures(sheet)).isEqualTo(figures(json(query)));
            book.getCreationHelper().createFormulaEvaluator().evaluateAll();
            assertThat(figures(sheet)).as("computed again").isEqualTo(figures(json(query)));
        }
    }

    @Test
    void totals_are_formulas_over_their_parts_and_over_the_lines() throws IOException {
        try (var book = workbook("unit=018&from=2017-01-15&to=2017-03-14")) {
            var lines = lines(book.getSheetAt(0));
            int first = lines.getFirst().getRowNum() + 1;
            int last = lines.getLast().getRowNum();

            assertThat(formulas(lines.getFirst()))
                    .containsExactly(
                            "C=D%1$d+E%1$d+F%1$d".formatted(first),
                            "G=H%1$d+I%1$d+J%1$d".formatted(first),
                            "K=L%1$d+M%1$d".formatted(first));
            assertThat(formulas(lines.getLast()))
                    .hasSize(11)
                    .startsWith("C=SUM(C%d:C%d)".formatted(first, last))
                    .endsWith("M=SUM(M%d:M%d)".formatted(first, last));
        }
    }

    @Test
    void a_figure_changed_by_hand_moves_its_totals() throws IOException {
        try (var book = workbook("unit=018&from=2017-01-15&to=2017-03-14")) {
            var lines = lines(book.getSheetAt(0));
            var before = figures(book.getSheetAt(0));
            var online = lines.getFirst().getCell(3);
            online.setCellValue(online.getNumericCellValue() + 5);
            book.getCreationHelper().createFormulaEvaluator().evaluateAll();
            var after = figures(book.getSheetAt(0));

            assertThat(after.getFirst().get(0)).isEqualTo(before.getFirst().get(0) + 5);
            assertThat(after.getLast().get(0)).isEqualTo(before.getLast().get(0) + 5);
        }
    }

    @Test
    void opened_in_libreoffice_and_saved_as_a_table_the_workbook_says_what_the_json_says(@TempDir Path folder)
            throws Exception {
        assumeTrue(Office.isInstalled(), "LibreOffice (soffice) is not on the PATH");
        var query = "unit=018&from=2017-01-15&to=2017-03-14";

        var table = Office.csv(asked(XLSX, "vi", query).asByteArray(), folder);

        assertThat(figuresOfTable(table)).isEqualTo(figures(json(query)));
        assertThat(table).anyMatch(line -> line.subList(0, 2).equals(List.of("1", "Huyện Gia Lâm")));
    }

    @Test
    void libreoffice_computes_the_totals_from_what_stands_above_them(@TempDir Path folder) throws Exception {
        assumeTrue(Office.isInstalled(), "LibreOffice (soffice) is not on the PATH");
        var before = figures(json("unit=018&from=2017-01-15&to=2017-03-14"));
        try (var book = workbook("unit=018&from=2017-01-15&to=2017-03-14")) {
            var online = lines(book.getSheetAt(0)).getFirst().getCell(3);
            online.setCellValue(online.getNumericCellValue() + 5);
            var changed = new ByteArrayOutputStream();
            book.write(changed);

            var after = figuresOfTable(Office.csv(changed.toByteArray(), folder));

            assertThat(after.getFirst().get(0)).isEqualTo(before.getFirst().get(0) + 5);
            assertThat(after.getLast().get(0)).isEqualTo(before.getLast().get(0) + 5);
        }
    }

    /** Those lines whose third cell is a number, from that cell on. */
    private static List<List<Long>> figuresOfTable(List<List<String>> table) {
        return table.stream()
                .filter(cells -> cells.size() == 13 && cells.get(2).matches("\\d+"))
                .map(cells -> cells.stream().skip(2).map(Long::valueOf).toList())
                .toList();
    }

    @Test
    void the_workbook_has_the_head_of_the_form_and_says_what_it_stands_on() throws IOException {
        try (var book = workbook("unit=018&from=2017-01-15&to=2017-03-14")) {
            var texts = texts(book.getSheetAt(0));

            assertThat(texts)
                    .contains(
                            "Biểu số II.06a/VPCP/KSTT",
                            "Kỳ báo cáo: từ ngày 15/01/2017 đến ngày 14/03/2017",
                            "Đơn vị báo cáo: Huyện Gia Lâm",
                            "Đơn vị nhận báo cáo: Thành phố Hà Nội",
                            "Đơn vị tính: số hồ sơ TTHC",
                            "Số lượng hồ sơ đã giải quyết",
                            "(3)=(4)+(5)+(6)",
                            "(13)",
                            "NGƯỜI LẬP BIỂU");
            assertThat(texts).anyMatch(text -> text.contains("rows sum to total: đúng"));
            assertThat(texts).anyMatch(text -> text.contains("Vị trí nhật ký chung"));
            assertThat(texts).anyMatch(text -> text.contains("chưa chốt"));
            assertThat(book.getSheetAt(0).getPrintSetup().getLandscape()).isTrue();
            assertThat(book.getSheetAt(0).getMergedRegions())
                    .extracting(Object::toString)
                    .anyMatch(region -> region.endsWith("[C6:F6]"));
        }
    }

    @Test
    void comma_separated_values_say_what_the_json_says() {
        var query = "unit=018&from=2017-01-15&to=2017-03-14&by=field";
        var lines = asked("text/csv", "vi", query).asString().split("\r\n");

        var figures = Stream.of(lines)
                .skip(1)
                .map(line -> line.split(","))
                .map(cells -> Stream.of(cells).skip(2).map(Long::valueOf).toList())
                .toList();
        assertThat(figures).isEqualTo(figures(json(query)));
        assertThat(lines[0])
                .startsWith("STT,Lĩnh vực/Đơn vị,Tiếp nhận: tổng số,")
                .endsWith("Quá hạn (đang giải quyết)");
    }

    @Test
    void the_page_has_every_line_its_figures_and_vietnamese_letters() throws IOException {
        var query = "unit=018&from=2017-01-15&to=2017-03-14";
        try (var page = Loader.loadPDF(asked(PDF, "vi", query).asByteArray())) {
            var text = new PDFTextStripper().getText(page);

            assertThat(text)
                    .contains("Biểu số II.06a/VPCP/KSTT", "Thị trấn Trâu Quỳ", "THỦ TRƯỞNG ĐƠN VỊ", "(11)=(12)+(13)");
            var total =
                    figures(json(query)).getLast().stream().map(String::valueOf).toList();
            assertThat(text).contains("Tổng số " + String.join(" ", total));
            var box = page.getPage(0).getMediaBox();
            assertThat(box.getWidth()).isGreaterThan(box.getHeight());
        }
    }

    @Test
    void in_english_the_form_reads_english() throws IOException {
        var query = "unit=018&from=2017-01-15&to=2017-03-14";
        try (var page = Loader.loadPDF(asked(PDF, "en", query).asByteArray())) {
            assertThat(new PDFTextStripper().getText(page))
                    .contains("Period of the report", "rows sum to total: holds");
        }
    }

    @ParameterizedTest
    @CsvSource({"text/csv, csv", XLSX + ", xlsx", PDF + ", pdf"})
    void each_is_a_file_of_its_name_and_the_same_bytes_for_the_same_moment(String type, String ending) {
        var asOf = json("unit=018&from=2017-01-15&to=2017-03-14")
                .get("asOf")
                .asText()
                .replace("+", "%2B");
        var query = "unit=018&from=2017-01-15&to=2017-03-14&asOf=" + asOf;

        var once = asked(type, "vi", query);
        var again = asked(type, "vi", query);

        assertThat(once.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"06a-018-2017-01-15-2017-03-14." + ending + "\"");
        assertThat(once.contentType()).startsWith(type);
        assertThat(again.asByteArray()).isEqualTo(once.asByteArray()).isNotEmpty();
    }

    @Test
    void a_report_without_lines_is_printed_too() throws IOException {
        try (var book = workbook("unit=00583&from=2017-01-15&to=2017-03-14&by=field")) {
            assertThat(figures(book.getSheetAt(0))).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"*/*, application/json", "'text/html,application/xhtml+xml,*/*;q=0.8', application/json"})
    void who_asks_for_nothing_in_particular_gets_json(String accept, String type) {
        assertThat(asked(accept, "vi", "unit=018&period=2017-02").contentType()).startsWith(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {XLSX, PDF})
    void a_file_is_refused_like_the_report(String type) {
        given().auth()
                .oauth2(TestTokens.token("supervisor", "00565"))
                .accept(type)
                .get("/v1/reports/06a?unit=018&period=2017-02")
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
    }

    private static XSSFWorkbook workbook(String query) throws IOException {
        return new XSSFWorkbook(
                new ByteArrayInputStream(asked(XLSX, "vi", query).asByteArray()));
    }

    /** Those whose third column holds a number. */
    private static List<Row> lines(Sheet sheet) {
        var lines = new ArrayList<Row>();
        for (var row : sheet) if (row.getCell(2) != null && isNumber(row.getCell(2))) lines.add(row);
        return lines;
    }

    private static boolean isNumber(Cell cell) {
        return cell.getCellType() == CellType.NUMERIC || cell.getCellType() == CellType.FORMULA;
    }

    private static List<List<Long>> figures(Sheet sheet) {
        return lines(sheet).stream()
                .map(row -> Stream.iterate(2, i -> i < 13, i -> i + 1)
                        .map(i -> (long) row.getCell(i).getNumericCellValue())
                        .toList())
                .toList();
    }

    private static List<String> formulas(Row row) {
        var formulas = new ArrayList<String>();
        for (var cell : row)
            if (cell.getCellType() == CellType.FORMULA)
                formulas.add((char) ('A' + cell.getColumnIndex()) + "=" + cell.getCellFormula());
        return formulas;
    }

    private static List<String> texts(Sheet sheet) {
        var texts = new ArrayList<String>();
        for (var row : sheet)
            for (var cell : row) if (cell.getCellType() == CellType.STRING) texts.add(cell.getStringCellValue());
        return texts;
    }

    private static List<List<Long>> figures(JsonNode report) {
        var lines = new ArrayList<List<Long>>();
        report.get("rows").forEach(row -> lines.add(figuresOf(row)));
        lines.add(figuresOf(report.get("total")));
        return lines;
    }

    private static List<Long> figuresOf(JsonNode row) {
        return CELLS.stream().map(cell -> row.at(cell).asLong()).toList();
    }

    private static JsonNode json(String query) {
        try {
            return Json.mapper().readTree(asked("application/json", "vi", query).asString());
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static ExtractableResponse<Response> asked(String accept, String language, String query) {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(TestTokens.token("auditor", null))
                .header("Accept", accept)
                .header("Accept-Language", language)
                .get("/v1/reports/06a?" + query)
                .then()
                .statusCode(200)
                .extract();
    }
}
