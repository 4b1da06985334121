package vn.lienthong.proof;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A record exactly as it was hashed, see {@code docs/hash-chain.md}, and the path from it to the root of its tree.
 *
 * @param record the parts, each behind its length, of which the chain's hash is taken
 */
public record ProvedFact(byte[] record, List<Digest> path) {
    private static final int PARTS = 20;
    private static final int OWNER = 1;
    private static final int SHARD = 2;
    private static final int POSITION = 3;
    private static final int TYPE = 4;
    private static final int DOSSIER = 5;
    private static final int VERSION = 7;

    public ProvedFact {
        path = List.copyOf(path);
    }

    static ProvedFact parse(String line) {
        var words = line.split(" ", -1);
        if (!words[0].equals("fact") || words.length < 2) throw new Refused("not the line of a fact: " + line);
        var path = List.of(words).subList(2, words.length).stream()
                .map(Digest::ofBase64)
                .toList();
        return new ProvedFact(Base64Text.decode(words[1]), path);
    }

    String line() {
        var line = new StringBuilder("fact ").append(Base64Text.encode(record));
        path.forEach(node -> line.append(' ').append(node.base64()));
        return line.toString();
    }

    /** What a record's place in its tree is computed from: the hash that the chain gives it. */
    public static Digest leaf(byte[] chainHash) {
        return Digest.leaf(chainHash);
    }

    /** @throws Refused unless the checkpoint covers exactly this record at its place */
    Place requireIn(Checkpoint checkpoint) {
        var place = place();
        var head = checkpoint
                .tree(place.tree())
                .orElseThrow(() -> new Refused("the checkpoint does not know " + place.tree()));
        var leaf = leaf(Digest.sha256(record).bytes());
        if (!Paths.root(leaf, place.position() - 1, head.size(), path).equals(head.root()))
            throw new Refused(place + " does not stand in the log that was signed");
        return place;
    }

    private Place place() {
        var parts = parts();
        return new Place(
                TreeHead.name(parts.get(OWNER), (int) TreeHead.number(parts.get(SHARD))),
                TreeHead.number(parts.get(POSITION)),
                parts.get(TYPE),
                parts.get(DOSSIER),
                TreeHead.number(parts.get(VERSION)));
    }

    private List<String> parts() {
        var left = ByteBuffer.wrap(record);
        var parts = new ArrayList<String>();
        try {
            while (left.hasRemaining()) parts.add(part(left));
        } catch (BufferUnderflowException | NegativeArraySizeException cutOff) {
            throw new Refused("not a record", cutOff);
        }
        if (parts.size() < PARTS) throw new Refused("not a record");
        return parts;
    }

    private static String part(ByteBuffer left) {
        var length = left.getInt();
        if (length > left.remaining()) throw new BufferUnderflowException();
        var bytes = new byte[length == -1 ? 0 : length];
        left.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Where a record says that it stands. */
    record Place(String tree, long position, String type, String dossier, long version) {
        @Override
        public String toString() {
            return tree.replace('/', '-') + "-" + position;
        }
    }
}
