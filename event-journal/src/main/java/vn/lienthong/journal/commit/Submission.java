package vn.lienthong.journal.commit;

import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.Optional;

/** A command on its way through a lane, with the one who waits for the answer. */
record Submission<C, R>(C command, Optional<Claim> claim, CodeRequest code, UniEmitter<? super R> caller) {}
