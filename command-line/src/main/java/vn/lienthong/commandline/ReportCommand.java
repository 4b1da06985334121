package vn.lienthong.commandline;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.lienthong.commandline.suite.Part;

/** {@code report}: a report of the running suite. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        description = "Prints a report, e.g. ./lienthong report 06a --unit 018 --from 2017-01-01 --to 2017-05-31")
final class ReportCommand implements Runnable {
    enum Format {
        table("application/json"),
        json("application/json"),
        csv("text/csv");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }
    }

    @Mixin
    private SuiteOptions suite;

    @Parameters(paramLabel = "FORM", description = "06a")
    private String form;

    @Option(names = "--unit", paramLabel = "CODE", required = true, description = "Ward, district or province.")
    private String unit;

    @Option(names = "--period", description = "2026-09, 2026-Q3, 2026-H1, 2026-9M, 2026 or calendar:2026-Q3.")
    private String period;

    @Option(names = "--from", paramLabel = "DAY", description = "First day, e.g. 2017-01-01.")
    private String from;

    @Option(names = "--to", paramLabel = "DAY", description = "Last day, inclusive.")
    private String to;

    @Option(names = "--by", description = "unit, field, procedure, officer or channel.")
    private String by;

    @Option(names = "--as-of", paramLabel = "T", description = "As known at this time (recorded time).")
    private String asOf;

    @Option(names = "--format", defaultValue = "table", description = "${COMPLETION-CANDIDATES}; default: table.")
    private Format format;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        if ((period == null) == (from == null || to == null)) {
            throw new ParameterException(spec.commandLine(), "name either --period or --from and --to");
        }
        var settings = suite.ofLastStart();
        String token = Front.tokens(settings).mint("auditor", null);
        String answer = new Front(settings).get(Part.REPORTING, path(), token, format.mediaType);
        spec.commandLine().getOut().println(format == Format.table ? ReportTable.of(answer) : answer);
    }

    String path() {
        var query = new LinkedHashMap<String, String>();
        query.put("unit", unit);
        query.put("period", period);
        query.put("from", from);
        query.put("to", to);
        query.put("by", by);
        query.put("asOf", asOf);
        return "/v1/reports/" + encoded(form) + "?"
                + query.entrySet().stream()
                        .filter(parameter -> parameter.getValue() != null)
                        .map(ReportCommand::pair)
                        .collect(Collectors.joining("&"));
    }

    private static String pair(Map.Entry<String, String> parameter) {
        return parameter.getKey() + "=" + encoded(parameter.getValue());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
