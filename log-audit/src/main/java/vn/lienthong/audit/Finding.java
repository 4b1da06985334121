package vn.lienthong.audit;

/**
 * One thing that is wrong.
 *
 * @param copy where: {@code journal}, {@code log}, or both
 * @param chain {@code <owner>/<shard>}; of what cannot be read, its partition {@code <topic>-<number>}
 * @param position of the first record concerned; of what cannot be read, its offset
 * @param to of the last one
 */
public record Finding(Kind kind, String copy, String chain, long position, long to, String detail) {
    @Override
    public String toString() {
        var where = to > position ? position + " to " + to : "" + position;
        return "%-10s %s %s, position %s: %s".formatted(kind, copy, chain, where, detail);
    }
}
