package vn.lienthong.routing.domain;

import java.time.Instant;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.ResponsibilityPassed;

/**
 * What routing keeps of a reception.
 *
 * @param unit whose desk received it, or the successor of that
 * @param resolvingUnit where the dossier is to be resolved
 */
public record Reception(String unit, String procedure, String resolvingUnit, Instant at) {
    Reception passed(ResponsibilityPassed event) {
        return new Reception(event.after(unit), procedure, event.after(resolvingUnit), at);
    }

    boolean names(String code) {
        return unit.equals(code) || resolvingUnit.equals(code);
    }

    static Reception of(DossierReceived received, Instant at) {
        return new Reception(received.unit(), received.procedure(), received.resolver(), at);
    }
}
