package vn.lienthong.commandline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.lienthong.commandline.suite.CommandFailed;
import vn.lienthong.commandline.suite.Part;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.contracts.post.PostReceipt;
import vn.lienthong.contracts.value.PostId;

/** {@code receipt}: what the suite has signed about posts, checked by whoever kept it. */
@Command(
        name = "receipt",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        description = {
            "Checks the answer to posts that were sent with ?receipt=true, as it was kept in a file.",
            "With --public-key it needs no suite; else the running one is asked for its key and for every record."
        },
        footer = {"", "Exit code: 0 when all is as it was signed, 1 when anything is not."})
final class ReceiptCommand implements Callable<Integer> {
    enum Act {
        verify
    }

    /** A post that was accepted, as the file tells it. */
    private record Accepted(PostId post, String event, String hash) {}

    @Mixin
    private SuiteOptions suite;

    @Parameters(index = "0", paramLabel = "ACT", description = "${COMPLETION-CANDIDATES}")
    private Act act;

    @Parameters(index = "1", paramLabel = "FILE", description = "The answer, JSON or one line each.")
    private Path file;

    @Option(names = "--public-key", paramLabel = "KEY", description = "As GET /v1/signing-key of intake gave it.")
    private String publicKey;

    @Option(names = "--json", description = "Prints JSON, for programs.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return switch (act) {
            case verify -> verify();
        };
    }

    private int verify() {
        var lines = lines();
        var receipt = receipt(lines);
        var accepted = accepted(lines);
        var faults = new ArrayList<String>();
        if (!receipt.isSignedBy(publicKey == null ? keyOfSuite() : publicKey))
            faults.add("the signature is not the suite's");
        if (!fits(accepted, receipt)) faults.add("the results are not those that were signed");
        if (publicKey == null) accepted.forEach(post -> compare(post, faults));
        tell(receipt, faults);
        return faults.isEmpty() ? 0 : 1;
    }

    private static boolean fits(List<Accepted> accepted, PostReceipt receipt) {
        var draft = new PostReceipt.Draft();
        accepted.forEach(post -> draft.add(post.post(), post.event(), post.hash()));
        return draft.fits(receipt);
    }

    private void compare(Accepted kept, List<String> faults) {
        var path = "/v1/events/" + encoded(kept.post().source()) + "/"
                + encoded(kept.post().id());
        var said = read(get(path));
        if (!kept.event().equals(said.path("eventId").asText())
                || !kept.hash().equals(said.path("hash").asText()))
            faults.add(kept.event() + " is not in the journal as it was accepted");
    }

    private void tell(PostReceipt receipt, List<String> faults) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) out.println(verdict(receipt, faults));
        else {
            out.println("receipt of " + receipt.issuedAt() + ": " + receipt.accepted() + " posts accepted");
            if (faults.isEmpty())
                out.println(
                        publicKey == null
                                ? "signed by the suite, and each stands in the journal as it was accepted"
                                : "signed by the bearer of that key");
            faults.forEach(out::println);
        }
    }

    private static JsonNode verdict(PostReceipt receipt, List<String> faults) {
        var verdict = Json.mapper()
                .createObjectNode()
                .put("issuedAt", receipt.issuedAt().toString())
                .put("accepted", receipt.accepted());
        faults.forEach(verdict.putArray("faults")::add);
        return verdict;
    }

    /** An answer of several lines, or the one object of a batch. */
    private List<JsonNode> lines() {
        try {
            var lines = Files.readString(file)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            var whole = String.join("\n", lines);
            return whole.startsWith("{\"results\"")
                    ? List.of(read(whole))
                    : lines.stream().map(ReceiptCommand::read).toList();
        } catch (IOException e) {
            throw new CommandFailed("cannot read " + file);
        }
    }

    private PostReceipt receipt(List<JsonNode> lines) {
        var receipt =
                lines.isEmpty() ? Json.mapper().nullNode() : lines.getLast().path("receipt");
        try {
            if (receipt.isObject()) return Json.mapper().treeToValue(receipt, PostReceipt.class);
        } catch (JsonProcessingException other) {
            throw new CommandFailed(file + " holds another kind of receipt");
        }
        throw new CommandFailed(file + " holds no receipt");
    }

    private static List<Accepted> accepted(List<JsonNode> lines) {
        var results = new ArrayList<JsonNode>();
        for (var line : lines) {
            if (line.has("results")) line.path("results").forEach(results::add);
            else if (line.has("outcome")) results.add(line);
        }
        return results.stream()
                .filter(result -> !result.path("outcome").asText().equals("REJECTED"))
                .map(result -> new Accepted(
                        new PostId(
                                result.path("source").asText(),
                                result.path("id").asText()),
                        result.path("eventId").asText(),
                        result.path("hash").asText()))
                .toList();
    }

    private String keyOfSuite() {
        return read(get("/v1/signing-key")).path("publicKey").asText();
    }

    private String get(String path) {
        var settings = suite.ofLastStart();
        var token = Front.tokens(settings).mint("auditor", null);
        return new Front(settings).get(Part.INTAKE, path, token, "application/json");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static JsonNode read(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException notJson) {
            throw new CommandFailed("this is no JSON: " + text.substring(0, Math.min(40, text.length())));
        }
    }
}
