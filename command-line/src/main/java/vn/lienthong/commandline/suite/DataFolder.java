package vn.lienthong.commandline.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import vn.lienthong.localstack.LocalKafka;
import vn.lienthong.localstack.LocalPostgres;
import vn.lienthong.localstack.ProcessRecord;

/** Where one suite keeps everything: data, secrets, logs, pid files. A copy of the stopped folder is the suite. */
public record DataFolder(Path root) {
    private static final long LEAST_SPACE = 1L << 30;

    public DataFolder {
        root = root.toAbsolutePath().normalize();
    }

    public Path postgres() {
        return root.resolve("postgres");
    }

    public Path kafka() {
        return root.resolve("kafka");
    }

    public Path log(Part part) {
        return switch (part) {
            case POSTGRES -> root.resolve("postgres.log");
            case KAFKA -> kafka().resolve("kafka.log");
            case INTAKE, ROUTING, DEADLINE, REPORTING -> root.resolve("logs").resolve(part.key() + ".log");
        };
    }

    /** What the process that holds the suite together says, when it runs in the background. */
    public Path supervisorLog() {
        return root.resolve("logs").resolve("suite.log");
    }

    public Path secrets() {
        return root.resolve("secrets");
    }

    /** Signed checkpoints of the log: what an outside party may take and keep. */
    public Path checkpoints() {
        return root.resolve("checkpoints");
    }

    /** How far files have been posted. */
    public Path posts() {
        return root.resolve("posts");
    }

    Path settings() {
        return root.resolve("run").resolve("suite.properties");
    }

    Path record(Part part) {
        return root.resolve("run").resolve(part.key() + ".pid");
    }

    private Path supervisorRecord() {
        return root.resolve("run").resolve("suite.pid");
    }

    /** The process of this part, if it runs. */
    public Optional<ProcessHandle> process(Part part) {
        return switch (part) {
            case POSTGRES -> LocalPostgres.leftover(postgres());
            case KAFKA -> LocalKafka.leftover(kafka());
            case INTAKE, ROUTING, DEADLINE, REPORTING ->
                ProcessRecord.read(record(part)).flatMap(ProcessRecord::living);
        };
    }

    /** The process that holds the suite together, if it runs. */
    public Optional<ProcessHandle> supervisor() {
        return ProcessRecord.read(supervisorRecord()).flatMap(ProcessRecord::living);
    }

    /** Refuses to start a second suite here. */
    public void requireFree() {
        supervisor().ifPresent(running -> {
            throw new CommandFailed("a suite already runs on %s (pid %d); ./lienthong down --data %s stops it"
                    .formatted(root, running.pid(), root));
        });
    }

    /** Makes the calling process the one that holds this suite together. */
    void claim() {
        requireFree();
        requireSpace();
        ProcessRecord.of(ProcessHandle.current()).write(supervisorRecord());
    }

    void release() {
        try {
            Files.deleteIfExists(supervisorRecord());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void requireSpace() {
        try {
            Files.createDirectories(root);
            long free = Files.getFileStore(root).getUsableSpace();
            if (free < LEAST_SPACE) {
                throw new CommandFailed("the disk of %s is full: %d MB free, at least %d are needed"
                        .formatted(root, free >> 20, LEAST_SPACE >> 20));
            }
        } catch (IOException e) {
            throw new CommandFailed("cannot write to " + root + ": " + e.getMessage(), e);
        }
    }

    /** Refuses while a suite runs there; stops what a killed one has left. */
    void requireIdle() {
        if (supervisor().isPresent()) {
            throw new CommandFailed("a suite runs on " + root + "; ./lienthong down --data " + root + " stops it");
        }
        Leftovers.of(this).stop();
    }

    /** Removes everything, so that the next start is the first. Refused while a suite runs there. */
    public void empty() {
        requireIdle();
        if (Files.exists(root)) {
            requireOurs();
            deleteTree();
        }
    }

    /** A wrong --data must not cost anybody a folder. */
    private void requireOurs() {
        if (Stream.of(secrets(), root.resolve("run"), postgres()).noneMatch(Files::exists)) {
            throw new CommandFailed(root + " holds no suite, so it is not emptied");
        }
    }

    private void deleteTree() {
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path path : tree.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot empty " + root, e);
        }
    }
}
