package vn.lienthong.bruteforce;

import java.time.Instant;
import vn.lienthong.contracts.event.DossierEvent;

/** Where histories are told to, fact after fact, in the order in which they become known. */
public interface Told {
    /** @return the id under which a later fact can correct or annul this one */
    String fact(String dossier, String root, Instant time, DossierEvent event);
}
