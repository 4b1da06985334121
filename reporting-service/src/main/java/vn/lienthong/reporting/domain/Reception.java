package vn.lienthong.reporting.domain;

import java.util.List;
import java.util.Optional;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.DueDate;

/** The reception of a dossier, with what it fixes for the report. */
public record Reception(Fact fact, DossierReceived event) {

    static Optional<Reception> first(List<Fact> facts) {
        for (var fact : facts) {
            if (fact.event() instanceof DossierReceived received) return Optional.of(new Reception(fact, received));
        }
        return Optional.empty();
    }

    /** Where and under what the dossier counts, for good. */
    public Cell cell() {
        return new Cell(
                resolvingUnit(),
                event.procedure(),
                orEmpty(event.field()),
                event.channel() == null ? Channel.DIRECT : event.channel(),
                orEmpty(event.officer()));
    }

    /** The unit in whose row the dossier counts. */
    public String resolvingUnit() {
        return event.resolver();
    }

    /** The date on the slip, or {@code null}. */
    DueDate promised() {
        return event.promised() == null ? null : event.promised().due();
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
