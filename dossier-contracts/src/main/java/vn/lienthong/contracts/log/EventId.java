package vn.lienthong.contracts.log;

import java.util.Arrays;
import java.util.Optional;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.contracts.value.PostId;

/**
 * The id of a fact says where it stands: {@code <owner>-<shard>-<position>}. With the source of the log's records it names
 * every fact, whoever brought it, as systems name what they post.
 */
public record EventId(Owner owner, int shard, long position) {
    private static final String SOURCE = "urn:vn:lienthong:";

    public static String of(Owner owner, int shard, long position) {
        return owner.code() + "-" + shard + "-" + position;
    }

    /** @throws IllegalArgumentException if the text is not an event id */
    public static EventId parse(String text) {
        var parts = text.split("-", -1);
        if (parts.length != 3) throw new IllegalArgumentException("not an event id: " + text);
        return new EventId(Owner.ofCode(parts[0]), Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
    }

    /** The CloudEvents source of what this owner writes into the log. */
    public static String source(Owner owner) {
        return SOURCE + owner.code();
    }

    /** Whose records have this source; empty if they are a poster's. */
    public static Optional<Owner> ownerOf(String source) {
        return Arrays.stream(Owner.values())
                .filter(owner -> source(owner).equals(source))
                .findFirst();
    }

    /** The fact that is named so in the log; empty if a poster named it. */
    public static Optional<EventId> named(PostId name) {
        return ownerOf(name.source()).flatMap(owner -> read(name.id()).filter(id -> id.owner() == owner));
    }

    /** By which a correction names the fact with this id. */
    public static PostId nameOf(String id) {
        return new PostId(source(parse(id).owner()), id);
    }

    private static Optional<EventId> read(String text) {
        try {
            return Optional.of(parse(text));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return of(owner, shard, position);
    }
}
