package vn.lienthong.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A pid file that never points at a stranger: it holds the number and the start time of a process, since the system
 * gives the number of a dead process to somebody else.
 */
public record ProcessRecord(long pid, Instant started) {
    /** The boot time that start times are computed from may be corrected by a second while the machine runs. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    public static ProcessRecord of(ProcessHandle process) {
        return new ProcessRecord(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    public void write(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, pid + " " + started + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the file names; empty when there is no file or it was cut off in writing. */
    public static Optional<ProcessRecord> read(Path file) {
        try {
            String[] parts = Files.readString(file).strip().split(" ");
            return parts.length == 2
                    ? Optional.of(new ProcessRecord(Long.parseLong(parts[0]), Instant.parse(parts[1])))
                    : Optional.empty();
        } catch (java.nio.file.NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The very process that was recorded, if it still runs. */
    public Optional<ProcessHandle> living() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isTheOneRecorded);
    }

    private boolean isTheOneRecorded(ProcessHandle process) {
        Instant start = process.info().startInstant().orElse(Instant.EPOCH);
        return Duration.between(start, started).abs().compareTo(TOLERANCE) <= 0;
    }
}
