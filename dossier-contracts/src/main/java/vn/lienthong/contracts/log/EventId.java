package vn.lienthong.contracts.log;

import vn.lienthong.contracts.value.Owner;

/** The id of a fact says where it stands: {@code <owner>-<shard>-<position>}. */
public record EventId(Owner owner, int shard, long position) {

    public static String of(Owner owner, int shard, long position) {
        return owner.code() + "-" + shard + "-" + position;
    }

    /** @throws IllegalArgumentException if the text is not an event id */
    public static EventId parse(String text) {
        var parts = text.split("-", -1);
        if (parts.length != 3) throw new IllegalArgumentException("not an event id: " + text);
        return new EventId(Owner.ofCode(parts[0]), Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
    }

    @Override
    public String toString() {
        return of(owner, shard, position);
    }
}
