package vn.lienthong.reporting.replay;

/** How far a replay is, in this order where all goes well. */
public enum ReplayState {
    /** Reads the log and works out the views, partition by partition. */
    LOADING,
    /** Makes keys and indexes. */
    INDEXING,
    /** Goes on to where the live views are, and with them from there. */
    CATCHING_UP,
    /** Holds every row against the live one. */
    COMPARING,
    /** Can take the place of the live views. */
    READY,
    /** Its views answer. */
    LIVE,
    /** Its views answered before, and are kept up to date to go back to. */
    FORMER,
    /** Its views stand still, to be read by {@code views=ID}: a past state, or a part of the whole. */
    READABLE,
    CANCELLED,
    FAILED,
    /** Its views were taken away for a later replay. */
    DROPPED;

    public boolean isRunning() {
        return switch (this) {
            case LOADING, INDEXING, CATCHING_UP, COMPARING -> true;
            case READY, LIVE, FORMER, READABLE, CANCELLED, FAILED, DROPPED -> false;
        };
    }

    /** Whether its views are complete and follow the log. */
    public boolean canAnswer() {
        return switch (this) {
            case READY, FORMER -> true;
            case LOADING, INDEXING, CATCHING_UP, COMPARING, LIVE, READABLE, CANCELLED, FAILED, DROPPED -> false;
        };
    }

    /** Whether its views can be read by those who name them. */
    public boolean canBeRead() {
        return switch (this) {
            case READY, LIVE, FORMER, READABLE -> true;
            case LOADING, INDEXING, CATCHING_UP, COMPARING, CANCELLED, FAILED, DROPPED -> false;
        };
    }

    /** Whether it holds a set of views that can be taken away. */
    public boolean canBeGivenUp() {
        return switch (this) {
            case LOADING, INDEXING, CATCHING_UP, COMPARING, READY, FORMER, READABLE, FAILED -> true;
            case LIVE, CANCELLED, DROPPED -> false;
        };
    }
}
