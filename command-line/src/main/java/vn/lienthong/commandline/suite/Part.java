package vn.lienthong.commandline.suite;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the suite is made of, in the order of starting. */
public enum Part {
    POSTGRES("PostgreSQL", 54329, 0),
    KAFKA("Kafka", 9094, 0),
    INTAKE("intake", 8081, 512),
    ROUTING("routing", 8082, 384),
    DEADLINE("deadline", 8083, 384),
    REPORTING("reporting", 8084, 512);

    private final String label;
    private final int defaultPort;
    private final int heapMegabytes;

    Part(String label, int defaultPort, int heapMegabytes) {
        this.label = label;
        this.defaultPort = defaultPort;
        this.heapMegabytes = heapMegabytes;
    }

    /** The four services, without what they stand on. */
    public static List<Part> services() {
        return Stream.of(values()).filter(Part::isService).toList();
    }

    public boolean isService() {
        return heapMegabytes > 0;
    }

    /** What people call it. */
    public String label() {
        return label;
    }

    /** What files, settings and databases call it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public int defaultPort() {
        return defaultPort;
    }

    int heapMegabytes() {
        return heapMegabytes;
    }
}
