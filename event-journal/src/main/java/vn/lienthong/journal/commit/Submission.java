package vn.lienthong.journal.commit;

import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.Optional;

/**
 * A command on its way through a lane, with the one who waits for the answer. Each is itself alone, however equal the
 * commands; a rehearsal has no caller to tell them apart.
 */
record Submission<C, R>(C command, Optional<Claim> claim, CodeRequest code, UniEmitter<? super R> caller) {
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
