package vn.lienthong.commandline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.lienthong.commandline.suite.CommandFailed;
import vn.lienthong.commandline.suite.Part;
import vn.lienthong.contracts.log.Json;

/** {@code replay}: builds the views anew beside the live ones, compares them, and puts them in their place. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        description = {
            "Rebuilds the views from the log beside the live ones, compares both at the same place of the log, and prints"
                    + " every difference and the number of rows compared.",
            "Goes on with a replay that is running already."
        },
        footer = {"", "Exit code: 0 when nothing differs, 1 when something does or the replay failed."})
final class ReplayCommand implements Callable<Integer> {
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Set<String> RUNNING = Set.of("LOADING", "INDEXING", "CATCHING_UP", "COMPARING");
    private static final Set<String> COMPLETE = Set.of("READY", "LIVE", "READABLE");
    private static final String JSON = "application/json";

    @Mixin
    private SuiteOptions suite;

    @Option(names = "--from-start", description = "Give up a replay that is running and begin anew.")
    private boolean fromStart;

    @Option(names = "--shard", paramLabel = "N", description = "Only this partition of the log, 0 to 15.")
    private Integer shard;

    @Option(names = "--dossier", paramLabel = "CODE", description = "Only this dossier with its group.")
    private String dossier;

    @Option(names = "--unit", paramLabel = "CODE", description = "Only dossiers that this unit had to do with.")
    private String unit;

    @Option(
            names = "--from",
            paramLabel = "DAY",
            description = "With --to: only dossiers that moved within these days.")
    private String from;

    @Option(names = "--to", paramLabel = "DAY", description = "See --from.")
    private String to;

    @Option(
            names = "--up-to",
            paramLabel = "TIME",
            description =
                    "Only what was recorded by then, e.g. 2026-07-01T00:00:00+07:00: a past state, to be read with"
                            + " the header Lienthong-Views.")
    private String upTo;

    @Option(names = "--rate", paramLabel = "N", description = "At most N events a second.")
    private Integer rate;

    @Option(
            names = "--reason",
            paramLabel = "WHY",
            description = "Why, for the log. Default: \"${DEFAULT-VALUE}\".",
            defaultValue = "asked for on the command line")
    private String reason;

    @Option(names = "--promote", description = "Let the rebuilt views answer when nothing differs.")
    private boolean promote;

    @Option(
            names = "--accept-differences",
            paramLabel = "WHY",
            description = "With --promote: let them answer although something differs, for this reason.")
    private String accepted;

    @Option(names = "--json", description = "Print the outcome as JSON, nothing else.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (accepted != null && !promote)
            throw new ParameterException(spec.commandLine(), "--accept-differences needs --promote");
        var front = new Front(suite.ofLastStart());
        var token = Front.tokens(suite.ofLastStart()).mint("operator", null);
        var ended = follow(front, token, begun(front, token));
        if (promote && isEqualOrAccepted(ended)) ended = promoted(front, token, ended);
        if (json) out().println(ended);
        else tell(ended);
        return isEqual(ended) ? 0 : 1;
    }

    private static boolean isEqual(JsonNode replay) {
        return replay.path("differenceCount").asLong() == 0
                && COMPLETE.contains(replay.path("state").asText());
    }

    private boolean isEqualOrAccepted(JsonNode replay) {
        return replay.path("state").asText().equals("READY") && (isEqual(replay) || accepted != null);
    }

    private String begun(Front front, String token) {
        var running = running(front, token);
        if (running != null && !fromStart) return samePart(running);
        if (running != null)
            front.delete(Part.REPORTING, "/v1/replays/" + running.path("id").asText() + "?reason=begun+anew", token);
        return read(front.post(Part.REPORTING, "/v1/replays", token, JSON, body(asked())))
                .path("id")
                .asText();
    }

    /** Who asks for a part is not to be shown, or to promote, something else. */
    private String samePart(JsonNode running) {
        if (asked().size() > 1 || !running.path("scope").asText().equals("all"))
            throw new CommandFailed("replay %s of %s is running; wait for it, or give it up by --from-start"
                    .formatted(
                            running.path("id").asText(), running.path("scope").asText()));
        return running.path("id").asText();
    }

    private static JsonNode running(Front front, String token) {
        for (var replay : read(front.get(Part.REPORTING, "/v1/replays", token, JSON)))
            if (RUNNING.contains(replay.path("state").asText())) return replay;
        return null;
    }

    private Map<String, Object> asked() {
        var asked = new LinkedHashMap<String, Object>();
        asked.put("reason", reason);
        asked.put("shard", shard);
        asked.put("dossier", dossier);
        asked.put("unit", unit);
        asked.put("from", from);
        asked.put("to", to);
        asked.put("upTo", upTo);
        asked.put("eventsPerSecond", rate);
        asked.values().removeIf(value -> value == null);
        return asked;
    }

    private JsonNode follow(Front front, String token, String id) {
        while (true) {
            var replay = read(front.get(Part.REPORTING, "/v1/replays/" + id, token, JSON));
            if (!RUNNING.contains(replay.path("state").asText())) return replay;
            if (!json)
                new ReplayProgress(System.console() != null)
                        .show(spec.commandLine().getErr(), replay);
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    private JsonNode promoted(Front front, String token, JsonNode replay) {
        var why = Map.<String, Object>of(
                "reason", accepted == null ? reason : accepted, "acceptDifferences", accepted != null);
        var address = "/v1/replays/" + replay.path("id").asText() + "/promotion";
        front.post(Part.REPORTING, address, token, JSON, body(why));
        return read(front.get(Part.REPORTING, "/v1/replays/" + replay.path("id").asText(), token, JSON));
    }

    private void tell(JsonNode replay) {
        var out = out();
        out.printf(
                "replay %s of %s: %,d events in %.0f s, %,d a second%n",
                replay.path("id").asText(),
                replay.path("scope").asText(),
                replay.path("ofEvents").asLong(),
                replay.path("seconds").asDouble(),
                replay.path("eventsPerSecond").asLong());
        replay.path("differences").forEach(difference -> out.println("  " + words(difference)));
        out.printf(
                "%,d rows compared, %,d differ%n",
                replay.path("rowsCompared").asLong(),
                replay.path("differenceCount").asLong());
        out.println(outcome(replay));
    }

    private static String words(JsonNode difference) {
        var what = difference.path("field").isNull()
                ? "the row " + difference.path("row").asText()
                : difference.path("field").asText() + " of "
                        + difference.path("row").asText();
        return "%s: %s is %s, by the log %s (%s)"
                .formatted(
                        difference.path("view").asText(),
                        what,
                        difference.path("live").asText("missing"),
                        difference.path("rebuilt").asText("missing"),
                        String.join(", ", Json.mapper().convertValue(difference.path("events"), String[].class)));
    }

    private String outcome(JsonNode replay) {
        var id = replay.path("id").asText();
        return switch (replay.path("state").asText()) {
            case "LIVE" ->
                "promoted: the views of replay " + id + " answer; the former ones follow the log beside them";
            case "READY" ->
                isEqual(replay)
                        ? "ready: --promote lets the views of a replay answer"
                        : "not promoted: something differs";
            case "READABLE" -> "to be read with the header Lienthong-Views: " + id;
            case "FAILED" -> "failed: " + replay.path("failure").asText();
            default -> replay.path("state").asText().toLowerCase(Locale.ROOT);
        };
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private static byte[] body(Map<String, Object> values) {
        return Json.mapper().valueToTree(values).toString().getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode read(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new CommandFailed("reporting answers no JSON", e);
        }
    }
}
