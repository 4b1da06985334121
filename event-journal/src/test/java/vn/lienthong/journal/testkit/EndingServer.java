package vn.lienthong.journal.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Passes a database's connection on until a transaction is to begin; to that it says that the server ends, as
 * PostgreSQL does whose postmaster was killed, and goes.
 */
public final class EndingServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(EndingServer.class.getName());

    private final ServerSocket listening;
    private final int behind;

    private EndingServer(int behind) throws IOException {
        this.listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        this.behind = behind;
    }

    /** Listens for one client of the server on that port. */
    public static EndingServer of(int port) {
        try {
            var server = new EndingServer(port);
            Thread.ofVirtual().start(server::passOn);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return listening.getLocalPort();
    }

    private void passOn() {
        try (var client = listening.accept();
                var server = new Socket(InetAddress.getLoopbackAddress(), behind)) {
            Thread.ofVirtual().start(() -> answer(server, client));
            askUntilBegin(client, server);
            client.getOutputStream().write(ending());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void askUntilBegin(Socket client, Socket server) throws IOException {
        var bytes = new byte[8192];
        for (int n = client.getInputStream().read(bytes);
                n > 0;
                n = client.getInputStream().read(bytes)) {
            if (new String(bytes, 0, n, StandardCharsets.ISO_8859_1).contains("BEGIN")) return;
            server.getOutputStream().write(bytes, 0, n);
        }
    }

    private static void answer(Socket server, Socket client) {
        try {
            server.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "ended, as it was made for", e);
        }
    }

    private static byte[] ending() {
        var body = "SFATAL\0VFATAL\0C57P01\0Mthe server ends\0\0".getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(1 + Integer.BYTES + body.length)
                .put((byte) 'E')
                .putInt(Integer.BYTES + body.length)
                .put(body)
                .array();
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
