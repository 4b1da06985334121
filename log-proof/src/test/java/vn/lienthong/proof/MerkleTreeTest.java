package vn.lienthong.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {
    /** The leaves and roots with which implementations of RFC 6962 are tested. */
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void has_the_roots_that_others_compute() {
        var leaves = LEAVES.stream()
                .map(leaf -> Digest.leaf(HexFormat.of().parseHex(leaf)))
                .toList();
        var roots = IntStream.rangeClosed(0, leaves.size())
                .mapToObj(size -> TestLog.tree(leaves, size).root())
                .map(root -> HexFormat.of().formatHex(root.bytes()));

        assertThat(roots).isEqualTo(ROOTS);
    }

    @Property(tries = 200)
    void grows_to_the_root_that_it_has_as_a_whole(@ForAll @IntRange(max = 300) int size) {
        var leaves = TestLog.of(size).leaves();
        var growing = new GrowingTree();
        leaves.forEach(growing::add);

        assertThat(growing.root()).isEqualTo(TestLog.tree(leaves, size).root());
        assertThat(growing.size()).isEqualTo(size);
    }

    @Property(tries = 300)
    void leads_from_every_leaf_to_the_root_and_from_no_other_place(
            @ForAll @IntRange(min = 1, max = 200) int size, @ForAll @IntRange(max = 199) int any) {
        var index = any % size;
        var leaves = TestLog.of(size).leaves();
        var tree = TestLog.tree(leaves, size);
        var path = tree.inclusion(index);

        assertThat(Paths.root(leaves.get(index), index, size, path)).isEqualTo(tree.root());
        if (size > 1)
            assertThat(rootFrom(leaves.get(index), (index + 1) % size, size, path))
                    .isNotEqualTo(tree.root());
    }

    private static Digest rootFrom(Digest leaf, int index, int size, List<Digest> path) {
        try {
            return Paths.root(leaf, index, size, path);
        } catch (Refused tooLongOrTooShort) {
            return Digest.EMPTY;
        }
    }

    @Property(tries = 300)
    void shows_that_it_begins_as_it_was_and_not_as_another(
            @ForAll @IntRange(max = 150) int from, @ForAll @IntRange(max = 150) int more) {
        var to = from + more;
        var leaves = TestLog.of(to).leaves();
        var was = new TreeHead("intake/3", from, TestLog.tree(leaves, from).root());
        var is = new TreeHead("intake/3", to, TestLog.tree(leaves, to).root());
        var path = TestLog.tree(leaves, to).consistency(from);

        Paths.requireConsistent(was, is, path);

        if (from == 0) return;
        var other = new TreeHead("intake/3", from, Digest.leaf(was.root().bytes()));
        assertThatThrownBy(() -> Paths.requireConsistent(other, is, path)).isInstanceOf(Refused.class);
    }

    @Property(tries = 10)
    void is_the_same_in_tiles_that_grow_by_and_by(
            @ForAll @IntRange(min = 1, max = 70_000) int first, @ForAll @IntRange(max = 700) int more) {
        var size = first + more;
        var growing = new GrowingTree();
        var kept = new HashMap<TiledTree.Tile, byte[]>();
        for (int i = 0; i < size; i++) growing.add(leaf(i));
        for (var part : new int[][] {{0, first}, {first, size}}) {
            var edge = new HashMap<>(kept);
            edge.keySet().retainAll(TiledTree.edge(part[0]));
            var tree = new TiledTree(part[0], edge);
            for (int i = part[0]; i < part[1]; i++) tree.add(leaf(i));
            kept.putAll(tree.changed());
        }

        var needed = TiledTree.needed(nodes -> new MerkleTree(nodes, size).root());
        kept.keySet().retainAll(needed);
        assertThat(new MerkleTree(new TiledTree(size, kept)::node, size).root()).isEqualTo(growing.root());
    }

    private static Digest leaf(int i) {
        return Digest.leaf(new byte[] {(byte) i, (byte) (i >> 8), (byte) (i >> 16)});
    }

    @Test
    void refuses_a_path_that_is_too_long_or_too_short() {
        var leaves = TestLog.of(7).leaves();
        var path = TestLog.tree(leaves, 7).inclusion(2);
        var longer = Stream.concat(path.stream(), Stream.of(Digest.EMPTY)).toList();

        assertThatThrownBy(() -> Paths.root(leaves.get(2), 2, 7, longer)).hasMessage("the path is too long");
        assertThatThrownBy(() -> Paths.root(leaves.get(2), 2, 7, path.subList(0, 2)))
                .hasMessage("the path is too short");
    }
}
