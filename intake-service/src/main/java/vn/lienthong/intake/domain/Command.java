package vn.lienthong.intake.domain;

import java.time.Instant;
import java.util.Set;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.post.PostTypes;
import vn.lienthong.contracts.post.PostedFact;
import vn.lienthong.contracts.post.Received;
import vn.lienthong.contracts.value.PostId;

/**
 * Someone says that something happened to a dossier.
 *
 * @param dossier its code, issued beforehand where the source gave none
 * @param time business time
 * @param poster who says so
 * @param origin the identity the poster gave it, or {@code null}
 * @param corrects of a correction, what it must know; {@code null} of anything else
 * @param closed the first close by an agency that a person can know of; {@code null} if there is none, and for posts,
 *     which are decided on intake's own facts alone
 * @param part of a part of a group, to what it belongs; {@code null} of every other dossier
 * @param parent the dossier under which another is received because somebody says so, as it is known; {@code null} if none
 */
public record Command(
        String dossier,
        Instant time,
        PostTypes.Kind kind,
        PostedFact fact,
        Poster poster,
        PostId origin,
        Corrects corrects,
        AgencyClose closed,
        Part part,
        Dossier parent) {
    public Command(
            String dossier,
            Instant time,
            PostTypes.Kind kind,
            PostedFact fact,
            Poster poster,
            PostId origin,
            Corrects corrects,
            AgencyClose closed) {
        this(dossier, time, kind, fact, poster, origin, corrects, closed, null, null);
    }

    /** The reception of a part of a group, in the name of the desk that received the group. */
    public static Command receptionOf(Part part, Received reception, Instant time) {
        var kind = PostTypes.named("received").orElseThrow();
        return new Command(null, time, kind, reception, Poster.system(reception.unit()), null, null, null, part, null);
    }

    /**
     * To what a part of a group belongs; it stays so however its reception is corrected.
     *
     * @param opened id of the fact that called for it
     * @param resolver the agency that resolves it
     */
    public record Part(String group, String opened, String resolver) {
        static Part of(DossierReceived received) {
            return received.part() == null ? null : new Part(received.parent(), received.part(), received.resolver());
        }
    }

    /** The same about the dossier whose code was issued meanwhile. */
    public Command about(String code) {
        return new Command(code, time, kind, fact, poster, origin, corrects, closed, part, parent);
    }

    /** The same, of which it is known by now what corrects what. */
    public Command correcting(Corrects known) {
        return new Command(dossier, time, kind, fact, poster, origin, known, closed, part, parent);
    }

    /** The same, to be received under that dossier. */
    public Command under(Dossier whole) {
        return new Command(dossier, time, kind, fact, poster, origin, corrects, closed, part, whole);
    }

    public Command knowing(AgencyClose close) {
        return new Command(dossier, time, kind, fact, poster, origin, corrects, close, part, parent);
    }

    /**
     * @param fact the event id of the corrected fact, maybe of another owner; {@code null} if there is none
     * @param refused the ids of the dossier's reported facts that their owners have refused
     */
    public record Corrects(String fact, Set<String> refused) {}

    /**
     * @param unit the plain code of the unit he speaks for
     * @param interactive a person at a screen, who speaks for his own unit alone and can be asked to think again; a
     *     system speaks for the units below as well and reports what has happened
     * @param override the ground on which a person breaks a rule knowingly, or {@code null}
     */
    public record Poster(String unit, boolean interactive, String override) {
        public static Poster system(String unit) {
            return new Poster(unit, false, null);
        }
    }
}
