package vn.lienthong.journal.relay;

/** The log holds what the journal does not: the relay of the shard stops, and a person must look. */
class LogDisagrees extends RuntimeException {
    LogDisagrees(String message) {
        super(message);
    }
}
