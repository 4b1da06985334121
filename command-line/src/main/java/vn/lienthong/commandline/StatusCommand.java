package vn.lienthong.commandline;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import vn.lienthong.commandline.suite.Part;
import vn.lienthong.commandline.suite.SuiteSettings;

/** {@code status}: which parts run, and how far the views are behind. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        description = "Shows which parts run and how far the views are behind the journals.",
        footer = {"", "Exit code: 0 when every part runs and is ready, 1 otherwise."})
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private SuiteOptions suite;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        SuiteSettings settings = suite.ofLastStart();
        PrintWriter out = spec.commandLine().getOut();
        boolean all = true;
        for (Part part : Part.values()) {
            String state = state(settings, part);
            all &= state.startsWith("ready");
            out.println("%-11s %5d  %s".formatted(part.label(), settings.port(part), state));
        }
        if (all) {
            printLag(out, new Front(settings).lag());
        }
        return all ? 0 : 1;
    }

    private static String state(SuiteSettings settings, Part part) {
        return settings.folder()
                .process(part)
                .map(process -> (Front.ready(settings, part) ? "ready" : "not ready") + "  (pid " + process.pid() + ")")
                .orElse("does not run");
    }

    private static void printLag(PrintWriter out, JsonNode lag) {
        out.println(lag.path("settled").asBoolean() ? "settled: every fact is in every view" : "not settled yet");
        out.println("pending items: " + lag.path("pendingItems").asLong());
        out.println("in quarantine: " + lag.path("quarantined").asLong());
        for (String kind : new String[] {"views", "owners", "relays"}) {
            for (JsonNode row : lag.path(kind)) {
                String name = row.path("view").asText(row.path("service").asText());
                out.println("%-7s %-12s %,8d records  %6.1f s behind"
                        .formatted(
                                kind,
                                name,
                                row.path("records").asLong(),
                                row.path("seconds").asDouble()));
            }
        }
    }
}
