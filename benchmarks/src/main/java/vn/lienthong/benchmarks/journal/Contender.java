package vn.lienthong.benchmarks.journal;

/** A way to make one transition of a dossier durable. */
interface Contender extends AutoCloseable {
    String name();

    /** Returns once the transition is committed; called by many threads at once, never twice at once per dossier. */
    void transition(String dossier, Step step) throws Exception;

    /** Bytes on disk of everything kept for the dossiers so far. */
    long diskBytes() throws Exception;

    @Override
    void close() throws Exception;
}
