package vn.lienthong.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A case made in a folder: one NDJSON file for each system, and {@code expected.csv} with what must come out of it.
 *
 * @param kinds how many posts there are of each CloudEvents type
 */
public record CaseFolder(ReferenceCase definition, Path folder, List<PostFile> files, Map<String, Long> kinds)
        implements MadeCase {
    static final String EXPECTED = "expected.csv";

    /** @param name of the system, e.g. {@code trau-quy} */
    public record PostFile(String unit, String name, Path path, long posts) {
        /** The CloudEvents source. */
        public String urn() {
            return Source.urn(name);
        }
    }

    public long posts() {
        return files.stream().mapToLong(PostFile::posts).sum();
    }

    @Override
    public List<String> units() {
        return files.stream().map(PostFile::unit).toList();
    }

    @Override
    public Stream<Expected> rows() {
        try {
            return Files.lines(folder.resolve(EXPECTED)).skip(1).map(Expected::of);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
