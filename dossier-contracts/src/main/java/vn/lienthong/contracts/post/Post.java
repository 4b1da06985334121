package vn.lienthong.contracts.post;

import java.time.Instant;

/** One well-formed post of a ward or district system. */
public sealed interface Post {
    Envelope envelope();

    /** Something that happened to a dossier. */
    record OfFact(Envelope envelope, PostTypes.Kind kind, PostedFact fact) implements Post {}

    /** {@code vn.lienthong.source.complete.v1}: the source has posted everything that happened up to then. */
    record OfCompletion(Envelope envelope, Instant upTo) implements Post {}
}
