package vn.lienthong.deadline.domain;

import vn.lienthong.contracts.value.PromisedDue;

/** By which versions of the law a dossier is counted: those of its reception, until a decision puts others in their place. */
record Versions(String calendar, String procedure) {
    static Versions of(PromisedDue promised) {
        return new Versions(promised.calendarVersion(), promised.procedureVersion());
    }

    Versions withCalendar(String version) {
        return new Versions(version, procedure);
    }

    Versions withProcedure(String version) {
        return new Versions(calendar, version);
    }
}
