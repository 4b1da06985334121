package vn.lienthong.service.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.lienthong.localstack.LocalKafka;
import vn.lienthong.localstack.LocalPostgres;

/**
 * A real PostgreSQL with the services' databases and a real Kafka, started once per JVM and stopped with it. A second
 * start of the service in the same JVM finds what the first has left, as a restart does.
 */
public class SuiteTestResource implements QuarkusTestResourceLifecycleManager {
    private static final List<String> SERVICES = List.of("intake", "routing", "deadline", "reporting");
    /** Several class loaders load this class; system properties are the one place all see. */
    private static final String POSTGRES = "lienthong.test.postgres";

    private static final String KAFKA = "lienthong.test.kafka";

    @Override
    public Map<String, String> start() {
        ensureStarted();
        var config = new HashMap<>(new TokenKeyTestResource().start());
        config.put("LIENTHONG_POSTGRES", System.getProperty(POSTGRES));
        config.put("LIENTHONG_KAFKA", System.getProperty(KAFKA));
        return config;
    }

    @Override
    public void stop() {
        // both end with the JVM, so that a next test class need not wait for them again
    }

    private static void ensureStarted() {
        synchronized (System.getProperties()) {
            if (System.getProperty(KAFKA) != null) return;
            var data = Path.of("target", "stack-" + ProcessHandle.current().pid());
            var postgres = LocalPostgres.start(data.resolve("postgres"), 0);
            SERVICES.forEach(postgres::createDatabase);
            System.setProperty(POSTGRES, "localhost:" + postgres.port());
            System.setProperty(KAFKA, LocalKafka.start(data.resolve("kafka"), 0).bootstrap());
        }
    }
}
