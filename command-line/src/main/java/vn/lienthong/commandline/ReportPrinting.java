package vn.lienthong.commandline;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Where a report goes.
 *
 * @param file to write to, instead of printing
 * @param several whether more than one format is written, each to a file with its own ending
 * @param table puts an answer into a table for a terminal
 * @param text prints what people read, {@code binary} takes the rest
 */
record ReportPrinting(
        Optional<Path> file, boolean several, UnaryOperator<String> table, PrintWriter text, OutputStream binary) {

    /** @param answer of the service */
    void print(ReportFormat format, byte[] answer) {
        try {
            var content = content(format, answer);
            if (file.isPresent()) Files.write(file(format, file.get()), content);
            else if (format.isText()) text.println(new String(content, StandardCharsets.UTF_8));
            else binary.write(content);
            text.flush();
            binary.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] content(ReportFormat format, byte[] answer) {
        if (format != ReportFormat.table) return answer;
        return table.apply(new String(answer, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }

    private Path file(ReportFormat format, Path named) {
        if (!several) return named;
        var name = named.getFileName().toString().replaceFirst("\\.[A-Za-z]+$", "");
        return named.resolveSibling(name + "." + format.ending());
    }
}
