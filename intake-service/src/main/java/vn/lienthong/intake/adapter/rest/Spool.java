package vn.lienthong.intake.adapter.rest;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Keeps an answer until the request has been read, so that a client which reads only after writing never waits for
 * itself: a little in memory, more in a file that is gone when the spool is closed, or the process.
 */
final class Spool extends OutputStream {
    private static final int IN_MEMORY = 256 * 1024;

    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private FileChannel file;
    private OutputStream toFile;

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (file == null && memory.size() + length > IN_MEMORY) open();
        (file == null ? memory : toFile).write(bytes, from, length);
    }

    private void open() throws IOException {
        var path = Path.of(System.getProperty("java.io.tmpdir"), "lienthong-answer-" + UUID.randomUUID());
        file = FileChannel.open(path, CREATE_NEW, READ, WRITE, DELETE_ON_CLOSE);
        toFile = new BufferedOutputStream(Channels.newOutputStream(file));
    }

    /** Hands everything on and lets go of it. */
    void drainTo(OutputStream out) throws IOException {
        try (this) {
            memory.writeTo(out);
            if (file == null) return;
            toFile.flush();
            file.position(0);
            Channels.newInputStream(file).transferTo(out);
        }
    }

    /** Lets go of everything, handed on or not: what a full disk did not take is not tried again. */
    @Override
    public void close() throws IOException {
        if (file != null) file.close();
    }
}
