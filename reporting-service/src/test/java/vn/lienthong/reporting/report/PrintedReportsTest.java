package vn.lienthong.reporting.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.reporting.ProjectionOnly;
import vn.lienthong.reporting.projection.LogFeeder;
import vn.lienthong.service.testing.SuiteTestResource;
import vn.lienthong.service.testing.TestTokens;

/** Every other report as files: one table, in whatever it is put. */
@QuarkusTest
@TestProfile(ProjectionOnly.class)
@QuarkusTestResource(SuiteTestResource.class)
@TestInstance(Lifecycle.PER_CLASS)
class PrintedReportsTest {
    private static final String CSV = "text/csv";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String PDF = "application/pdf";
    private static final ObjectReader COMMA_SEPARATED =
            new CsvMapper().readerFor(String[].class).with(CsvParser.Feature.WRAP_AS_ARRAY);
    private static final String DAYS = "?unit=018&from=2017-01-15&to=2017-03-14";

    @Inject
    LogFeeder log;

    @BeforeAll
    void load() {
        log.reset();
        new RandomDossiers(6).make(120).forEach(made -> made.facts()
                .forEach(fact -> log.add(made.code(), fact.time(), fact.event())));
        log.feed(97);
    }

    /** The next test class may read the real log, from its beginning. */
    @AfterAll
    void leaveNothing() {
        log.reset();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "legs",
                "overdue-causes",
                "delegations",
                "simplification",
                "indicators",
                "officers",
                "online-share",
                "days-saved"
            })
    void a_workbook_and_a_page_say_what_the_table_says(String name) throws IOException {
        var table = table(name);

        assertThat(lines(name, table.getFirst().size())).isEqualTo(table);
        var page = page(name);
        for (var cell : table.getFirst()) assertThat(page).contains(cell.replace(" ", ""));
        assertThat(page).contains("Đơnvịbáocáo:HuyệnGiaLâm", "THỦTRƯỞNGĐƠNVỊ");
        assertThat(asked(name, PDF).header("Content-Disposition"))
                .contains("\"" + name + "-018-2017-01-15-2017-03-14.pdf\"");
    }

    @Test
    void the_totals_of_each_part_sum_its_lines() throws IOException {
        try (var book = new XSSFWorkbook(
                new ByteArrayInputStream(asked("online-share", XLSX).asByteArray()))) {
            var formulas = new ArrayList<String>();
            for (var row : book.getSheetAt(0))
                if (row.getCell(4) != null && row.getCell(4).getCellType() == CellType.FORMULA)
                    formulas.add(row.getCell(4).getCellFormula());

            assertThat(formulas).hasSize(2).allMatch(formula -> formula.matches("SUM\\(E\\d+:E\\d+\\)"));
            assertThat(formulas).doesNotHaveDuplicates();
        }
    }

    @Test
    void who_asks_for_nothing_in_particular_gets_json() {
        assertThat(asked("legs", "text/html,application/xhtml+xml,*/*;q=0.8").contentType())
                .startsWith("application/json");
    }

    /** From the names of the columns on, computed again, without the numbers of the columns. */
    private static List<List<String>> lines(String name, int columns) throws IOException {
        try (var book =
                new XSSFWorkbook(new ByteArrayInputStream(asked(name, XLSX).asByteArray()))) {
            book.getCreationHelper().createFormulaEvaluator().evaluateAll();
            var rows = rows(book.getSheetAt(0));
            int numbers = IntStream.range(0, rows.size())
                    .filter(i -> text(rows.get(i).getCell(0)).equals("(1)"))
                    .findFirst()
                    .orElseThrow();
            var lines = new ArrayList<List<String>>();
            lines.add(texts(rows.get(numbers - 1), columns));
            for (int i = numbers + 1; rows.get(i).getLastCellNum() == columns; i++)
                lines.add(texts(rows.get(i), columns));
            return lines;
        }
    }

    private static List<Row> rows(Sheet sheet) {
        var rows = new ArrayList<Row>();
        sheet.forEach(rows::add);
        return rows;
    }

    private static List<String> texts(Row row, int columns) {
        return IntStream.range(0, columns).mapToObj(i -> text(row.getCell(i))).toList();
    }

    private static String text(Cell cell) {
        if (cell == null) return "";
        return cell.getCellType() == CellType.STRING
                ? day(cell.getStringCellValue())
                : number(cell.getNumericCellValue());
    }

    private static String day(String text) {
        return text.replaceAll("^(\\d\\d)/(\\d\\d)/(\\d{4})$", "$3-$2-$1");
    }

    private static String number(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }

    private static List<List<String>> table(String name) throws IOException {
        try (MappingIterator<String[]> lines =
                COMMA_SEPARATED.readValues(asked(name, CSV).asString())) {
            return lines.readAll().stream()
                    .map(line -> Stream.of(line).map(PrintedReportsTest::asKept).toList())
                    .toList();
        }
    }

    /** A workbook keeps no decimals that say nothing. */
    private static String asKept(String cell) {
        return cell.matches("\\d+\\.\\d+")
                ? new BigDecimal(cell).stripTrailingZeros().toPlainString()
                : cell;
    }

    /** Without spaces: a narrow column breaks its words. */
    private static String page(String name) throws IOException {
        try (var page = Loader.loadPDF(asked(name, PDF).asByteArray())) {
            return new PDFTextStripper().getText(page).replaceAll("\\s", "");
        }
    }

    private static ExtractableResponse<Response> asked(String name, String accept) {
        return given().auth()
                .oauth2(TestTokens.token("auditor", null))
                .header("Accept", accept)
                .get("/v1/reports/" + name + DAYS)
                .then()
                .statusCode(200)
                .extract();
    }
}
