package vn.lienthong.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import vn.lienthong.commandline.suite.Part;
import vn.lienthong.commandline.suite.Suite;
import vn.lienthong.contracts.log.Topics;
import vn.lienthong.testkit.Database;
import vn.lienthong.testkit.Log;

/** Texts that must stand nowhere in the clear, looked for wherever the suite keeps anything. */
record HiddenTexts(Suite suite, List<String> texts) {

    void requireHidden() {
        requireHidden("the log", logTexts());
        for (var service : Part.services()) requireHidden("database " + service.key(), rows(service));
        requireHidden("log files", logFiles());
    }

    void requireHidden(String where, Stream<String> kept) {
        var seen = new long[1];
        kept.forEach(text -> {
            seen[0]++;
            for (var secret : texts)
                if (text.contains(secret)) throw new AssertionError(secret + " stands in " + where);
        });
        assertThat(seen[0]).as("texts looked at in %s", where).isPositive();
    }

    private Stream<String> logTexts() {
        return Stream.of(Topics.DOSSIER_EVENTS, Topics.JOURNAL_HEADS, Topics.REFERENCE_DATA, Topics.AUDIT_EVENTS)
                .flatMap(topic -> Log.bytes(suite.kafkaBootstrap(), topic).stream())
                .flatMap(record -> Stream.concat(
                        Stream.of(record.key(), record.value()),
                        Stream.of(record.headers().toArray()).map(header -> header.value())))
                .filter(bytes -> bytes != null)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private Stream<String> rows(Part service) {
        var database = Database.of(suite, service);
        return database.tables().stream()
                .flatMap(table -> database.texts("select to_jsonb(t)::text from \"" + table + "\" t").stream());
    }

    private Stream<String> logFiles() {
        var folder = suite.settings().folder();
        try (var files = Files.walk(folder.root())) {
            return files
                    .filter(file -> file.toString().endsWith(".log"))
                    .filter(file -> !file.startsWith(folder.kafka()) || file.endsWith("kafka.log"))
                    .map(HiddenTexts::text)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
