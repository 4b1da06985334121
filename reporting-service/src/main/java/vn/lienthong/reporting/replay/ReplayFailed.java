package vn.lienthong.reporting.replay;

/** A replay cannot go on, for a reason that the same replay would meet again. */
final class ReplayFailed extends RuntimeException {
    ReplayFailed(String reason) {
        super(reason);
    }
}
