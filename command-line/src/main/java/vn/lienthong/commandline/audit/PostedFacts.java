package vn.lienthong.commandline.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.lienthong.audit.Chain;
import vn.lienthong.audit.Sources;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.post.PostTypes;
import vn.lienthong.contracts.value.DuePrecision;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.contracts.value.PostedDue;

/**
 * What systems posted of dossiers, as they posted it: for another suite to decide anew. What follows from it, other suites
 * find by themselves. Persons and free text stand in the log only sealed, so where a post needs such a text, it says so.
 */
final class PostedFacts {
    private static final String SEALED = "(sealed)";
    private static final String REPORTED = "vn.lienthong.dossier.fact-reported.v1";
    private static final String CORRECTED = "vn.lienthong.dossier.fact-corrected.v1";
    private static final String ANNULLED = "vn.lienthong.dossier.fact-annulled.v1";
    private static final String CORRECTION = "corrected";
    private static final String RECEIVED = "received";
    private static final Set<String> OURS = Set.of("field", "promised", "part");

    private final Set<String> codes;
    private final String unit;
    private final Set<String> chosen = new HashSet<>();

    /** @param unit whose dossiers are chosen, beside those that are named; {@code null} for none */
    PostedFacts(Set<String> codes, String unit) {
        this.codes = codes;
        this.unit = unit;
    }

    /** @return how many */
    long write(Sources sources, Writer to) {
        long written = 0;
        for (var chain : Chain.all()) {
            if (chain.owner() != Owner.INTAKE) continue;
            for (var post : posts(sources, chain)) {
                line(to, post);
                written++;
            }
        }
        return written;
    }

    private List<JsonNode> posts(Sources sources, Chain chain) {
        var posts = new Posts();
        sources.journal(chain, link -> {
            var record = link.record();
            if (record != null && record.origin() != null && isChosen(record)) posts.add(record);
        });
        return posts.all;
    }

    private boolean isChosen(LogRecord record) {
        if (codes.contains(record.dossier())) return true;
        if (unit != null && isOfUnit(record)) chosen.add(record.dossier());
        return chosen.contains(record.dossier());
    }

    /** By its first fact, which is a filing or a reception. */
    private boolean isOfUnit(LogRecord record) {
        return record.streamVersion() == 1
                && tree(record.data()).path("unit").asText().equals(unit);
    }

    /** The posts of a chain; corrections name what they correct as its poster did. */
    private static final class Posts {
        private final List<JsonNode> all = new ArrayList<>();
        private final Map<String, Posted> byFact = new HashMap<>();

        private record Posted(PostTypes.Kind kind, PostId as) {}

        void add(LogRecord record) {
            var data = (ObjectNode) tree(record.data());
            switch (record.type()) {
                case REPORTED -> addReported(record, data);
                case CORRECTED, ANNULLED -> addCorrection(record, data);
                default -> PostTypes.ofType(record.type()).ifPresent(kind -> add(record, kind, data));
            }
        }

        private void addReported(LogRecord record, ObjectNode data) {
            var said = (ObjectNode) data.path("data");
            if (data.path("factType").asText().equals(CORRECTION)) addCorrection(record, said);
            else PostTypes.named(data.path("factType").asText()).ifPresent(kind -> add(record, kind, said));
        }

        private void add(LogRecord record, PostTypes.Kind kind, ObjectNode data) {
            byFact.put(record.id(), new Posted(kind, record.origin()));
            all.add(event(record, kind, filled(kind, asPosted(kind, data))));
        }

        /** Of a fact that somebody posted; what was commanded here, another suite has not. */
        private void addCorrection(LogRecord record, ObjectNode said) {
            var corrected = byFact.get(said.path("fact").asText());
            if (corrected == null) return;
            var post = JsonNodeFactory.instance.objectNode();
            post.putObject("corrects")
                    .put("source", corrected.as().source())
                    .put("id", corrected.as().id());
            post.set("approver", said.path("approver"));
            if (said.hasNonNull("time")) post.set("time", said.path("time"));
            if (said.hasNonNull("data"))
                post.set("data", filled(corrected.kind(), asPosted(corrected.kind(), (ObjectNode) said.path("data"))));
            var kind = PostTypes.named(CORRECTION).orElseThrow();
            byFact.put(record.id(), new Posted(kind, record.origin()));
            all.add(event(record, kind, filled(kind, post)));
        }
    }

    private static ObjectNode asPosted(PostTypes.Kind kind, ObjectNode data) {
        return kind.name().equals(RECEIVED) ? received(data) : data.deepCopy();
    }

    private static ObjectNode filled(PostTypes.Kind kind, ObjectNode data) {
        PostTypes.required(kind).forEach(field -> {
            if (!data.has(field)) data.put(field, SEALED);
        });
        return data;
    }

    /** Without what this suite found out, and with the date that the source had promised. */
    private static ObjectNode received(ObjectNode recorded) {
        var promised = recorded.path("promised");
        var posted = recorded.deepCopy();
        posted.remove(OURS);
        if (promised.path("source").asText().equals("POSTED")) posted.put("due", due(promised));
        return posted;
    }

    private static String due(JsonNode promised) {
        var slip = promised.path("slipDueAt").asText();
        return promised.at("/due/precision").asText().equals(DuePrecision.DAY.name())
                ? PostedDue.parse(promised.at("/due/at").asText())
                        .orElseThrow()
                        .day()
                        .toString()
                : slip;
    }

    private static ObjectNode event(LogRecord record, PostTypes.Kind kind, ObjectNode data) {
        var event = JsonNodeFactory.instance.objectNode();
        event.put("specversion", "1.0")
                .put("id", record.origin().id())
                .put("source", record.origin().source())
                .put("type", kind.type())
                .put("time", record.time().toString())
                .put("subject", record.dossier());
        return event.set("data", data);
    }

    private static JsonNode tree(String json) {
        try {
            return Json.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the log holds what is no JSON", e);
        }
    }

    private static void line(Writer to, JsonNode post) {
        try {
            to.write(Json.mapper().writeValueAsString(post));
            to.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
