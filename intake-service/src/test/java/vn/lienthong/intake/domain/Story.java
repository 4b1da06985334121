package vn.lienthong.intake.domain;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Set;
import vn.lienthong.catalogue.Catalogue;
import vn.lienthong.contracts.event.IntakeEvent;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.post.PostTypes;
import vn.lienthong.contracts.post.PostedFact;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.intake.domain.Command.Poster;

/** Tells what happened to one dossier of Trâu Quỳ in March 2017, and asks what may happen next. */
final class Story {
    static final String CODE = "018.00565-170306-0007";
    static final String SOURCE = "urn:vn:motcua:trau-quy";
    private static final Catalogue CATALOGUE = Catalogue.shipped();
    private static final Instant NOW = at("2017-03-20T12:00:00");

    private Instant now = NOW;
    private Dossier dossier = Dossier.of(CODE, java.util.List.of());
    private int number;
    private final Set<String> refused = new HashSet<>();
    private AgencyClose closed;

    static Instant at(String local) {
        return OffsetDateTime.parse(local + "+07:00").toInstant();
    }

    /** What follows is told then. */
    Story toldAt(String local) {
        now = at(local);
        return this;
    }

    /** It happened and was recorded. */
    Story given(String local, PostedFact fact) {
        return recorded(accepted(when(local, fact)));
    }

    Story given(String local, PostedFact fact, Poster poster) {
        return recorded(accepted(when(local, fact, poster)));
    }

    Story recorded(Decision.Accepted accepted) {
        return recorded(accepted.event(), accepted.time(), accepted.unit());
    }

    Story recorded(IntakeEvent event, Instant time, String unit) {
        number++;
        dossier = dossier.with(new Fact(
                lastId(),
                Owner.INTAKE,
                number,
                Fact.NOT_YET_IN_LOG,
                CODE,
                time,
                NOW,
                unit,
                null,
                null,
                new PostId(SOURCE, "post-" + number),
                Set.of(),
                event));
        return this;
    }

    /** The log has told that an agency closed the dossier. */
    Story closedByAgency(String local) {
        closed = new AgencyClose("routing-3-1", at(local));
        return this;
    }

    /** Its owner did not record what was reported last. */
    Story refusedByOwner() {
        refused.add(lastId());
        return this;
    }

    String lastId() {
        return "intake-3-" + number;
    }

    Dossier dossier() {
        return dossier;
    }

    Decision when(String local, PostedFact fact) {
        return when(local, fact, Poster.system("018"));
    }

    Decision when(String local, PostedFact fact, Poster poster) {
        return decide(at(local), fact, poster, null);
    }

    Decision whenCorrecting(String eventId, PostedFact correction) {
        return whenCorrecting(eventId, correction, Poster.system("018"));
    }

    Decision whenCorrecting(String eventId, PostedFact correction, Poster poster) {
        return decide(at("2017-03-16T09:00:00"), correction, poster, eventId);
    }

    private Decision decide(Instant time, PostedFact fact, Poster poster, String corrects) {
        var kind = PostTypes.all()
                .filter(candidate -> candidate.data() == fact.getClass())
                .findFirst()
                .orElseThrow();
        var known = new Command.Corrects(corrects, refused);
        var command = new Command(CODE, time, kind, fact, poster, new PostId(SOURCE, "new"), known, closed);
        return Intake.decide(dossier, command, CATALOGUE, now);
    }

    static Decision.Accepted accepted(Decision decision) {
        if (decision instanceof Decision.Accepted accepted) return accepted;
        throw new AssertionError("expected to be accepted: " + decision);
    }

    static Rule refusal(Decision decision) {
        if (decision instanceof Decision.Rejected rejected) return rejected.rule();
        throw new AssertionError("expected to be refused: " + decision);
    }

    static Set<Flag> flags(Decision decision) {
        return accepted(decision).flags();
    }
}
