package vn.lienthong.contracts.log;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.contracts.value.PostId;

/**
 * The id of a fact says where it stands: {@code <owner>-<shard>-<position>}. With the source of the log's records it names
 * every fact, whoever brought it, as systems name what they post.
 */
public record EventId(Owner owner, int shard, long position) {
    private static final Map<String, Owner> OWNERS = Arrays.stream(Owner.values())
            .collect(Collectors.toUnmodifiableMap(owner -> "urn:vn:lienthong:" + owner.code(), owner -> owner));
    private static final Map<Owner, String> SOURCES =
            OWNERS.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

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
        return SOURCES.get(owner);
    }

    /** Whose records have this source; empty if they are a poster's. */
    public static Optional<Owner> ownerOf(String source) {
        return Optional.ofNullable(source).map(OWNERS::get);
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
