package vn.lienthong.intake.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import vn.lienthong.contracts.post.Fault;
import vn.lienthong.contracts.post.PostReader;
import vn.lienthong.contracts.post.PostTypes;
import vn.lienthong.contracts.post.PostedFact;
import vn.lienthong.service.order.OrderBody;

/**
 * The body of a command: the data of the fact as it is posted, {@code time} where it was not now, and
 * {@code override{ground}} where a rule is to be broken knowingly.
 *
 * @param time business time, {@code null} for now
 * @param ground of the override, or {@code null}
 */
record CommandBody(PostTypes.Kind kind, PostedFact fact, Instant time, String ground, ObjectNode privateText) {

    /** @throws vn.lienthong.service.problem.ProblemException 400 naming every field that is wrong */
    static CommandBody read(String name, JsonNode body) {
        var data = body == null ? null : body.<JsonNode>deepCopy();
        // the time of a correction is that of the corrected fact, and so part of its data
        var time = data instanceof ObjectNode object && !name.equals("corrected") ? time(object.remove("time")) : null;
        var read = OrderBody.read(name, data);
        return new CommandBody(
                PostTypes.named(name).orElseThrow(),
                read.fact(),
                time,
                read.ground(),
                read.freeText().orElseGet(JsonNodeFactory.instance::objectNode));
    }

    private static Instant time(JsonNode time) {
        if (time == null) return null;
        return PostReader.time(time)
                .orElseThrow(() -> OrderBody.invalid(List.of(new Fault("/time", Fault.Kind.WRONG_VALUE))));
    }
}
