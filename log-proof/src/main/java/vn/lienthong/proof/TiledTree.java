package vn.lienthong.proof;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A tree whose hashes are kept in tiles of up to 256, as C2SP tlog-tiles cuts them: those of the leaves, those of the full
 * subtrees of 256 leaves, those of 65,536. Everything between follows from them. Only the last tile of each level ever changes.
 */
public final class TiledTree {
    private static final int HEIGHT = 8;
    private static final int WIDTH = 1 << HEIGHT;

    private final Map<Tile, byte[]> tiles;
    /** Each with room for all of its hashes. */
    private final Map<Tile, byte[]> changed = new HashMap<>();

    private long size;

    /** @param level of the subtrees whose hashes it holds: 0, 8, 16, … */
    public record Tile(int level, long number) {}

    /** @param tiles those that will be asked for, each with its hashes one behind the other */
    public TiledTree(long size, Map<Tile, byte[]> tiles) {
        this.size = size;
        this.tiles = Map.copyOf(tiles);
    }

    /** The tiles that adding leaves to a tree of this size changes. */
    public static Set<Tile> edge(long size) {
        var edge = new HashSet<Tile>();
        for (int level = 0; size >> level > 0; level += HEIGHT) edge.add(new Tile(level, (size >> level) / WIDTH));
        return edge;
    }

    /** The tiles that somebody needs who reads so. */
    public static Set<Tile> needed(Consumer<MerkleTree.Nodes> reading) {
        var needed = new HashSet<Tile>();
        reading.accept((level, index) -> {
            needed.add(tileOf(level, index));
            return Digest.EMPTY;
        });
        return needed;
    }

    public void add(Digest leaf) {
        add(0, size++, leaf);
    }

    private void add(int level, long index, Digest hash) {
        var tile = new Tile(level, index / WIDTH);
        var hashes = changed.computeIfAbsent(tile, first -> Arrays.copyOf(kept(tile), WIDTH * Digest.LENGTH));
        System.arraycopy(hash.bytes(), 0, hashes, (int) (index % WIDTH) * Digest.LENGTH, Digest.LENGTH);
        if (index % WIDTH == WIDTH - 1) add(level + HEIGHT, index / WIDTH, root(hashes, 0, WIDTH));
    }

    private byte[] kept(Tile tile) {
        return tiles.getOrDefault(tile, new byte[0]);
    }

    public long size() {
        return size;
    }

    /** What was changed by adding leaves. */
    public Map<Tile, byte[]> changed() {
        var written = new HashMap<Tile, byte[]>();
        changed.forEach((tile, hashes) -> written.put(tile, Arrays.copyOf(hashes, held(tile) * Digest.LENGTH)));
        return written;
    }

    /** How many hashes a tile of a tree of this size holds. */
    private int held(Tile tile) {
        return (int) Math.min(WIDTH, (size >> tile.level()) - tile.number() * WIDTH);
    }

    public Digest node(int level, long index) {
        var tile = tileOf(level, index);
        var hashes = tiles.get(tile);
        var span = 1 << (level - tile.level());
        var from = (int) (index * span % WIDTH);
        if (hashes == null || hashes.length < (from + span) * Digest.LENGTH)
            throw new IllegalStateException("tile " + tile + " is missing or too short");
        return root(hashes, from, span);
    }

    private static Tile tileOf(int level, long index) {
        var tileLevel = level / HEIGHT * HEIGHT;
        return new Tile(tileLevel, (index << (level - tileLevel)) / WIDTH);
    }

    private static Digest root(byte[] hashes, int from, int span) {
        if (span == 1) return Digest.of(Arrays.copyOfRange(hashes, from * Digest.LENGTH, (from + 1) * Digest.LENGTH));
        return Digest.node(root(hashes, from, span / 2), root(hashes, from + span / 2, span / 2));
    }
}
