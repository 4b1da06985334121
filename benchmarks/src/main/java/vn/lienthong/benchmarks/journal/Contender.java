package vn.lienthong.benchmarks.journal;

/** A way to make one transition of a dossier durable. */
interface Contender extends AutoCloseable {
    String name();

    /** Returns once the transition is committed; called by many threads at once, never twice at once per dossier. */
    void transition(String dossier, Step step) throws Exception;

    /** Bytes on disk of everything kept, divided by the dossiers so far. */
    long bytesPerDossier() throws Exception;

    /** What else is worth knowing of the run; nothing if empty. */
    default String notes() {
        return "";
    }

    @Override
    void close() throws Exception;
}
