package vn.lienthong.reporting.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Fills a table by COPY. One at a time on a connection. */
final class CopyTable implements AutoCloseable {
    private static final int ENOUGH = 1 << 18;

    private final CopyIn copy;
    private final CopyText text = new CopyText();

    CopyTable(Connection connection, String table, String columns) throws SQLException {
        copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table + " (" + columns + ") from stdin");
    }

    void line(Consumer<CopyText> columns) throws SQLException {
        columns.accept(text);
        text.endLine();
        if (text.length() >= ENOUGH) flush();
    }

    /** Lines that are written already. */
    void lines(byte[] written) throws SQLException {
        flush();
        copy.writeToCopy(written, 0, written.length);
    }

    private void flush() throws SQLException {
        var bytes = text.take();
        copy.writeToCopy(bytes, 0, bytes.length);
    }

    /** What was not ended is taken back with the transaction. */
    void end() throws SQLException {
        flush();
        copy.endCopy();
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) copy.cancelCopy();
    }
}
