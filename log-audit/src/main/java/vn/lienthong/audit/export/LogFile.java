package vn.lienthong.audit.export;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** The records of a partition one behind the other, every byte as it was sent. */
final class LogFile {
    private static final byte[] SIGNATURE = "LTLOG1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int BUFFER = 1 << 20;
    private static final int ABSENT = -1;

    private LogFile() {}

    /** Writes one. */
    static final class Writer {
        private final DataOutputStream out;
        private long records;

        Writer(OutputStream out) throws IOException {
            this.out = new DataOutputStream(out);
            this.out.write(SIGNATURE);
        }

        void write(ConsumerRecord<byte[], byte[]> record) throws IOException {
            out.writeLong(record.offset());
            out.writeLong(record.timestamp());
            write(record.key());
            write(record.value());
            var headers = record.headers().toArray();
            out.writeInt(headers.length);
            for (var header : headers) {
                write(header.key().getBytes(StandardCharsets.UTF_8));
                write(header.value());
            }
            records++;
        }

        private void write(byte[] bytes) throws IOException {
            out.writeInt(bytes == null ? ABSENT : bytes.length);
            if (bytes != null) out.write(bytes);
        }

        long records() {
            return records;
        }
    }

    static void read(Path file, Manifest.TopicFile of, Consumer<ConsumerRecord<byte[], byte[]>> each)
            throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
            if (!Arrays.equals(in.readNBytes(SIGNATURE.length), SIGNATURE))
                throw new UnusableExport("the export is damaged: " + file + " holds no log");
            for (long i = 0; i < of.records(); i++) each.accept(record(in, of));
        }
    }

    private static ConsumerRecord<byte[], byte[]> record(DataInputStream in, Manifest.TopicFile of) throws IOException {
        var offset = in.readLong();
        var timestamp = in.readLong();
        var key = bytes(in);
        var value = bytes(in);
        var headers = new RecordHeaders();
        for (var left = in.readInt(); left > 0; left--)
            headers.add(new String(bytes(in), StandardCharsets.UTF_8), bytes(in));
        return new ConsumerRecord<>(
                of.topic(),
                of.partition(),
                offset,
                timestamp,
                TimestampType.CREATE_TIME,
                key == null ? 0 : key.length,
                value == null ? 0 : value.length,
                key,
                value,
                headers,
                Optional.empty());
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        var length = in.readInt();
        if (length == ABSENT) return null;
        var bytes = in.readNBytes(length);
        if (bytes.length != length) throw new IOException("cut off within a record");
        return bytes;
    }
}
