package vn.lienthong.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Where a benchmark leaves its figures for later comparison. */
public final class Results {
    private static final Path FOLDER = Path.of("benchmarks", "results");

    private Results() {}

    public static Path write(String benchmark, Map<String, ?> figures) throws IOException {
        Files.createDirectories(FOLDER);
        var file = FOLDER.resolve(benchmark + ".json");
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), figures);
        return file;
    }
}
