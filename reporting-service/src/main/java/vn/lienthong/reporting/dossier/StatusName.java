package vn.lienthong.reporting.dossier;

import vn.lienthong.reporting.domain.Status;

/** A status with its code of the national portal and its name in the reader's language. */
public record StatusName(Status code, Integer portalCode, String label) {
    static StatusName of(Status status, boolean english) {
        return new StatusName(status, status.portalCode(), status.label(english));
    }
}
