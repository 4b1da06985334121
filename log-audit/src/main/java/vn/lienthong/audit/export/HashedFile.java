package vn.lienthong.audit.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file of an export while it is written, and its length and check sum. */
final class HashedFile implements AutoCloseable {
    private static final int BUFFER = 1 << 20;

    private final Path folder;
    private final Path file;
    private final MessageDigest sha256 = sha256();
    private final OutputStream out;

    /** @param name within the folder */
    HashedFile(Path folder, String name) throws IOException {
        this.folder = folder;
        this.file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        this.out = new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER), sha256);
    }

    OutputStream out() {
        return out;
    }

    /** Of what was written; the file must be closed. */
    Manifest.Content content() throws IOException {
        return new Manifest.Content(
                folder.relativize(file).toString().replace('\\', '/'),
                Files.size(file),
                HexFormat.of().formatHex(sha256.digest()));
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /** @throws UnusableExport if the file is not what the manifest says */
    static void require(Path folder, Manifest.Content content) throws IOException {
        var file = folder.resolve(content.file()).normalize();
        if (!file.startsWith(folder) || !Files.isRegularFile(file))
            throw new UnusableExport("the export is damaged: " + content.file() + " is missing");
        var sha256 = sha256();
        try (var in = Files.newInputStream(file)) {
            var buffer = new byte[BUFFER];
            for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) sha256.update(buffer, 0, read);
        }
        if (Files.size(file) != content.bytes()
                || !HexFormat.of().formatHex(sha256.digest()).equals(content.sha256()))
            throw new UnusableExport("the export is damaged: " + content.file() + " is not as it was written");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
