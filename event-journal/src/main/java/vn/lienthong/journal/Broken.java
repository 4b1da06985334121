package vn.lienthong.journal;

import io.vertx.mutiny.sqlclient.SqlConnection;
import org.jboss.logging.Logger;

/** What becomes of a connection's last words: without a listener the client prints them with their stack. */
public final class Broken {
    private static final Logger LOG = Logger.getLogger(Broken.class);

    private Broken() {}

    /** The same connection; whoever uses it hears of its end by what he asked for. */
    public static SqlConnection quietly(SqlConnection connection) {
        return connection.exceptionHandler(end -> LOG.debug("a connection breaks", end));
    }
}
