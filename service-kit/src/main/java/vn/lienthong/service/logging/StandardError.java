package vn.lienthong.service.logging;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jboss.logging.Logger;

/**
 * What libraries print becomes part of the log: the PostgreSQL client prints the stack of a connection that breaks while
 * in use, and a log collector would stumble over such lines.
 */
@ApplicationScoped
public class StandardError {
    static final String NAME = "stderr";

    private static final Logger LOG = Logger.getLogger(NAME);
    private static final PrintStream ORIGINAL = System.err;

    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent started) {
        System.setErr(new PrintStream(new LineStream(LOG::warn), true, StandardCharsets.UTF_8));
    }

    void stop(@Observes ShutdownEvent stopping) {
        System.setErr(ORIGINAL);
    }
}
