package vn.lienthong.audit.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an export holds. It is written last: a folder without one is no export.
 *
 * @param format the version of the format
 * @param schemas by service, the versions of the database's scripts
 * @param records of the log, all topics together
 * @param checkpoint the newest signed one; null where none was made
 */
record Manifest(
        int format,
        Map<String, String> schemas,
        long records,
        List<TopicFile> log,
        List<TableFile> tables,
        Content checkpoint) {
    static final int FORMAT = 1;
    static final String FILE = "manifest.json";

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** @param file within the export */
    record Content(String file, long bytes, String sha256) {}

    record TopicFile(String topic, int partition, long records, Content content) {}

    /** @param shard of a journal's events; null of other tables */
    record TableFile(String service, String table, Integer shard, List<String> columns, Content content) {}

    static Manifest read(Path folder) {
        var file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) throw new UnusableExport(folder + " is no export: it has no " + FILE);
        try {
            var manifest = JSON.readValue(file.toFile(), Manifest.class);
            if (manifest.format() != FORMAT)
                throw new UnusableExport(
                        "the export has format %d, this suite reads format %d".formatted(manifest.format(), FORMAT));
            return manifest;
        } catch (JsonProcessingException damaged) {
            throw new UnusableExport(file + " is damaged", damaged);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(Path folder) {
        try {
            Files.write(folder.resolve(FILE), JSON.writeValueAsBytes(this));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<TopicFile> log(String topic, int partition) {
        return log.stream()
                .filter(file -> file.topic().equals(topic) && file.partition() == partition)
                .findFirst();
    }

    Optional<TableFile> table(String service, String table, Integer shard) {
        return tables.stream()
                .filter(file -> file.service().equals(service)
                        && file.table().equals(table)
                        && Objects.equals(file.shard(), shard))
                .findFirst();
    }

    List<Content> contents() {
        return Stream.of(
                        log.stream().map(TopicFile::content),
                        tables.stream().map(TableFile::content),
                        Stream.ofNullable(checkpoint))
                .flatMap(contents -> contents)
                .toList();
    }
}
