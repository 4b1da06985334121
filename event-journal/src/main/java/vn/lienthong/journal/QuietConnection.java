package vn.lienthong.journal;

import io.vertx.mutiny.sqlclient.SqlConnection;
import org.jboss.logging.Logger;

/**
 * A connection that breaks without printing its stack, which the client does where nobody listens: whoever uses it hears
 * of its end by what he asked for.
 */
public final class QuietConnection {
    private static final Logger LOG = Logger.getLogger(QuietConnection.class);

    private QuietConnection() {}

    public static SqlConnection of(SqlConnection connection) {
        return connection.exceptionHandler(end -> LOG.debug("a connection breaks", end));
    }
}
