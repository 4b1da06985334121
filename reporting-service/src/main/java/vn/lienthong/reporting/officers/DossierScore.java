package vn.lienthong.reporting.officers;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Set;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.SupplementRequested;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.value.FeedbackKind;
import vn.lienthong.reporting.domain.Course.Closing;
import vn.lienthong.reporting.domain.Punctuality;
import vn.lienthong.reporting.dossier.FeedbackGiven;
import vn.lienthong.reporting.legs.Part;
import vn.lienthong.reporting.legs.Parts;
import vn.lienthong.reporting.report.CountedDossier;

/**
 * What a dossier that was decided scores in the indices of one dossier, by what the log knows of it.
 *
 * <ul>
 *   <li>1: when it was closed, against the due date in force; an extension with an apology is no regulated time.
 *   <li>2: each leg against its own limit; of a dossier that one agency handled alone as 1.
 *   <li>3: each request for a supplement after reception is a contact. Whose fault it was the log does not say.
 *   <li>4: who requested supplements: nobody, only the unit that received the dossier, or another one.
 *   <li>7: early, on time, or late or with a complaint that was not found to be unfounded.
 * </ul>
 */
final class DossierScore {
    private static final Set<FeedbackKind> COMPLAINT = Set.of(FeedbackKind.COMPLAINT);

    private final CountedDossier counted;
    private final Closing closing;

    private DossierScore(CountedDossier counted, Closing closing) {
        this.counted = counted;
        this.closing = closing;
    }

    static Scores of(CountedDossier counted, Closing closing) {
        var score = new DossierScore(counted, closing);
        var requests = score.supplementRequests();
        var points = new EnumMap<Index, Points>(Index.class);
        points.put(Index.TOTAL_TIME, Points.of(score.punctuality()));
        points.put(Index.AGENCY_TIME, score.agencies());
        points.put(Index.CONTACTS, Points.ofTimes(requests.size()));
        points.put(Index.AGENCIES, score.contacted(requests));
        points.put(Index.ATTITUDE, score.attitude());
        return new Scores(points);
    }

    private Punctuality punctuality() {
        return closing.savedByExtension() ? Punctuality.LATE : closing.punctuality();
    }

    /** Legs without a limit of their own are not scored. */
    private Points agencies() {
        var legs = Parts.of(counted.dossier(), closing.at().plusMillis(1)).stream()
                .filter(part -> part.kind() == Part.Kind.LEG)
                .toList();
        if (legs.isEmpty()) return Points.of(punctuality());
        return legs.stream()
                .filter(leg -> leg.dueAt() != null && leg.punctuality() != null)
                .map(leg -> Points.of(leg.punctuality()))
                .reduce(Points.NONE, Points::plus);
    }

    private List<Fact> supplementRequests() {
        var facts = counted.dossier().history().facts();
        var behindReception = facts.stream().dropWhile(fact -> !(fact.event() instanceof DossierReceived));
        return behindReception
                .filter(fact -> fact.event() instanceof SupplementRequested)
                .filter(fact -> !fact.time().isAfter(closing.at()))
                .toList();
    }

    private Points contacted(List<Fact> requests) {
        if (requests.isEmpty()) return Points.of(2);
        var desk = counted.reception().event().unit();
        return Points.of(requests.stream().allMatch(request -> desk.equals(request.unit())) ? 1 : 0);
    }

    private Points attitude() {
        var complained = FeedbackGiven.stands(counted.dossier().history(), COMPLAINT, Instant.MAX);
        return complained ? Points.of(0) : Points.of(punctuality());
    }
}
