package vn.lienthong.routing.application;

import java.util.Optional;
import vn.lienthong.journal.commit.Claim;
import vn.lienthong.routing.domain.Command;
import vn.lienthong.routing.domain.Manner;

/**
 * A person's command to one dossier.
 *
 * @param actor the caller's subject
 * @param sealed its free text, encrypted under the dossier's key; {@code null} without any
 * @param claim by which a repeat of it is known, where the caller sent an Idempotency-Key
 */
public record Order(
        String dossier,
        Command command,
        Manner manner,
        String actor,
        String sealed,
        Optional<Claim> claim,
        String traceParent) {}
