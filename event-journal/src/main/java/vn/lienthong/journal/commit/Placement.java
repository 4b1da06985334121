package vn.lienthong.journal.commit;

/** Where in the journal a command's facts go. */
public sealed interface Placement {
    /** The stream whose state the command is decided on. */
    String stream();

    /**
     * The stream of one dossier, in the shard of its root.
     *
     * @param parent of a dossier that is not known yet, whose root it shares; null for a root
     */
    record Dossier(String stream, String parent) implements Placement {
        public Dossier(String stream) {
            this(stream, null);
        }
    }

    /** A stream that says something to every shard: the one draft is appended to each, behind all submitted before. */
    record EveryShard(String stream) implements Placement {}
}
