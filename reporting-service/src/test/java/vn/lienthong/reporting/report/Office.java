package vn.lienthong.reporting.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** LibreOffice, where it is installed: opens a workbook, computes every formula anew, and saves it as a table. */
final class Office {
    private static final String COMMAND = "soffice";

    /** Fields between commas, text between quotation marks, UTF-8, cells as they are and not as they look. */
    private static final String AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false";

    private static final ObjectReader COMMA_SEPARATED =
            new CsvMapper().readerFor(String[].class).with(CsvParser.Feature.WRAP_AS_ARRAY);

    private static final String COMPUTE_ALWAYS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <oor:items xmlns:oor="http://openoffice.org/2001/registry">
            <item oor:path="/org.openoffice.Office.Calc/Formula/Load">
            <prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
            </oor:items>
            """;

    private Office() {}

    static boolean isInstalled() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, COMMAND)));
    }

    /** @param folder to work in */
    static List<List<String>> csv(byte[] workbook, Path folder) throws IOException, InterruptedException {
        var settings = Files.createDirectories(folder.resolve("profile/user")).resolve("registrymodifications.xcu");
        Files.writeString(settings, COMPUTE_ALWAYS);
        var file = Files.write(folder.resolve("report.xlsx"), workbook);
        var conversion = new ProcessBuilder(
                        COMMAND,
                        "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                        "--headless",
                        "--convert-to",
                        AS_CSV,
                        "--outdir",
                        folder.toString(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        assertThat(conversion.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(conversion.exitValue()).isZero();
        try (MappingIterator<String[]> lines =
                COMMA_SEPARATED.readValues(folder.resolve("report.csv").toFile())) {
            return lines.readAll().stream().map(List::of).toList();
        }
    }
}
