package vn.lienthong.proof;

/**
 * One tree at one size.
 *
 * @param tree {@code <owner>/<shard>}, as in {@code intake/3}
 * @param size how many records, which stand at the positions 1 to size
 */
public record TreeHead(String tree, long size, Digest root) {
    public TreeHead {
        if (!tree.matches("[a-z]+/(0|[1-9][0-9]*)")) throw new Refused("not a tree: " + tree);
        if (size < 0) throw new Refused("not a size: " + size);
    }

    public static String name(String owner, int shard) {
        return owner + "/" + shard;
    }

    static TreeHead parse(String line) {
        var parts = line.split(" ", -1);
        if (parts.length != 3) throw new Refused("not the line of a tree: " + line);
        return new TreeHead(parts[0], number(parts[1]), Digest.ofBase64(parts[2]));
    }

    static long number(String text) {
        if (!text.matches("0|[1-9][0-9]{0,17}")) throw new Refused("not a number: " + text);
        return Long.parseLong(text);
    }

    /** As it stands in a checkpoint. */
    String line() {
        return tree + " " + size + " " + root.base64();
    }
}
