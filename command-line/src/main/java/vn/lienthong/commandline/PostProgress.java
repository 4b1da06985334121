package vn.lienthong.commandline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import java.util.UUID;
import vn.lienthong.commandline.suite.CommandFailed;

/**
 * How far a file has been posted, kept in the suite's folder until all of it is. Another content starts anew. A note is
 * written aside and takes the place of the last one at once: whoever is killed leaves the one or the other.
 */
final class PostProgress {
    private final Path file;
    private final Path note;

    /** @param bytes answered from the start of the file */
    record Done(long bytes, Tally tally) {
        Done plus(long more, Tally outcome) {
            return new Done(bytes + more, tally.plus(outcome));
        }
    }

    PostProgress(Path file, Path notes) {
        this.file = file;
        String name = file.toAbsolutePath().normalize().toString();
        this.note = notes.resolve(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)) + ".properties");
    }

    Done read() {
        if (!Files.exists(note)) {
            return new Done(0, Tally.NONE);
        }
        var kept = new Properties();
        try (var in = Files.newBufferedReader(note)) {
            kept.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return version().equals(kept.getProperty("version")) ? done(kept) : new Done(0, Tally.NONE);
    }

    private Done done(Properties kept) {
        try {
            return new Done(
                    number(kept, "bytes"),
                    new Tally(
                            number(kept, "applied"),
                            number(kept, "duplicate"),
                            number(kept, "rejected"),
                            number(kept, "pending")));
        } catch (NumberFormatException damaged) {
            throw new CommandFailed("cannot read in " + note + " how far " + file
                    + " was posted; delete it to post the file from its start: what was applied answers DUPLICATE");
        }
    }

    private static long number(Properties kept, String key) {
        return Long.parseLong(kept.getProperty(key));
    }

    void write(Done done) {
        var kept = new Properties();
        kept.setProperty("version", version());
        kept.setProperty("bytes", Long.toString(done.bytes()));
        kept.setProperty("applied", Long.toString(done.tally().applied()));
        kept.setProperty("duplicate", Long.toString(done.tally().duplicate()));
        kept.setProperty("rejected", Long.toString(done.tally().rejected()));
        kept.setProperty("pending", Long.toString(done.tally().pending()));
        try {
            Files.createDirectories(note.getParent());
            var aside = note.resolveSibling(note.getFileName() + ".new");
            try (var out = Files.newBufferedWriter(aside)) {
                kept.store(out, file.toString());
            }
            Files.move(aside, note, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void clear() {
        try {
            Files.deleteIfExists(note);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String version() {
        try {
            return Files.size(file) + " bytes of " + Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
