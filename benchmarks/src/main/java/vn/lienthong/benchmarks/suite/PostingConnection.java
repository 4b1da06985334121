package vn.lienthong.benchmarks.suite;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One kept connection that posts events, with as little work as can be: the client runs on the processors of the
 * suite it measures, and {@code java.net.http} took more of them than intake (0.74 against 0.63 ms a post). Knows no more
 * of HTTP than intake's answers need.
 */
final class PostingConnection implements AutoCloseable {
    private static final int BUFFER = 8 * 1024;

    /** How events travel, and how the answer says that every one was accepted. */
    enum Form {
        SINGLE("application/cloudevents+json", " 201 "),
        BATCH("application/cloudevents-batch+json", " 200 ");

        private final String mediaType;
        private final String status;

        Form(String mediaType, String status) {
            this.mediaType = mediaType;
            this.status = status;
        }

        private boolean isAccepted(String statusLine, String answer) {
            return statusLine.contains(status) && !answer.contains("\"REJECTED\"");
        }
    }

    private final Form form;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String head;

    private PostingConnection(Form form, Socket socket, String head) throws IOException {
        this.form = form;
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        this.out = socket.getOutputStream();
        this.head = head;
    }

    static PostingConnection open(Form form, URI events, String token) throws IOException {
        var socket = new Socket(events.getHost(), events.getPort());
        socket.setTcpNoDelay(true);
        return new PostingConnection(
                form, socket, """
                POST %s HTTP/1.1\r
                Host: %s\r
                Authorization: Bearer %s\r
                Content-Type: %s\r
                Content-Length:\s""".formatted(events.getPath(), events.getAuthority(), token, form.mediaType));
    }

    /** @throws IOException if not every event in the text was accepted */
    void post(String events) throws IOException {
        var body = events.getBytes(StandardCharsets.UTF_8);
        var request = new ByteArrayOutputStream(head.length() + body.length + 16);
        request.writeBytes((head + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(body);
        request.writeTo(out);
        var status = line();
        var answer = new String(in.readNBytes(bodyLength()), StandardCharsets.UTF_8);
        if (!form.isAccepted(status, answer)) throw new IOException(status + " " + answer);
    }

    /** Reads the headers to their end. */
    private int bodyLength() throws IOException {
        int length = 0;
        for (var header = line(); !header.isEmpty(); header = line()) {
            var name = header.substring(0, header.indexOf(':')).toLowerCase(Locale.ROOT);
            var value = header.substring(header.indexOf(':') + 1).strip();
            if (name.equals("content-length")) length = Integer.parseInt(value);
            if (name.equals("transfer-encoding")) throw new IOException("unexpected answer: " + header);
        }
        return length;
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream(80);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) throw new EOFException("intake closed the connection");
            if (next != '\r') line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
