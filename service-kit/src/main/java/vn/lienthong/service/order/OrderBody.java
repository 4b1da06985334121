package vn.lienthong.service.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import vn.lienthong.contracts.post.Fault;
import vn.lienthong.contracts.post.MalformedPost;
import vn.lienthong.contracts.post.PostReader;
import vn.lienthong.contracts.post.PostTypes;
import vn.lienthong.contracts.post.PostedFact;
import vn.lienthong.contracts.post.PrivateText;
import vn.lienthong.service.problem.InvalidField;
import vn.lienthong.service.problem.ProblemException;

/**
 * The body of an order: the data of the fact as it is posted, and {@code override{ground}} where a rule is to be broken
 * knowingly.
 *
 * @param kind the short name of the fact
 * @param ground of the override, or {@code null}
 * @param freeText what must be sealed, the ground included; empty without any
 */
public record OrderBody(String kind, JsonNode json, PostedFact fact, String ground, Optional<ObjectNode> freeText) {
    private static final String OVERRIDE = "override";

    /** @throws ProblemException 400 naming every field that is wrong */
    public static OrderBody read(String kind, JsonNode json) {
        if (!(json instanceof ObjectNode object)) throw invalid(List.of(new Fault("", Fault.Kind.WRONG_VALUE)));
        var data = object.deepCopy();
        var ground = Optional.ofNullable(data.remove(OVERRIDE)).map(OrderBody::ground);
        try {
            var fact = PostReader.fact(PostTypes.named(kind).orElseThrow(), data, "");
            return new OrderBody(kind, json, fact, ground.orElse(null), freeText(data, ground));
        } catch (MalformedPost malformed) {
            throw invalid(malformed.faults());
        }
    }

    public boolean overridden() {
        return ground != null;
    }

    private static String ground(JsonNode override) {
        var ground = override.path("ground");
        if (override.size() != 1 || !ground.isTextual() || ground.textValue().isBlank())
            throw invalid(List.of(new Fault("/override/ground", Fault.Kind.MISSING)));
        return ground.textValue();
    }

    private static Optional<ObjectNode> freeText(ObjectNode data, Optional<String> ground) {
        var text = PrivateText.of(data);
        ground.ifPresent(said -> text.put("ground", said));
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** The refusal of a body of which this is wrong. */
    public static ProblemException invalid(List<Fault> faults) {
        return ProblemException.of(400, "invalid-body")
                .at(faults.stream().map(InvalidField::of).toArray(InvalidField[]::new));
    }
}
