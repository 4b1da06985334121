package vn.lienthong.routing.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.contracts.post.Fault;
import vn.lienthong.contracts.post.MalformedPost;
import vn.lienthong.contracts.post.PostReader;
import vn.lienthong.contracts.post.PostTypes;
import vn.lienthong.routing.domain.Command;
import vn.lienthong.routing.domain.Manner;
import vn.lienthong.service.problem.InvalidField;
import vn.lienthong.service.problem.ProblemException;

/**
 * The body of a command: the data of the fact as it is posted, and {@code override{ground}} where a rule is to be
 * broken knowingly.
 *
 * @param freeText what must be sealed; empty without any
 */
record OrderBody(Command command, Manner manner, Optional<ObjectNode> freeText) {
    private static final List<String> FREE_TEXT = List.of("note", "reason");
    private static final String OVERRIDE = "override";

    /** @throws ProblemException 400 naming every field that is wrong */
    static OrderBody read(String kind, JsonNode body) {
        if (!(body instanceof ObjectNode object)) throw invalid(List.of(new Fault("", Fault.Kind.WRONG_VALUE)));
        var data = object.deepCopy();
        var override = data.remove(OVERRIDE);
        var ground = override == null ? null : ground(override);
        try {
            var fact = PostReader.fact(PostTypes.named(kind).orElseThrow(), data, "");
            return new OrderBody(
                    Command.of(fact).orElseThrow(),
                    ground == null ? Manner.COMMANDED : Manner.COMMANDED_WITH_GROUND,
                    freeText(data, ground));
        } catch (MalformedPost malformed) {
            throw invalid(malformed.faults());
        }
    }

    private static String ground(JsonNode override) {
        var ground = override.path("ground");
        if (override.size() != 1 || !ground.isTextual() || ground.textValue().isBlank()) {
            throw invalid(List.of(new Fault("/override/ground", Fault.Kind.MISSING)));
        }
        return ground.textValue();
    }

    private static Optional<ObjectNode> freeText(ObjectNode data, String ground) {
        var text = Json.mapper().createObjectNode();
        FREE_TEXT.stream().filter(data::hasNonNull).forEach(name -> text.set(name, data.get(name)));
        if (ground != null) text.put("ground", ground);
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static ProblemException invalid(List<Fault> faults) {
        return ProblemException.of(400, "invalid-body")
                .at(faults.stream()
                        .map(fault -> InvalidField.at(fault.pointer(), "field.invalid"))
                        .toArray(InvalidField[]::new));
    }
}
