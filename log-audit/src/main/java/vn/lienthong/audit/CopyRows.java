package vn.lienthong.audit;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/** The rows of a {@code COPY … (FORMAT binary)} of PostgreSQL, one after the other. */
public final class CopyRows implements AutoCloseable {
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int BUFFER = 1 << 20;
    /** 2000-01-01, from where PostgreSQL counts. */
    private static final long EPOCH_SECONDS = 946_684_800;

    private static final int MICROS = 1_000_000;
    private static final int NANOS_OF_MICRO = 1_000;

    private final DataInputStream in;
    private byte[][] fields = {};

    /** @throws IOException if it does not begin like one */
    public CopyRows(InputStream in) throws IOException {
        this.in = new DataInputStream(new BufferedInputStream(in, BUFFER));
        if (!Arrays.equals(this.in.readNBytes(SIGNATURE.length), SIGNATURE))
            throw new IOException("not a binary copy of a table");
        this.in.readInt();
        this.in.skipNBytes(this.in.readInt());
    }

    /** Goes to the next row; false behind the last. */
    public boolean next() throws IOException {
        var count = in.readShort();
        if (count < 0) return false;
        if (fields.length != count) fields = new byte[count][];
        for (int i = 0; i < count; i++) {
            var length = in.readInt();
            fields[i] = length < 0 ? null : in.readNBytes(length);
            if (length >= 0 && fields[i].length != length) throw new IOException("cut off within a row");
        }
        return true;
    }

    boolean isNull(int field) {
        return fields[field] == null;
    }

    public byte[] bytes(int field) {
        return fields[field];
    }

    String text(int field) {
        return fields[field] == null ? null : new String(fields[field], StandardCharsets.UTF_8);
    }

    /** Of a smallint, int or bigint. */
    public long number(int field) {
        var bytes = ByteBuffer.wrap(fields[field]);
        return switch (fields[field].length) {
            case Short.BYTES -> bytes.getShort();
            case Integer.BYTES -> bytes.getInt();
            default -> bytes.getLong();
        };
    }

    /** Of a timestamptz. */
    Instant time(int field) {
        var micros = number(field);
        return Instant.ofEpochSecond(
                EPOCH_SECONDS + Math.floorDiv(micros, MICROS), (long) Math.floorMod(micros, MICROS) * NANOS_OF_MICRO);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
