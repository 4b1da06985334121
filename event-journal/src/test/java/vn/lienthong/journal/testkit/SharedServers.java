package vn.lienthong.journal.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.lienthong.localstack.LocalKafka;
import vn.lienthong.localstack.LocalPostgres;

/** One PostgreSQL and one Kafka for all tests of a JVM, started when first asked for. */
public final class SharedServers {
    private SharedServers() {}

    private static final class Postgres {
        private static final LocalPostgres SERVER = LocalPostgres.start(folder("postgres"), 0);
    }

    private static final class Kafka {
        private static final LocalKafka SERVER = LocalKafka.start(folder("kafka"), 0);
    }

    public static LocalPostgres postgres() {
        return Postgres.SERVER;
    }

    public static LocalKafka kafka() {
        return Kafka.SERVER;
    }

    private static Path folder(String name) {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target")), name + "-")
                    .resolve("data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
