package vn.lienthong.intake.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import vn.lienthong.contracts.post.Fault;
import vn.lienthong.contracts.post.MalformedPost;
import vn.lienthong.contracts.post.PostReader;
import vn.lienthong.contracts.post.PostTypes;
import vn.lienthong.contracts.post.PostedFact;
import vn.lienthong.contracts.post.PrivateText;

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
        if (!(body instanceof ObjectNode object)) throw wrong("");
        var data = object.deepCopy();
        var ground = ground(data.remove("override"));
        var kind = PostTypes.named(name).orElseThrow();
        // the time of a correction is that of the corrected fact, and so part of its data
        var time = name.equals("corrected") ? null : time(data.remove("time"));
        try {
            var fact = PostReader.fact(kind, data, "");
            var text = PrivateText.of(data);
            if (ground != null) text.put("ground", ground);
            return new CommandBody(kind, fact, time, ground, text);
        } catch (MalformedPost malformed) {
            throw Refusals.malformed(malformed.faults());
        }
    }

    private static String ground(JsonNode override) {
        if (override == null) return null;
        var ground = override.path("ground");
        if (override.size() != 1 || !ground.isTextual() || ground.textValue().isBlank())
            throw wrong("/override/ground");
        return ground.textValue();
    }

    private static Instant time(JsonNode time) {
        if (time == null) return null;
        try {
            if (time.isTextual()) return OffsetDateTime.parse(time.textValue()).toInstant();
        } catch (DateTimeException notATime) {
            throw wrong("/time");
        }
        throw wrong("/time");
    }

    private static RuntimeException wrong(String pointer) {
        return Refusals.malformed(List.of(new Fault(pointer, Fault.Kind.WRONG_VALUE)));
    }
}
