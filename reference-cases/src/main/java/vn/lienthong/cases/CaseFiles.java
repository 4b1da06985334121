package vn.lienthong.cases;

import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import vn.lienthong.cases.CaseFolder.PostFile;
import vn.lienthong.contracts.log.Json;

/** Writes a case into a folder while it is made. */
public final class CaseFiles implements CaseSink, AutoCloseable {
    private static final ObjectWriter JSON = Json.mapper().writer();

    private final Map<String, Writer> posts = new LinkedHashMap<>();
    private final Map<String, Long> written = new LinkedHashMap<>();
    private final Map<String, Long> kinds = new TreeMap<>();
    private final Writer expected;

    private CaseFiles(ReferenceCase definition, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (var system : definition.systems().entrySet())
            posts.put(system.getKey(), Files.newBufferedWriter(file(folder, system.getValue())));
        expected = Files.newBufferedWriter(folder.resolve(CaseFolder.EXPECTED));
        expected.write(Expected.HEADER + "\n");
    }

    /** The same case and seed give the same bytes. */
    public static CaseFolder write(ReferenceCase definition, long seed, Path folder) throws IOException {
        try (var files = new CaseFiles(definition, folder)) {
            new CaseGenerator(definition, seed).into(files);
            return files.made(definition, folder);
        }
    }

    private CaseFolder made(ReferenceCase definition, Path folder) {
        var files = definition.systems().entrySet().stream()
                .map(system -> new PostFile(
                        system.getKey(),
                        system.getValue(),
                        file(folder, system.getValue()),
                        written.get(system.getKey())))
                .toList();
        return new CaseFolder(definition, folder, files, kinds);
    }

    private static Path file(Path folder, String system) {
        return folder.resolve(system + ".ndjson");
    }

    @Override
    public void post(String unit, Post post) {
        try {
            line(posts.get(unit), JSON.writeValueAsString(post));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        written.merge(unit, 1L, Long::sum);
        kinds.merge(post.type(), 1L, Long::sum);
    }

    @Override
    public void expect(Expected row) {
        try {
            line(expected, row.line());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static void line(Writer file, String line) throws IOException {
        file.write(line);
        file.write('\n');
    }

    @Override
    public void close() throws IOException {
        for (var file : posts.values()) file.close();
        expected.close();
    }
}
