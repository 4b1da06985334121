package vn.lienthong.commandline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

/** {@code quarantine}: what waits because a service cannot apply it, why, and what is done about it. */
@Command(
        name = "quarantine",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        description = {
            "Lists and explains what services could not apply, tries it again, or lets it go.",
            "A skip lets the dossier's first waiting record go for ever, at every service that has it parked."
        },
        footer = {
            "",
            "Each service has a quarantine of its own; without --service all are asked.",
            "Exit code: 0 when nothing waits (of the dossier that is named), 1 when something does."
        })
final class QuarantineCommand implements Callable<Integer> {
    private static final String PATH = "/v1/quarantine";

    enum Act {
        list,
        explain,
        retry,
        skip
    }

    /** One thing that a service said. */
    private record Answer(Part service, JsonNode said) {}

    @Mixin
    private SuiteOptions suite;

    @Parameters(index = "0", paramLabel = "ACT", description = "${COMPLETION-CANDIDATES}")
    private Act act;

    @Parameters(index = "1", arity = "0..1", paramLabel = "DOSSIER", description = "Of all acts but list.")
    private String dossier;

    @Option(names = "--service", paramLabel = "NAME", description = "intake, routing, deadline or reporting.")
    private String service;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "Why, for the log; no personal data. Needed to skip.")
    private String reason;

    @Option(names = "--subject", paramLabel = "NAME", description = "Who does it; default: lienthong-operator.")
    private String subject = "lienthong-operator";

    @Option(names = "--json", description = "Prints JSON, for programs.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (act != Act.list && dossier == null) throw misused(act + " needs a DOSSIER");
        if (act == Act.skip && reason == null) throw misused("skip needs --reason TEXT");
        return switch (act) {
            case list -> told(parked(), QuarantineCommand::line);
            case explain -> told(explained(), QuarantineCommand::explanation);
            case retry -> freed(where());
            case skip -> freed(where().stream().limit(1).toList()); // the log tells the others
        };
    }

    private int told(List<Answer> parked, Function<Answer, String> text) {
        print(parked, text);
        return parked.isEmpty() ? 0 : 1;
    }

    private int freed(List<Part> services) {
        var freed = services.stream().map(part -> new Answer(part, post(part))).toList();
        print(freed, QuarantineCommand::freed);
        return freed.stream().allMatch(answer -> answer.said().path("free").asBoolean()) ? 0 : 1;
    }

    private List<Answer> parked() {
        return services().flatMap(part -> get(part, PATH)).toList();
    }

    private List<Answer> explained() {
        return where().stream().flatMap(part -> get(part, path())).toList();
    }

    /** The services that have the dossier parked. */
    private List<Part> where() {
        return parked().stream()
                .filter(answer -> answer.said().path("dossier").asText().equals(dossier))
                .map(Answer::service)
                .distinct()
                .toList();
    }

    private Stream<Part> services() {
        var meant = Part.services().stream()
                .filter(part -> service == null || part.label().equals(service))
                .toList();
        if (meant.isEmpty()) throw misused("'" + service + "' is no service");
        return meant.stream();
    }

    private Stream<Answer> get(Part part, String path) {
        var answers = new ArrayList<Answer>();
        var front = new Front(suite.ofLastStart());
        read(front.get(part, path, token(), "application/json")).forEach(said -> answers.add(new Answer(part, said)));
        return answers.stream();
    }

    private JsonNode post(Part part) {
        var body = Json.mapper().createObjectNode();
        if (reason != null) body.put("reason", reason);
        var bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        return read(new Front(suite.ofLastStart()).post(part, path() + "/" + act, token(), "application/json", bytes));
    }

    private String path() {
        return PATH + "/" + dossier;
    }

    private String token() {
        return Front.tokens(suite.ofLastStart()).mint("operator", null, subject, Duration.ofHours(1));
    }

    private void print(List<Answer> answers, Function<Answer, String> text) {
        var out = spec.commandLine().getOut();
        if (json)
            out.println(answers.stream().map(QuarantineCommand::object).collect(Collectors.joining(",", "[", "]")));
        else if (answers.isEmpty())
            out.println((dossier == null ? "nothing is" : dossier + " is not") + " in quarantine");
        else answers.forEach(answer -> out.println(text.apply(answer)));
    }

    private static String object(Answer answer) {
        ObjectNode object =
                Json.mapper().createObjectNode().put("service", answer.service().label());
        return object.setAll((ObjectNode) answer.said()).toString();
    }

    private static String line(Answer parked) {
        var said = parked.said();
        return "%-10s %-24s %4d waiting since %s, %s: %s"
                .formatted(
                        parked.service().label(),
                        said.path("dossier").asText(),
                        said.path("waiting").asInt(),
                        said.path("since").asText(),
                        said.path("event").asText(),
                        said.path("cause").asText());
    }

    private static String explanation(Answer parked) {
        var said = parked.said();
        return """
                %s, partition %d
                  record   %s, %s, recorded %s
                  cause    %s
                  why      %s
                  to do    %s
                  waiting  %d since %s""".formatted(
                        parked.service().label(),
                        said.path("partition").asInt(),
                        said.path("event").asText(),
                        said.path("type").asText(),
                        said.path("recordedAt").asText(),
                        said.path("cause").asText(),
                        said.path("why").asText(),
                        said.path("unblock").asText(),
                        said.path("waiting").size(),
                        said.path("since").asText());
    }

    private static String freed(Answer answer) {
        var free = answer.said().path("free").asBoolean();
        return answer.service().label() + ": " + (free ? "free" : "still waits; explain says why");
    }

    private ParameterException misused(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private static JsonNode read(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException notJson) {
            throw new CommandFailed("the service answers no JSON", notJson);
        }
    }
}
