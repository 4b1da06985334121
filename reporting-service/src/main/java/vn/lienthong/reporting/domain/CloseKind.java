package vn.lienthong.reporting.domain;

import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierWithdrawn;
import vn.lienthong.contracts.event.ProcessingStopped;
import vn.lienthong.contracts.value.Outcome;

/** The ways a dossier closes: approved or refused by decision, withdrawn (rút), stopped (dừng xử lý). */
public enum CloseKind {
    APPROVED,
    REFUSED,
    WITHDRAWN,
    STOPPED;

    /** @throws IllegalArgumentException if the event does not close a dossier */
    static CloseKind of(DossierEvent close) {
        if (close instanceof DossierResolved resolved) return of(resolved.outcome());
        if (close instanceof ProcessingStopped) return STOPPED;
        if (close instanceof DossierWithdrawn) return WITHDRAWN;
        throw new IllegalArgumentException(close + " closes nothing");
    }

    private static CloseKind of(Outcome outcome) {
        return switch (outcome) {
            case APPROVED -> APPROVED;
            case REFUSED -> REFUSED;
        };
    }
}
