package vn.lienthong.commandline.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import vn.lienthong.commandline.suite.CommandFailed;
import vn.lienthong.proof.Checkpoint;
import vn.lienthong.proof.PublicKey;
import vn.lienthong.proof.Refused;
import vn.lienthong.proof.SignedNote;

/** A folder of signed checkpoints, as reporting writes it and anybody may keep a copy of it. */
final class KeptCheckpoints {
    private static final String ENDING = ".checkpoint";

    private final Path folder;
    private final PublicKey key;

    KeptCheckpoints(Path folder, PublicKey key) {
        this.folder = folder;
        this.key = key;
    }

    /** The same of a folder that somebody named, where some must be. */
    List<Checkpoint> readSome() {
        var all = read();
        if (all.isEmpty()) throw new CommandFailed("no checkpoint in " + folder);
        return all;
    }

    /** In the order in which they were made; none where there is no folder. */
    List<Checkpoint> read() {
        if (!Files.isDirectory(folder)) return List.of();
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .map(this::open)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Checkpoint open(Path file) {
        try {
            return SignedNote.open(Files.readString(file), key);
        } catch (Refused | IOException e) {
            throw new CommandFailed("checkpoint " + file + ": " + e.getMessage(), e);
        }
    }
}
