package vn.lienthong.proof;

import java.util.ArrayList;
import java.util.List;

/** The first so many leaves of a log as the tree of RFC 9162, read from hashes of full subtrees that are kept somewhere. */
public final class MerkleTree {
    /** Where the hashes of full subtrees are found. */
    @FunctionalInterface
    public interface Nodes {
        /** Of the subtree over the leaves {@code index << level} up to, without, {@code (index + 1) << level}. */
        Digest at(int level, long index);
    }

    private final Nodes nodes;
    private final long size;

    public MerkleTree(Nodes nodes, long size) {
        this.nodes = nodes;
        this.size = size;
    }

    public Digest root() {
        return size == 0 ? Digest.EMPTY : root(0, size);
    }

    /** The path from a leaf to the root, from below. */
    public List<Digest> inclusion(long index) {
        if (index < 0 || index >= size) throw new IllegalArgumentException(index + " is no leaf of " + size);
        var path = new ArrayList<Digest>();
        inclusion(index, 0, size, path);
        return path;
    }

    private void inclusion(long index, long from, long to, List<Digest> path) {
        if (to - from == 1) return;
        var middle = from + split(to - from);
        if (index < middle) {
            inclusion(index, from, middle, path);
            path.add(root(middle, to));
        } else {
            inclusion(index, middle, to, path);
            path.add(root(from, middle));
        }
    }

    /** That the tree of the first {@code earlier} leaves is the beginning of this one. */
    public List<Digest> consistency(long earlier) {
        if (earlier < 0 || earlier > size) throw new IllegalArgumentException(earlier + " is not within " + size);
        var path = new ArrayList<Digest>();
        if (earlier > 0 && earlier < size) consistency(earlier, 0, size, true, path);
        return path;
    }

    /** @param known whether the verifier holds the root of the earlier part of this range already */
    private void consistency(long earlier, long from, long to, boolean known, List<Digest> path) {
        if (earlier == to - from) {
            if (!known) path.add(root(from, to));
            return;
        }
        var half = split(to - from);
        if (earlier <= half) {
            consistency(earlier, from, from + half, known, path);
            path.add(root(from + half, to));
        } else {
            consistency(earlier - half, from + half, to, false, path);
            path.add(root(from, from + half));
        }
    }

    private Digest root(long from, long to) {
        var leaves = to - from;
        if (Long.bitCount(leaves) == 1) {
            var level = Long.numberOfTrailingZeros(leaves);
            return nodes.at(level, from >> level);
        }
        var middle = from + split(leaves);
        return Digest.node(root(from, middle), root(middle, to));
    }

    /** The largest power of two below the number of leaves. */
    private static long split(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }
}
