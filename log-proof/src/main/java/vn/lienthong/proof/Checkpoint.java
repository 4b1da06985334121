package vn.lienthong.proof;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What a log says it holds, in the format of C2SP tlog-checkpoint: origin, size, root, and as extension lines every tree with
 * its own size and root. Size and root are those of the tree over the extension lines, and so follow from them.
 *
 * @param origin names the log
 * @param trees in the order of the lines
 */
public record Checkpoint(String origin, List<TreeHead> trees) {
    public Checkpoint {
        if (origin.isBlank() || !origin.equals(origin.strip()) || origin.contains("\n") || origin.contains("+"))
            throw new Refused("not an origin: " + origin);
        trees = List.copyOf(trees);
    }

    /** @throws Refused if it is no checkpoint, or its root is not that of its lines */
    static Checkpoint parse(String text) {
        var lines = text.split("\n", -1);
        if (lines.length < 4 || !lines[lines.length - 1].isEmpty()) throw new Refused("not a checkpoint");
        var trees = List.of(lines).subList(3, lines.length - 1).stream()
                .map(TreeHead::parse)
                .toList();
        var checkpoint = new Checkpoint(lines[0], trees);
        if (!checkpoint.text().equals(text)) throw new Refused("size and root are not those of the checkpoint's lines");
        return checkpoint;
    }

    /** What is signed. */
    public String text() {
        var text = new StringBuilder()
                .append(origin)
                .append('\n')
                .append(trees.size())
                .append('\n')
                .append(root().base64())
                .append('\n');
        trees.forEach(tree -> text.append(tree.line()).append('\n'));
        return text.toString();
    }

    private Digest root() {
        var all = new GrowingTree();
        trees.forEach(tree -> all.add(Digest.leaf(tree.line().getBytes(StandardCharsets.UTF_8))));
        return all.root();
    }

    public Optional<TreeHead> tree(String name) {
        return trees.stream().filter(tree -> tree.tree().equals(name)).findFirst();
    }

    /** How many records it covers. */
    public long records() {
        return trees.stream().mapToLong(TreeHead::size).sum();
    }
}
