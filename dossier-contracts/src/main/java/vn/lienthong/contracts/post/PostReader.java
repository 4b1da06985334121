package vn.lienthong.contracts.post;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.contracts.log.CanonicalJson;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.contracts.log.Rfc3339;
import vn.lienthong.contracts.value.DossierCode;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.contracts.value.PostedDue;

/**
 * Reads one CloudEvent as it is posted (structured mode), strictly: everything it does not know, misses or cannot take
 * at its word is named with a JSON pointer.
 */
public final class PostReader {
    private static final Set<String> ATTRIBUTES = Set.of(
            "specversion",
            "id",
            "source",
            "type",
            "time",
            "subject",
            "datacontenttype",
            "dataschema",
            "sequence",
            "traceparent",
            "tracestate",
            "correlationid",
            "actor",
            "data");
    private static final int LONGEST_ATTRIBUTE = 256;

    private PostReader() {}

    /** The CloudEvents attributes, {@code data} included, that a post may have. */
    public static Set<String> attributes() {
        return ATTRIBUTES;
    }

    /** @throws MalformedPost naming everything that is wrong with its form */
    public static Post read(byte[] json) throws MalformedPost {
        return new Reading(tree(json)).post();
    }

    /**
     * Reads the data of a fact alone, as commands carry it.
     *
     * @param at JSON pointer of the data, put before the pointers of its faults
     */
    public static PostedFact fact(PostTypes.Kind kind, JsonNode data, String at) throws MalformedPost {
        var reading = new Reading(data);
        reading.characters(data, at);
        var fact = reading.fact(kind, data, at);
        reading.complain();
        return fact;
    }

