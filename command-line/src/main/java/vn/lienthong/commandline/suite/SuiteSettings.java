package vn.lienthong.commandline.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import vn.lienthong.localstack.Ports;

/**
 * Where a suite lives and listens.
 *
 * @param ports of every part, on loopback
 * @param environment of the services, on top of what the suite gives them
 */
public record SuiteSettings(
        DataFolder folder, Map<Part, Integer> ports, Map<String, String> environment, Lifetime lifetime) {
    public SuiteSettings {
        ports = Map.copyOf(ports);
        environment = Map.copyOf(environment);
    }

    public SuiteSettings(DataFolder folder, Map<Part, Integer> ports, Map<String, String> environment) {
        this(folder, ports, environment, Lifetime.LONG);
    }

    public static SuiteSettings onDefaultPorts(Path data) {
        var ports = new EnumMap<Part, Integer>(Part.class);
        for (Part part : Part.values()) {
            ports.put(part, part.defaultPort());
        }
        return new SuiteSettings(new DataFolder(data), ports, Map.of());
    }

    /** For tests, which share their machine with others. */
    public static SuiteSettings onFreePorts(Path data) {
        var ports = new EnumMap<Part, Integer>(Part.class);
        for (Part part : Part.values()) {
            ports.put(part, Ports.free());
        }
        return new SuiteSettings(new DataFolder(data), ports, Map.of());
    }

    /** For another instance of this service: a free port, and a folder of its own for its log. */
    SuiteSettings beside(Part service) {
        var more = new HashMap<>(ports);
        more.put(service, Ports.free());
        return new SuiteSettings(new DataFolder(folder.root().resolve("beside")), more, environment, lifetime);
    }

    public SuiteSettings with(String variable, String value) {
        var more = new HashMap<>(environment);
        more.put(variable, value);
        return new SuiteSettings(folder, ports, more, lifetime);
    }

    public SuiteSettings living(Lifetime wanted) {
        return new SuiteSettings(folder, ports, environment, wanted);
    }

    public int port(Part part) {
        return ports.get(part);
    }

    public URI url(Part service) {
        return URI.create("http://127.0.0.1:" + port(service));
    }

    /** Names every port that somebody else holds, before anything starts. */
    void requireFreePorts() {
        List<String> taken = Stream.of(Part.values())
                .filter(part -> Ports.taken(port(part)))
                .map(part -> "%d (%s, --%s-port or LIENTHONG_%s_PORT chooses another)"
                        .formatted(port(part), part.label(), part.key(), part.name()))
                .toList();
        if (!taken.isEmpty()) {
            throw new CommandFailed("port taken: " + String.join(", ", taken));
        }
    }

    /** Empties the folder, unless the start that is to follow would be refused: what is there is not lost for that. */
    public void clear() {
        folder.requireIdle();
        requireFreePorts();
        folder.empty();
    }

    /** Leaves the ports in the folder, so that other commands find the suite. */
    void write() {
        var properties = new Properties();
        ports.forEach((part, port) -> properties.setProperty(part.key(), Integer.toString(port)));
        try {
            Files.createDirectories(folder.settings().getParent());
            try (var out = Files.newBufferedWriter(folder.settings())) {
                properties.store(out, "The ports of the last start");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The settings of the last start on this folder. */
    public static Optional<SuiteSettings> read(DataFolder folder) {
        if (!Files.exists(folder.settings())) {
            return Optional.empty();
        }
        var properties = new Properties();
        try (var in = Files.newBufferedReader(folder.settings())) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var ports = new EnumMap<Part, Integer>(Part.class);
        for (Part part : Part.values()) {
            ports.put(part, Integer.parseInt(properties.getProperty(part.key(), "" + part.defaultPort())));
        }
        return Optional.of(new SuiteSettings(folder, ports, Map.of()));
    }
}
