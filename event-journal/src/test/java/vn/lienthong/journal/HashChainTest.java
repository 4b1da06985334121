package vn.lienthong.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.log.Hash;
import vn.lienthong.contracts.log.HashChain;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.contracts.value.PostId;

class HashChainTest {
    private static final Pattern VECTOR = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

    @Test
    void the_vectors_of_the_documentation_hold() throws IOException {
        var vectors = vectors();

        assertThat(vectors).hasSize(3).allSatisfy(r -> assertThat(HashChain.hash(r))
                .isEqualTo(r.hash()));
        assertThat(vectors.get(1).previousHash()).isEqualTo(vectors.get(0).hash());
        assertThat(vectors.get(2).previousHash()).isEqualTo(vectors.get(1).hash());
    }

    private static List<LogRecord> vectors() throws IOException {
        var text = Files.readString(Path.of("..", "docs", "hash-chain.md"));
        var found = new ArrayList<LogRecord>();
        var vector = VECTOR.matcher(text);
        while (vector.find()) found.add(record(Json.mapper().readTree(vector.group(1))));
        return found;
    }

    private static LogRecord record(JsonNode n) {
        return new LogRecord(
                Owner.ofCode(n.get("owner").asText()),
                n.get("shard").asInt(),
                n.get("position").asLong(),
                n.get("type").asText(),
                n.get("dossier").asText(),
                n.get("partitionKey").asText(),
                n.get("streamVersion").asInt(),
                Instant.parse(n.get("time").asText()),
                Instant.parse(n.get("recordedAt").asText()),
                text(n, "unit"),
                text(n, "actor"),
                text(n, "causationId"),
                text(n, "correlationId"),
                origin(n.get("origin")),
                flags(n.path("flags")),
                text(n, "sealed"),
                text(n, "traceParent"),
                n.path("reference").asLong(),
                n.get("data").asText(),
                Hash.ofHex(n.get("previousHash").asText()),
                Hash.ofHex(n.get("hash").asText()));
    }

    private static String text(JsonNode n, String name) {
        return n.has(name) ? n.get(name).asText() : null;
    }

    private static PostId origin(JsonNode n) {
        return n == null
                ? null
                : new PostId(n.get("source").asText(), n.get("id").asText());
    }

    private static Set<Flag> flags(JsonNode names) {
        var flags = EnumSet.noneOf(Flag.class);
        names.forEach(name -> flags.add(Flag.valueOf(name.asText())));
        return flags;
    }
}
