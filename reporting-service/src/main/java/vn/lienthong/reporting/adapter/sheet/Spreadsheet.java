package vn.lienthong.reporting.adapter.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import vn.lienthong.reporting.table.PrintedTable;

/**
 * A table as a workbook (Office Open XML, ECMA-376). Totals are formulas beside the figures they give, so that every
 * viewer shows them and every editor computes them again. The same table gives the same bytes: no time in it is the
 * clock's.
 */
public final class Spreadsheet {
    /** What stands in every workbook as it is. */
    private static final List<String> PARTS = List.of(
            "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml");

    private static final LocalDateTime FIRST_DAY_OF_ZIP = LocalDateTime.of(1980, 1, 1, 0, 0);

    private Spreadsheet() {}

    public static byte[] of(PrintedTable table) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : PARTS) add(zip, part, shipped(part));
            add(zip, "docProps/core.xml", Properties.of(table).getBytes(StandardCharsets.UTF_8));
            add(zip, "xl/worksheets/sheet1.xml", Worksheet.of(table).getBytes(StandardCharsets.UTF_8));
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(FIRST_DAY_OF_ZIP);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static byte[] shipped(String part) throws IOException {
        try (InputStream file = Spreadsheet.class.getResourceAsStream("/workbook/" + part)) {
            if (file == null) throw new IllegalStateException("a part of the workbook is missing: " + part);
            return file.readAllBytes();
        }
    }
}
