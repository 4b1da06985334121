package vn.lienthong.proof;

import java.util.Arrays;
import java.util.List;

/** A text and signatures of it, in the format of C2SP signed-note. */
public final class SignedNote {
    private static final String MARK = "\u2014 ";

    private SignedNote() {}

    public static String of(String text, SigningKey key) {
        return text + "\n" + MARK + key.name() + " " + Base64Text.encode(key.sign(text)) + "\n";
    }

    /**
     * The checkpoint, if a signature of it is this key's.
     *
     * @throws Refused if none is, or it is no checkpoint
     */
    public static Checkpoint open(String note, PublicKey key) {
        var end = note.lastIndexOf("\n\n");
        if (end < 0 || !note.endsWith("\n")) throw new Refused("not a signed checkpoint");
        var text = note.substring(0, end + 1);
        var lines = List.of(note.substring(end + 2, note.length() - 1).split("\n", -1));
        if (lines.stream().noneMatch(line -> isBy(key, line, text)))
            throw new Refused("the checkpoint is not signed by " + key.name());
        var checkpoint = Checkpoint.parse(text);
        if (!checkpoint.origin().equals(key.name())) throw new Refused("the checkpoint is of another log");
        return checkpoint;
    }

    private static boolean isBy(PublicKey key, String line, String text) {
        var parts = line.split(" ", -1);
        if (!line.startsWith(MARK) || parts.length != 3) throw new Refused("not a line of a signature: " + line);
        var signature = Base64Text.decode(parts[2]);
        if (!parts[1].equals(key.name()) || signature.length <= PublicKey.ID_LENGTH) return false;
        var id = Arrays.copyOf(signature, PublicKey.ID_LENGTH);
        return Arrays.equals(id, key.id())
                && key.verifies(text, Arrays.copyOfRange(signature, PublicKey.ID_LENGTH, signature.length));
    }
}
