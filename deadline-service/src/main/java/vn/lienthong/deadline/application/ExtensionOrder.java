package vn.lienthong.deadline.application;

import java.util.Optional;
import vn.lienthong.contracts.post.Extended;
import vn.lienthong.journal.commit.Claim;

/**
 * A person's command to re-appoint.
 *
 * @param overridden whether a ground was given for breaking a rule knowingly
 * @param sealed reason and ground, encrypted
 * @param claim the identity of the command, where it has one
 */
public record ExtensionOrder(
        String dossier,
        Extended extended,
        boolean overridden,
        String actor,
        String unit,
        String sealed,
        Optional<Claim> claim,
        String traceParent) {}
