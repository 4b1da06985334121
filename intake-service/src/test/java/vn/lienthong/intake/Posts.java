package vn.lienthong.intake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Events as ward systems post them, each test under a source and codes of its own. */
public final class Posts {
    private static final AtomicInteger SOURCES = new AtomicInteger();
    private static final AtomicInteger CODES = new AtomicInteger();

    private final String source = "urn:vn:motcua:test-" + SOURCES.incrementAndGet();

    public String source() {
        return source;
    }

    /** A dossier code that nothing else uses. */
    public static String freshCode() {
        return "018.00565-170306-%04d".formatted(5000 + CODES.incrementAndGet());
    }

    public ObjectNode received(String code) {
        var event = event("received", code, "2017-03-06T08:15:00+07:00");
        event.withObject("/data")
                .put("unit", "00565")
                .put("procedure", "2.000815")
                .put("channel", "DIRECT");
        return event;
    }

    public ObjectNode resolved(String code) {
        var event = event("resolved", code, "2017-03-06T10:00:00+07:00");
        event.withObject("/data").put("unit", "00565").put("outcome", "APPROVED");
        return event;
    }

    public ObjectNode returned(String code) {
        var event = event("returned", code, "2017-03-06T14:00:00+07:00");
        event.withObject("/data").put("unit", "00565").put("channel", "DIRECT");
        return event;
    }

    public ObjectNode withdrawn(String code) {
        var event = event("withdrawn", code, "2017-03-06T09:00:00+07:00");
        event.withObject("/data");
        return event;
    }

    /** The fact happened then. */
    public ObjectNode moved(ObjectNode fact, String time) {
        var event = event("corrected", fact.get("subject").asText(), "2017-03-10T09:00:00+07:00");
        event.withObject("/data").put("reason", "nhầm").put("approver", "ct-01").put("time", time);
        event.withObject("/data/corrects")
                .put("source", fact.get("source").asText())
                .put("id", fact.get("id").asText());
        return event;
    }

    public ObjectNode event(String type, String code, String time) {
        var event = JsonNodeFactory.instance.objectNode();
        event.put("specversion", "1.0")
                .put("id", UUID.randomUUID().toString())
                .put("source", source)
                .put("type", "vn.lienthong.dossier." + type + ".v1")
                .put("time", time);
        if (code != null) event.put("subject", code);
        return event;
    }

    public ObjectNode complete(String upTo) {
        var event = event("x", null, upTo).put("type", "vn.lienthong.source.complete.v1");
        event.withObject("/data").put("upTo", upTo);
        return event;
    }

    public static String lines(ObjectNode... events) {
        return Stream.of(events).map(event -> event + "\n").collect(Collectors.joining());
    }
}
