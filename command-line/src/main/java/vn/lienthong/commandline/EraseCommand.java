package vn.lienthong.commandline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.lienthong.commandline.suite.CommandFailed;
import vn.lienthong.commandline.suite.Part;
import vn.lienthong.contracts.log.Json;

/** {@code erase}: forgets persons on an order, for ever. */
@Command(
        name = "erase",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        description = {
            "Makes the persons and all free text of dossiers unreadable for ever, on an order.",
            "No record of the log changes, and no figure. --dry-run shows which dossiers it would be."
        })
final class EraseCommand implements Runnable {
    private static final String STANDARD_INPUT = "-";

    @Mixin
    private SuiteOptions suite;

    @Parameters(arity = "0..*", paramLabel = "DOSSIER", description = "Codes; may be left out with --person.")
    private List<String> dossiers = List.of();

    @Option(
            names = "--person",
            paramLabel = "WHO",
            description = "All dossiers of a person, by id number, phone or name; - reads it from standard input.")
    private String person;

    @Option(names = "--document", paramLabel = "NUMBER", required = true, description = "Number of the order.")
    private String document;

    @Option(names = "--approver", paramLabel = "NAME", required = true, description = "Who approved it.")
    private String approver;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; no personal data.")
    private String reason;

    @Option(names = "--subject", paramLabel = "NAME", description = "Who does it; default: lienthong-admin.")
    private String subject = "lienthong-admin";

    @Option(names = "--dry-run", description = "Tells which dossiers, and erases none.")
    private boolean dryRun;

    @Option(names = "--json", description = "Prints JSON, for programs.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        if (dossiers.isEmpty() && person == null)
            throw new ParameterException(spec.commandLine(), "name a DOSSIER or --person WHO");
        var settings = suite.ofLastStart();
        var token = Front.tokens(settings).mint("admin", null, subject, Duration.ofMinutes(10));
        var path = "/v1/erasures" + (dryRun ? "?dryRun=true" : "");
        var answer = new Front(settings).post(Part.INTAKE, path, token, "application/json", order());
        if (json) spec.commandLine().getOut().println(answer);
        else print(read(answer));
    }

    private byte[] order() {
        var order = Json.mapper()
                .createObjectNode()
                .put("document", document)
                .put("approver", approver)
                .put("reason", reason);
        dossiers.forEach(order.putArray("dossiers")::add);
        if (person != null) order.put("person", STANDARD_INPUT.equals(person) ? line() : person);
        return order.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String line() {
        try {
            var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            var line = input.readLine();
            if (line == null) throw new CommandFailed("nobody is named on standard input");
            return line.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void print(JsonNode answer) {
        PrintWriter out = spec.commandLine().getOut();
        answer.path("erased").forEach(code -> out.println((dryRun ? "would erase  " : "erased  ") + code.asText()));
        answer.path("erasedBefore").forEach(code -> out.println("erased before  " + code.asText()));
        if (answer.path("erased").isEmpty()) out.println("nothing to erase");
        else if (!dryRun)
            out.println(
                    answer.path("purged").asBoolean()
                            ? "the keys are gone from the table's file too"
                            : "the keys are deleted; the next order, or VACUUM FULL, clears the table's file");
    }

    private static JsonNode read(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException notJson) {
            throw new CommandFailed("the service answers no JSON", notJson);
        }
    }
}
