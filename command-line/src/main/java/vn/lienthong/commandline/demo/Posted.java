package vn.lienthong.commandline.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the front door said to a stream.
 *
 * @param refusals the answers to what was rejected, the first of them
 */
public record Posted(long applied, long duplicate, long rejected, long pending, List<JsonNode> refusals) {
    static final Posted NOTHING = new Posted(0, 0, 0, 0, List.of());
    private static final int SHOWN = 5;

    Posted plus(Posted other) {
        return new Posted(
                applied + other.applied,
                duplicate + other.duplicate,
                rejected + other.rejected,
                pending + other.pending,
                Stream.concat(refusals.stream(), other.refusals.stream())
                        .limit(SHOWN)
                        .toList());
    }

    long total() {
        return applied + duplicate + rejected + pending;
    }

    /** Takes in one line of the answer: an item that was not applied, or the counts that close it. */
    Posted read(JsonNode line) {
        if (line.has("applied"))
            return plus(new Posted(
                    line.path("applied").asLong(),
                    line.path("duplicate").asLong(),
                    line.path("rejected").asLong(),
                    line.path("pending").asLong(),
                    List.of()));
        return line.path("outcome").asText().equals("REJECTED") ? plus(new Posted(0, 0, 0, 0, List.of(line))) : this;
    }
}
