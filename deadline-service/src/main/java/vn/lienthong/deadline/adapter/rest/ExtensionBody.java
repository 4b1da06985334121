package vn.lienthong.deadline.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.contracts.post.Extended;
import vn.lienthong.contracts.post.Fault;
import vn.lienthong.contracts.post.MalformedPost;
import vn.lienthong.contracts.post.PostReader;
import vn.lienthong.contracts.post.PostTypes;
import vn.lienthong.service.problem.InvalidField;
import vn.lienthong.service.problem.ProblemException;

/**
 * The data of {@code extended} as it is posted, and {@code override{ground}} where a rule is to be broken knowingly.
 *
 * @param freeText what must be sealed
 */
record ExtensionBody(Extended extended, boolean overridden, Optional<ObjectNode> freeText) {
    private static final PostTypes.Kind KIND = PostTypes.named("extended").orElseThrow();
    private static final String OVERRIDE = "override";

    /** @throws ProblemException 400 naming every field that is wrong */
    static ExtensionBody read(JsonNode body) {
        if (!(body instanceof ObjectNode object)) throw invalid(List.of(new Fault("", Fault.Kind.WRONG_VALUE)));
        var data = object.deepCopy();
        var override = data.remove(OVERRIDE);
        var text = Json.mapper().createObjectNode();
        if (override != null) text.put("ground", ground(override));
        try {
            var extended = (Extended) PostReader.fact(KIND, data, "");
            text.put("reason", extended.reason());
            return new ExtensionBody(extended, override != null, Optional.of(text));
        } catch (MalformedPost malformed) {
            throw invalid(malformed.faults());
        }
    }

    private static String ground(JsonNode override) {
        var ground = override.path("ground");
        if (override.size() != 1 || !ground.isTextual() || ground.textValue().isBlank())
            throw invalid(List.of(new Fault("/override/ground", Fault.Kind.MISSING)));
        return ground.textValue();
    }

    private static ProblemException invalid(List<Fault> faults) {
        return ProblemException.of(400, "invalid-body")
                .at(faults.stream()
                        .map(fault -> InvalidField.at(fault.pointer(), "field.invalid"))
                        .toArray(InvalidField[]::new));
    }
}
