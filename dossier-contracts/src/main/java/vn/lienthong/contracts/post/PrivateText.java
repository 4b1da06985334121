package vn.lienthong.contracts.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import vn.lienthong.contracts.log.Json;

/** Parts posted data into what may stand in the log and what only sealed: persons, and whatever people write freely. */
public final class PrivateText {
    private static final Set<String> FIELDS =
            Set.of("applicant", "submitter", "receiver", "reason", "note", "text", "answer");

    private PrivateText() {}

    static boolean isPrivate(String field) {
        return FIELDS.contains(field);
    }

    /** What must be sealed; empty if nothing. */
    public static ObjectNode of(PostedFact fact) {
        return of(Json.mapper().<JsonNode>valueToTree(fact));
    }

    /** The same of data as posted. Of a correction also what it puts in place of the old, under {@code data}. */
    public static ObjectNode of(JsonNode data) {
        var sealed = pick(data, true);
        var replaced = pick(data.path("data"), true);
        if (!replaced.isEmpty()) sealed.set("data", replaced);
        return sealed;
    }

    /** What may stand open in the log. */
    public static ObjectNode without(JsonNode data) {
        return pick(data, false);
    }

    private static ObjectNode pick(JsonNode data, boolean sealed) {
        var picked = JsonNodeFactory.instance.objectNode();
        for (var field : data.properties()) {
            if (FIELDS.contains(field.getKey()) == sealed) picked.set(field.getKey(), field.getValue());
        }
        return picked;
    }
}
