package vn.lienthong.proof;

import java.util.ArrayList;
import java.util.List;

/** A tree that leaves are added to, one behind the other, and that keeps only what its root needs. */
public final class GrowingTree {
    /** The roots of its full subtrees, the largest first. */
    private final List<Digest> full = new ArrayList<>();

    private long size;

    public void add(Digest leaf) {
        var joined = leaf;
        for (var rest = size++; (rest & 1) == 1; rest >>= 1) joined = Digest.node(full.removeLast(), joined);
        full.add(joined);
    }

    public long size() {
        return size;
    }

    public Digest root() {
        if (full.isEmpty()) return Digest.EMPTY;
        var root = full.getLast();
        for (int i = full.size() - 2; i >= 0; i--) root = Digest.node(full.get(i), root);
        return root;
    }
}
