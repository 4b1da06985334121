package vn.lienthong.proof;

import java.util.List;

/** Follows the paths of proofs as RFC 9162 says, sections 2.1.3.2 and 2.1.4.2. */
final class Paths {
    private Paths() {}

    /** The root that a leaf at this place of a tree of this size leads to. */
    static Digest root(Digest leaf, long index, long size, List<Digest> path) {
        if (index < 0 || index >= size) throw new Refused("a tree of " + size + " has no leaf " + index);
        var node = index;
        var last = size - 1;
        var root = leaf;
        for (var sibling : path) {
            if (last == 0) throw new Refused("the path is too long");
            if ((node & 1) == 1 || node == last) {
                root = Digest.node(sibling, root);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                root = Digest.node(root, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        if (last != 0) throw new Refused("the path is too short");
        return root;
    }

    /** @throws Refused unless the path shows that the earlier tree is the beginning of the later one */
    static void requireConsistent(TreeHead earlier, TreeHead later, List<Digest> path) {
        if (earlier.size() > later.size()) throw new Refused(later.tree() + " has become shorter");
        if (earlier.size() == 0 || earlier.size() == later.size()) {
            if (!path.isEmpty()) throw new Refused("the path is too long");
            if (earlier.size() == later.size() && !earlier.root().equals(later.root())) throw notTheBeginning(later);
            return;
        }
        follow(earlier, later, path);
    }

    private static void follow(TreeHead earlier, TreeHead later, List<Digest> path) {
        var whole = Long.bitCount(earlier.size()) == 1;
        if (path.isEmpty() && !whole) throw new Refused("the path is too short");
        var node = earlier.size() - 1;
        var last = later.size() - 1;
        var shared = Long.numberOfTrailingZeros(~node);
        node >>= shared;
        last >>= shared;
        var first = whole ? earlier.root() : path.getFirst();
        var was = first;
        var is = first;
        for (var sibling : whole ? path : path.subList(1, path.size())) {
            if (last == 0) throw new Refused("the path is too long");
            if ((node & 1) == 1 || node == last) {
                was = Digest.node(sibling, was);
                is = Digest.node(sibling, is);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                is = Digest.node(is, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        if (last != 0) throw new Refused("the path is too short");
        if (!was.equals(earlier.root()) || !is.equals(later.root())) throw notTheBeginning(later);
    }

    private static Refused notTheBeginning(TreeHead later) {
        return new Refused("what " + later.tree() + " held is not the beginning of what it holds");
    }
}
