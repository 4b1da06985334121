package vn.lienthong.routing.domain;

import java.time.Instant;
import vn.lienthong.contracts.event.DossierReceived;

/** What routing keeps of a reception; {@code resolvingUnit} is where the dossier is to be resolved. */
public record Reception(String unit, String procedure, String resolvingUnit, Instant at) {
    static Reception of(DossierReceived received, Instant at) {
        return new Reception(received.unit(), received.procedure(), received.resolver(), at);
    }
}
