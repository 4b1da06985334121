package vn.lienthong.routing.application;

import java.time.Instant;
import vn.lienthong.routing.domain.Signatures;

/** Nothing is known of officers and delegations. */
final class NoRegisters implements Signatures {
    @Override
    public boolean isOfficer(String signer, Instant at) {
        return false;
    }

    @Override
    public boolean isOfficerOf(String signer, String unit, Instant at) {
        return false;
    }

    @Override
    public boolean hasRegister(String unit, Instant at) {
        return false;
    }

    @Override
    public boolean isByPosition(String signer, String unit, Instant at) {
        return false;
    }

    @Override
    public boolean isByDelegation(String delegation, String signer, String unit, String procedure, Instant at) {
        return false;
    }
}
