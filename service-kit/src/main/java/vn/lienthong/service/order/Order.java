package vn.lienthong.service.order;

import java.util.Optional;
import vn.lienthong.journal.commit.Claim;

/**
 * A person's order to one dossier.
 *
 * @param command what is to be done, in the service's own words
 * @param unit for which the person acts
 * @param actor the caller's subject
 * @param sealed free text, encrypted under the dossier's key; {@code null} without any
 * @param claim by which a repeat of it is known, where the caller sent an Idempotency-Key
 */
public record Order<C>(
        String dossier,
        C command,
        String unit,
        String actor,
        String sealed,
        Optional<Claim> claim,
        String traceParent) {}
