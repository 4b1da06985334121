package vn.lienthong.cases;

import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import vn.lienthong.contracts.log.Json;

/** A made case as files: one NDJSON stream per source, and what must come out of it. */
public final class CaseFiles {
    private static final ObjectWriter JSON = Json.mapper().writer();

    private CaseFiles() {}

    /** Writes {@code <source>.ndjson} and {@code expected.csv}; the same seed gives the same bytes. */
    public static void write(GeneratedCase made, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (var source : made.sources()) writePosts(source, file(folder, source));
        try (var out = Files.newBufferedWriter(folder.resolve("expected.csv"))) {
            out.write(Expected.HEADER + "\n");
            for (var row : made.expected()) out.write(row.line() + "\n");
        }
    }

    /** Where the posts of the source stand. */
    public static Path file(Path folder, Source source) {
        return folder.resolve(source.name() + ".ndjson");
    }

    /** Reads {@code expected.csv}. */
    public static List<Expected> readExpected(Path folder) throws IOException {
        try (var lines = Files.lines(folder.resolve("expected.csv"))) {
            return lines.skip(1).map(Expected::of).toList();
        }
    }

    private static void writePosts(Source source, Path file) throws IOException {
        try (var out = Files.newBufferedWriter(file)) {
            for (var post : source.posts()) {
                out.write(JSON.writeValueAsString(post));
                out.write('\n');
            }
        }
    }
}
