package vn.lienthong.audittests;

import static vn.lienthong.commandline.suite.Part.REPORTING;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import vn.lienthong.commandline.audit.VerifyCommand;
import vn.lienthong.commandline.suite.Suite;
import vn.lienthong.testkit.Client;

/** What an auditor runs against a suite, as the command line runs it. */
final class Audited {
    private Audited() {}

    /**
     * What a command said.
     *
     * @param out its answer
     * @param err what it complained of
     */
    record Said(int code, String out, String err) {}

    static Said run(Object command, Suite suite, String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", suite.settings().folder().root().toString()));
        return run(command, all.toArray(String[]::new));
    }

    static Said run(Object command, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var code = new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Said(code, out.toString(), err.toString());
    }

    /** {@code <kind> <copy> <chain> <position>[-<to>]} of every finding. */
    static List<String> findings(Suite suite, String... more) {
        var arguments = Stream.concat(Stream.of("--json"), Stream.of(more)).toArray(String[]::new);
        var said = run(new VerifyCommand(), suite, arguments);
        return findings(json(said.out()));
    }

    static List<String> findings(JsonNode outcome) {
        return StreamSupport.stream(outcome.path("findings").spliterator(), false)
                .map(Audited::line)
                .toList();
    }

    private static String line(JsonNode found) {
        var from = found.path("position").asLong();
        var to = found.path("to").asLong();
        return "%s %s %s %s"
                .formatted(
                        found.path("kind").asText(),
                        found.path("copy").asText(),
                        found.path("chain").asText(),
                        to > from ? from + "-" + to : from);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }

    /** A checkpoint of what the log holds now. */
    static long checkpoint(Suite suite) {
        return Client.of(suite, "auditor", "01")
                .post(REPORTING, "/v1/checkpoints", "")
                .expect(200)
                .json()
                .path("number")
                .asLong();
    }
}
