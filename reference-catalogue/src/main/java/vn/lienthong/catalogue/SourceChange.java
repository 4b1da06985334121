package vn.lienthong.catalogue;

import java.util.List;
import java.util.Optional;
import vn.lienthong.contracts.event.SourceRegistered;
import vn.lienthong.contracts.reference.Approval;
import vn.lienthong.contracts.reference.SourceRegistration;

/** What the registration of a source changes: nothing, if it is registered so already. */
public final class SourceChange {
    private static final int ONLY_ONE = 1;

    private SourceChange() {}

    /** @param approval {@code null} where nobody ordered it in writing */
    public static Plan<SourceRegistration> plan(ReferenceState known, SourceRegistration source, Approval approval) {
        var before = known.source(source.source());
        if (before.equals(Optional.of(source))) return new Plan.Accepted<>(List.of(), ONLY_ONE);
        var fact = new SourceRegistered(source, approval);
        return new Plan.Accepted<>(List.of(new Plan.Change<>(ONLY_ONE, fact, before.orElse(null))), 0);
    }
}
