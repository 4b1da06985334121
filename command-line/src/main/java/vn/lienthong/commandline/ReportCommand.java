package vn.lienthong.commandline;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    @Mixin
    private SuiteOptions suite;

    @Parameters(
            paramLabel = "FORM",
            description = "06a, legs, overdue-causes, delegations, simplification, indicators, officers, online-share,"
                    + " days-saved.")
    private String form;

    @Option(names = "--unit", paramLabel = "CODE", required = true, description = "Ward, district or province.")
    private String unit;

    @Option(names = "--period", description = "2026-09, 2026-Q3, 2026-H1, 2026-9M, 2026 or calendar:2026-Q3.")
    private String period;

    @Option(names = "--from", paramLabel = "DAY", description = "First day, e.g. 2017-01-01.")
    private String from;

    @Option(names = "--to", paramLabel = "DAY", description = "Last day, inclusive.")
    private String to;

    @Option(
            names = "--by",
            description =
                    "Of 06a: unit, field, procedure, officer or channel; of days-saved: unit or field; of online-share:"
                            + " month, quarter or year.")
    private String by;

    @Option(names = "--as-of", paramLabel = "T", description = "As known at this time (recorded time).")
    private String asOf;

    @Option(
            names = "--format",
            split = ",",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES}, or several of them with commas between; default: table.")
    private List<ReportFormat> formats;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Where to write it instead of printing it; of several formats each has its own ending.")
    private Path output;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        if ((period == null) == (from == null || to == null)) {
            throw new ParameterException(spec.commandLine(), "name either --period or --from and --to");
        }
        var printing = printing();
        var settings = suite.ofLastStart();
        String token = Front.tokens(settings).mint("auditor", null);
        var front = new Front(settings);
        for (var format : formats)
            printing.print(format, front.bytes(Part.REPORTING, path(), token, mediaType(format)));
    }

    /** Only form 06a has a layout for terminals; of every other report its table is shown. */
    private boolean isForm06a() {
        return form.equals("06a");
    }

    private String mediaType(ReportFormat format) {
        return format == ReportFormat.table && !isForm06a() ? ReportFormat.csv.mediaType() : format.mediaType();
    }

    /** What no terminal shows goes to a file, or to whatever standard output is redirected to. */
    private ReportPrinting printing() {
        var binary = formats.stream().filter(format -> !format.isText()).findFirst();
        if (output == null && binary.isPresent() && (formats.size() > 1 || isTerminal()))
            throw new ParameterException(spec.commandLine(), binary.get() + " is no text: name a file with --output");
        return new ReportPrinting(
                Optional.ofNullable(output),
                formats.size() > 1,
                isForm06a() ? ReportTable::of : CsvTable::of,
                spec.commandLine().getOut(),
                System.out);
    }

    private static boolean isTerminal() {
        return System.console() != null && System.console().isTerminal();
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
