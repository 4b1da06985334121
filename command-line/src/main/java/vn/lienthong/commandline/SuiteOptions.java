package vn.lienthong.commandline;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import vn.lienthong.commandline.suite.DataFolder;
import vn.lienthong.commandline.suite.Part;
import vn.lienthong.commandline.suite.SuiteSettings;

/** Which suite is meant: its folder and, where they differ from the defaults, its ports. */
public final class SuiteOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:LIENTHONG_DATA:-.lienthong}",
            description = "The suite's data folder (LIENTHONG_DATA; default: .lienthong).")
    private Path data;

    @Option(
            names = "--postgres-port",
            paramLabel = "PORT",
            converter = Port.class,
            defaultValue = "${env:LIENTHONG_POSTGRES_PORT}",
            description = "LIENTHONG_POSTGRES_PORT; default: 54329.")
    private Integer postgres;

    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            converter = Port.class,
            defaultValue = "${env:LIENTHONG_KAFKA_PORT}",
            description = "LIENTHONG_KAFKA_PORT; default: 9094.")
    private Integer kafka;

    @Option(
            names = "--intake-port",
            paramLabel = "PORT",
            converter = Port.class,
            defaultValue = "${env:LIENTHONG_INTAKE_PORT}",
            description = "LIENTHONG_INTAKE_PORT; default: 8081.")
    private Integer intake;

    @Option(
            names = "--routing-port",
            paramLabel = "PORT",
            converter = Port.class,
            defaultValue = "${env:LIENTHONG_ROUTING_PORT}",
            description = "LIENTHONG_ROUTING_PORT; default: 8082.")
    private Integer routing;

    @Option(
            names = "--deadline-port",
            paramLabel = "PORT",
            converter = Port.class,
            defaultValue = "${env:LIENTHONG_DEADLINE_PORT}",
            description = "LIENTHONG_DEADLINE_PORT; default: 8083.")
    private Integer deadline;

    @Option(
            names = "--reporting-port",
            paramLabel = "PORT",
            converter = Port.class,
            defaultValue = "${env:LIENTHONG_REPORTING_PORT}",
            description = "LIENTHONG_REPORTING_PORT; default: 8084.")
    private Integer reporting;

    static final class Port implements ITypeConverter<Integer> {
        private static final int LAST = 65_535;

        @Override
        public Integer convert(String given) {
            if (!given.matches("\\d{1,5}") || Integer.parseInt(given) < 1 || Integer.parseInt(given) > LAST)
                throw new TypeConversionException("'%s' is not a port (1 to %d)".formatted(given, LAST));
            return Integer.valueOf(given);
        }
    }

    public DataFolder folder() {
        return new DataFolder(data);
    }

    /** For a suite to start: the ports asked for, else the defaults. */
    public SuiteSettings toStart() {
        return overridden(SuiteSettings.onDefaultPorts(data));
    }

    /** For a suite that was started: the ports of its last start, unless told otherwise. */
    public SuiteSettings ofLastStart() {
        return overridden(SuiteSettings.read(folder()).orElseGet(() -> SuiteSettings.onDefaultPorts(data)));
    }

    private SuiteSettings overridden(SuiteSettings settings) {
        var ports = new EnumMap<Part, Integer>(settings.ports());
        chosen().forEach((part, port) -> {
            if (port != null) ports.put(part, port);
        });
        return new SuiteSettings(settings.folder(), ports, settings.environment(), settings.lifetime());
    }

    private Map<Part, Integer> chosen() {
        var chosen = new EnumMap<Part, Integer>(Part.class);
        chosen.put(Part.POSTGRES, postgres);
        chosen.put(Part.KAFKA, kafka);
        chosen.put(Part.INTAKE, intake);
        chosen.put(Part.ROUTING, routing);
        chosen.put(Part.DEADLINE, deadline);
        chosen.put(Part.REPORTING, reporting);
        return chosen;
    }
}
