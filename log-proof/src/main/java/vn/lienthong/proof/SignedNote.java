package vn.lienthong.proof;

import java.util.Arrays;
import java.util.List;

/** A checkpoint and signatures of its text, in the format of C2SP signed-note. */
public final class SignedNote {
    private static final String MARK = "\u2014 ";

    private final String text;
    private final List<String> signatures;
    private final Checkpoint checkpoint;

    private SignedNote(String text, List<String> signatures) {
        this.text = text;
        this.signatures = signatures;
        this.checkpoint = Checkpoint.parse(text);
    }

    public static String of(String text, SigningKey key) {
        return text + "\n" + MARK + key.name() + " " + Base64Text.encode(key.sign(text)) + "\n";
    }

    /**
     * The checkpoint, if a signature of it is this key's.
     *
     * @throws Refused if none is, or it is no checkpoint
     */
    public static Checkpoint open(String note, PublicKey key) {
        var parsed = parse(note);
        parsed.requireSignedBy(key);
        return parsed.checkpoint;
    }

    static SignedNote parse(String note) {
        var end = note.lastIndexOf("\n\n");
        if (end < 0 || !note.endsWith("\n")) throw new Refused("not a signed checkpoint");
        var lines = note.substring(end + 2, note.length() - 1).split("\n", -1);
        return new SignedNote(note.substring(0, end + 1), List.of(lines));
    }

    /** What it says, whoever signed it. */
    Checkpoint checkpoint() {
        return checkpoint;
    }

    void requireSignedBy(PublicKey key) {
        if (!checkpoint.origin().equals(key.name())) throw new Refused("the checkpoint is of another log");
        if (signatures.stream().noneMatch(line -> isBy(key, line)))
            throw new Refused("the checkpoint is not signed by " + key.name());
    }

    private boolean isBy(PublicKey key, String line) {
        var parts = line.split(" ", -1);
        if (!line.startsWith(MARK) || parts.length != 3) throw new Refused("not a line of a signature: " + line);
        var signature = Base64Text.decode(parts[2]);
        if (!parts[1].equals(key.name()) || signature.length <= PublicKey.ID_LENGTH) return false;
        var id = Arrays.copyOf(signature, PublicKey.ID_LENGTH);
        return Arrays.equals(id, key.id())
                && key.verifies(text, Arrays.copyOfRange(signature, PublicKey.ID_LENGTH, signature.length));
    }
}
