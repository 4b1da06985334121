package vn.lienthong.commandline;

import com.fasterxml.jackson.databind.JsonNode;

/** How posted events ended. */
record Tally(long applied, long duplicate, long rejected, long pending) {
    static final Tally NONE = new Tally(0, 0, 0, 0);

    static Tally of(JsonNode counts) {
        return new Tally(
                counts.path("applied").asLong(),
                counts.path("duplicate").asLong(),
                counts.path("rejected").asLong(),
                counts.path("pending").asLong());
    }

    Tally plus(Tally other) {
        return new Tally(
                applied + other.applied,
                duplicate + other.duplicate,
                rejected + other.rejected,
                pending + other.pending);
    }

    Tally withoutRejected(long some) {
        return new Tally(applied, duplicate, rejected - some, pending);
    }

    @Override
    public String toString() {
        return "%,d applied, %,d duplicate, %,d rejected, %,d pending".formatted(applied, duplicate, rejected, pending);
    }
}
