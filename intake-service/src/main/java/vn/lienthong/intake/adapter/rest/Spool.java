package vn.lienthong.intake.adapter.rest;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Keeps an answer until the request has been read, so that a client which reads only after writing never waits for
 * itself: a little in memory, more in a file that goes with it.
 */
final class Spool extends OutputStream {
    private static final int IN_MEMORY = 256 * 1024;

    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private Path path;
    private OutputStream file;

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (file == null && memory.size() + length > IN_MEMORY) open();
        (file == null ? memory : file).write(bytes, from, length);
    }

    private void open() throws IOException {
        path = Files.createTempFile("lienthong-answer", ".json");
        file = new BufferedOutputStream(Files.newOutputStream(path));
    }

    /** Hands everything on and lets go of it. */
    void drainTo(OutputStream out) throws IOException {
        try {
            memory.writeTo(out);
            if (file != null) file.close();
            if (path != null) Files.copy(path, out);
        } finally {
            if (path != null) Files.deleteIfExists(path);
        }
    }
}