    /** A time as RFC 3339 writes it, to the millisecond; empty if this is none. */
    public static Optional<Instant> time(JsonNode value) {
        try {
            return value.isTextual() && isDateTime(value.textValue())
                    ? Optional.of(Rfc3339.parse(value.textValue()).truncatedTo(ChronoUnit.MILLIS))
                    : Optional.empty();
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    /** RFC 3339 has a year of four digits and always seconds; ISO 8601 knows more. */
    private static boolean isDateTime(String text) {
        return text.length() >= 20 && text.charAt(4) == '-' && text.charAt(16) == ':';
    }

    private static JsonNode tree(byte[] json) throws MalformedPost {
        try {
            var tree = Json.mapper().readTree(json);
            if (tree != null && tree.isObject()) return tree;
        } catch (IOException notJson) {
            // told below without the parser's message, which quotes the data
        }
        throw new MalformedPost(null, null, List.of(new Fault("", Fault.Kind.NOT_JSON)));
    }

    /** One event being read, collecting what is wrong with it. */
    private static final class Reading {
        private final JsonNode event;
        private final List<Fault> faults = new ArrayList<>();

        Reading(JsonNode event) {
            this.event = event;
        }

        Post post() throws MalformedPost {
            characters(event, "");
            attributes();
            var type = text("type", true);
            var post = PostTypes.SOURCE_COMPLETE.equals(type) ? completion() : ofKind(type);
            complain();
            return post;
        }

        void complain() throws MalformedPost {
            if (faults.isEmpty()) return;
            throw new MalformedPost(plain("source"), plain("id"), faults);
        }

        private Post ofKind(String type) {
            var kind = type == null ? Optional.<PostTypes.Kind>empty() : PostTypes.ofType(type);
            if (kind.isEmpty()) {
                if (type != null) fault("/type", Fault.Kind.UNKNOWN_TYPE);
                return null;
            }
            subject(kind.get());
            var fact = fact(kind.get(), event.path("data"), "/data");
            return new Post.OfFact(envelope(), kind.get(), fact);
        }

        private Post completion() {
            var data = event.path("data");
            data.fieldNames().forEachRemaining(name -> {
                if (!name.equals("upTo")) fault("/data/" + escape(name), Fault.Kind.UNKNOWN_FIELD);
            });
            return new Post.OfCompletion(envelope(), instant(data.path("upTo"), "/data/upTo"));
        }

        private void attributes() {
            event.fieldNames().forEachRemaining(name -> {
                if (!ATTRIBUTES.contains(name)) fault("/" + escape(name), Fault.Kind.UNKNOWN_FIELD);
            });
            var version = text("specversion", true);
            if (version != null && !version.equals("1.0")) fault("/specversion", Fault.Kind.WRONG_VALUE);
            var content = text("datacontenttype", false);
            if (content != null && !content.startsWith("application/json")) {
                fault("/datacontenttype", Fault.Kind.WRONG_VALUE);
            }
            text("dataschema", false);
            text("tracestate", false);
        }

        private Envelope envelope() {
            return new Envelope(
                    new PostId(text("source", true), text("id", true)),
                    plain("type"),
                    instant(event.path("time"), "/time"),
                    text("subject", false),
                    text("correlationid", false),
                    text("actor", false),
                    text("traceparent", false),
                    text("sequence", false),
                    canonical());
        }

        /** Equality of posts is that of type, time, subject and data. */
        private String canonical() {
            var identity = Json.mapper().createObjectNode();
            for (var name : List.of("type", "time", "subject", "data")) copy(name, identity);
            try {
                return CanonicalJson.of(identity);
            } catch (ArithmeticException tooLarge) {
                fault("/data", Fault.Kind.WRONG_VALUE);
                return null;
            }
        }

        private void copy(String name, ObjectNode to) {
            if (event.has(name)) to.set(name, event.get(name));
        }

        private void subject(PostTypes.Kind kind) {
            var subject = text("subject", !kind.name().equals("received"));
            if (subject != null && DossierCode.parse(subject).isEmpty()) fault("/subject", Fault.Kind.WRONG_VALUE);
        }

        PostedFact fact(PostTypes.Kind kind, JsonNode data, String at) {
            if (!data.isObject()) {
                fault(at, data.isMissingNode() ? Fault.Kind.MISSING : Fault.Kind.WRONG_VALUE);
                return null;
            }
            RequiredData.of(kind).stream()
                    .filter(pointer -> blank(data.at(pointer)))
                    .forEach(pointer -> fault(at + pointer, Fault.Kind.MISSING));
            lengths(data, at);
            due(data, "due", at);
            due(data, "newDue", at);
            if (data.hasNonNull("time")) instant(data.get("time"), at + "/time");
            return read(kind, data, at);
        }

        /** Of what is written freely nothing is looked at, however deep it goes. */
        private void lengths(JsonNode data, String at) {
            for (var field : data.properties()) {
                var longest = TextLengths.longest(field.getKey());
                if (longest < Integer.MAX_VALUE) lengths(field.getValue(), at + "/" + escape(field.getKey()), longest);
            }
        }

        private void lengths(JsonNode value, String at, int longest) {
            if (value.isTextual() && value.textValue().length() > longest) faults.add(Fault.tooLong(at, longest));
            else if (value.isObject()) lengths(value, at);
            else if (value.isArray())
                for (int i = 0; i < value.size(); i++) lengths(value.get(i), at + "/" + i, longest);
        }

        private void due(JsonNode data, String name, String at) {
            var due = data.path(name);
            if (due.isTextual() && PostedDue.parse(due.textValue()).isEmpty()) {
                fault(at + "/" + name, Fault.Kind.WRONG_VALUE);
            }
        }

        private PostedFact read(PostTypes.Kind kind, JsonNode data, String at) {
            try {
                return PostTypes.read(kind, data);
            } catch (UnrecognizedPropertyException unknown) {
                fault(at + pointer(unknown), Fault.Kind.UNKNOWN_FIELD);
            } catch (JsonMappingException wrong) {
                fault(at + pointer(wrong), Fault.Kind.WRONG_VALUE);
            } catch (JsonProcessingException wrong) {
                fault(at, Fault.Kind.WRONG_VALUE);
            }
            return null;
        }

        private static String pointer(JsonMappingException e) {
            var pointer = new StringBuilder();
            for (var step : e.getPath()) {
                pointer.append('/').append(step.getFieldName() == null ? step.getIndex() : escape(step.getFieldName()));
            }
            return pointer.toString();
        }

        /** A text attribute of bounded length; {@code null}, with a fault where due, if it is not there. */
        private String text(String name, boolean required) {
            var value = event.path(name);
            if (value.isMissingNode() || value.isNull()) {
                if (required) fault("/" + name, Fault.Kind.MISSING);
                return null;
            }
            if (!value.isTextual() || value.textValue().length() > LONGEST_ATTRIBUTE) {
                fault("/" + name, Fault.Kind.WRONG_VALUE);
                return null;
            }
            if (value.textValue().isBlank()) fault("/" + name, Fault.Kind.MISSING);
            return value.textValue();
        }

        private Instant instant(JsonNode value, String at) {
            if (value.isMissingNode() || value.isNull()) {
                fault(at, Fault.Kind.MISSING);
                return null;
            }
            var time = time(value);
            if (time.isEmpty()) fault(at, Fault.Kind.WRONG_VALUE);
            return time.orElse(null);
        }

        void characters(JsonNode node, String at) {
            if (node.isTextual()) {
                if (isForbidden(node.textValue())) fault(at, Fault.Kind.FORBIDDEN_CHARACTER);
            } else if (node.isObject()) {
                for (var field : node.properties()) {
                    if (isForbidden(field.getKey())) fault(at, Fault.Kind.FORBIDDEN_CHARACTER);
                    characters(field.getValue(), at + "/" + escape(field.getKey()));
                }
            } else if (node.isArray()) {
                for (int i = 0; i < node.size(); i++) characters(node.get(i), at + "/" + i);
            }
        }

        private static boolean isForbidden(String text) {
            for (int i = 0; i < text.length(); i++) {
                var c = text.charAt(i);
                if (c == 0 || Character.isLowSurrogate(c)) return true;
                if (Character.isHighSurrogate(c)) {
                    i++;
                    if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) return true;
                }
            }
            return false;
        }

        private static boolean blank(JsonNode value) {
            return value.isMissingNode()
                    || value.isNull()
                    || (value.isTextual() && value.textValue().isBlank());
        }

        private String plain(String name) {
            return event.path(name).isTextual() ? event.path(name).textValue() : null;
        }

        private void fault(String pointer, Fault.Kind kind) {
            var fault = new Fault(pointer, kind);
            if (!faults.contains(fault)) faults.add(fault);
        }

        private static String escape(String name) {
            return name.replace("~", "~0").replace("/", "~1");
        }
    }
}
