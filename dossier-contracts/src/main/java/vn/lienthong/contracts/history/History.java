package vn.lienthong.contracts.history;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierWithdrawn;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.event.FactReported;
import vn.lienthong.contracts.event.ProcessingStopped;
import vn.lienthong.contracts.event.QuarantineSkipped;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.value.Flag;

/**
 * What is known of one dossier, in the one order that every decider, view and ledger folds it: by business time, then by
 * place in the log, where an answer stands at the place of the FactReported it answers, however late its owner gave it.
 * So the outcome depends neither on how the owners interleave nor on when something was learned. Corrected facts read
 * as corrected, annulled and skipped ones are gone; the corrections themselves are not part of the order.
 */
public final class History {
    private final List<Fact> effective;
    private final List<Fact> judged;
    private final Map<String, Fact> recorded;
    private final Set<String> voided;

    private History(List<Fact> effective, List<Fact> judged, Map<String, Fact> recorded, Set<String> voided) {
        this.effective = effective;
        this.judged = judged;
        this.recorded = recorded;
        this.voided = voided;
    }

    /** The history that these facts make, given in any order; a fact given twice counts once. */
    public static History of(Collection<Fact> known) {
        var facts = new LinkedHashMap<String, Fact>();
        inLogOrder(known).forEach(fact -> facts.putIfAbsent(fact.id(), fact));
        var recorded = new LinkedHashMap<>(facts);
        var places = places(facts);
        var voided = voided(facts);
        var judged = applyCorrections(facts, voided);
        var ordered = inOrder(facts, places);
        return new History(ordered, judged == facts ? ordered : inOrder(judged, places), recorded, voided);
    }

    private static List<Fact> inOrder(Map<String, Fact> facts, Map<String, Long> places) {
        return facts.values().stream()
                .sorted(Comparator.comparing(Fact::time)
                        .thenComparing(fact -> places.get(fact.id()))
                        .thenComparing(Fact::offset)
                        .thenComparing(Fact::position))
                .toList();
    }

    /** The facts to fold, in order. */
    public List<Fact> facts() {
        return effective;
    }

    /**
     * The facts to fold for whoever judges by time. They differ where a due date was corrected only when it had passed:
     * there the fact reads with the date that stood, and the correction itself has its place in the order.
     */
    public List<Fact> judgedByTime() {
        return judged;
    }

    /** The first close in this order (giải quyết xong, dừng xử lý, rút); a later one conflicts and posts nothing. */
    public Optional<Fact> close() {
        return effective.stream().filter(fact -> closes(fact.event())).findFirst();
    }

    /** Closes behind the first: kept, flagged CLOSE_CONFLICT by readers, without effect. */
    public List<Fact> conflictingCloses() {
        return effective.stream().filter(fact -> closes(fact.event())).skip(1).toList();
    }

    /** Reported facts that their owner has not answered yet. */
    public List<Fact> unanswered() {
        var answered = recorded.values().stream().map(Fact::causationId).collect(Collectors.toSet());
        return effective.stream()
                .filter(fact -> fact.event() instanceof FactReported && !answered.contains(fact.id()))
                .toList();
    }

    /**
     * When the suite learned of a fact (thời điểm ghi nhận): what answers a report was learned with the report, however
     * late its owner answered.
     */
    public Instant learnedAt(Fact fact) {
        return report(fact, recorded).orElse(fact).recordedAt();
    }

    /** The fact as it was recorded, whatever corrected it. */
    public Fact asRecorded(Fact fact) {
        return recorded.get(fact.id());
    }

    /** The corrections and annulments that count: none that was annulled itself. */
    public List<Fact> amendments() {
        return recorded.values().stream()
                .filter(fact -> amended(fact).isPresent() && !voided.contains(fact.id()))
                .toList();
    }

    /** What an amendment is about in the end, as it was recorded: not the amendment that it annuls, but the fact behind. */
    public Optional<Fact> subject(Fact amendment) {
        var about = amended(amendment).map(recorded::get);
        return about.flatMap(fact -> amended(fact).isPresent() ? subject(fact) : Optional.of(fact));
    }

    /** The fact with this id as it reads now. */
    public Optional<Fact> inForce(String id) {
        return effective.stream().filter(fact -> fact.id().equals(id)).findFirst();
    }

    public static boolean closes(DossierEvent event) {
        return event instanceof DossierResolved
                || event instanceof ProcessingStopped
                || event instanceof DossierWithdrawn;
    }

    private static List<Fact> inLogOrder(Collection<Fact> known) {
        return known.stream()
                .sorted(Comparator.comparingLong(Fact::offset).thenComparingLong(Fact::position))
                .toList();
    }

    private static Map<String, Long> places(Map<String, Fact> facts) {
        var places = new HashMap<String, Long>();
        facts.values().forEach(fact -> places.put(fact.id(), place(fact, facts)));
        return places;
    }

    private static long place(Fact fact, Map<String, Fact> facts) {
        return report(fact, facts).orElse(fact).offset();
    }

    /** The FactReported that a fact answers. */
    private static Optional<Fact> report(Fact fact, Map<String, Fact> facts) {
        return Optional.ofNullable(fact.causationId())
                .map(facts::get)
                .filter(cause -> cause.event() instanceof FactReported);
    }

    /**
     * In log order: a later correction of the same fact wins, and a correction can be annulled like any fact.
     *
     * @return the facts as they are judged by time; the same ones where nothing was corrected
     */
    private static Map<String, Fact> applyCorrections(Map<String, Fact> facts, Set<String> voided) {
        voided.forEach(facts::remove);
        var corrections = facts.values().stream()
                .filter(fact -> fact.event() instanceof FactCorrected)
                .toList();
        facts.values().removeIf(fact -> amends(fact.event()));
        if (corrections.isEmpty()) return facts;
        var judged = new LinkedHashMap<>(facts);
        for (var correction : corrections) correct(facts, judged, correction);
        return judged;
    }

    /** An annulled or skipped fact; an annulment that was itself annulled (looked at backwards) does not count. */
    private static Set<String> voided(Map<String, Fact> facts) {
        var gone = new HashSet<String>();
        for (var fact : List.copyOf(facts.values()).reversed()) {
            if (!gone.contains(fact.id())) target(fact.event()).ifPresent(gone::add);
        }
        return gone;
    }

    private static Optional<String> amended(Fact fact) {
        if (fact.event() instanceof FactCorrected corrected) return Optional.of(corrected.fact());
        return fact.event() instanceof FactAnnulled annulled ? Optional.of(annulled.fact()) : Optional.empty();
    }

    private static Optional<String> target(DossierEvent event) {
        if (event instanceof FactAnnulled annulled) return Optional.of(annulled.fact());
        if (event instanceof QuarantineSkipped skipped) return Optional.of(skipped.event());
        return Optional.empty();
    }

    private static void correct(Map<String, Fact> facts, Map<String, Fact> judged, Fact correction) {
        var said = (FactCorrected) correction.event();
        var reads = facts.computeIfPresent(said.fact(), (id, fact) -> corrected(fact, said, correction.flags()));
        if (reads == null) return;
        var stands = judged.merge(
                said.fact(), reads, (stood, read) -> LateCorrection.judged(stood, read, correction.time()));
        if (stands != reads) judged.put(correction.id(), correction);
    }

    private static Fact corrected(Fact fact, FactCorrected said, Set<Flag> flags) {
        return fact.reading(
                said.time() == null ? fact.time() : said.time(),
                said.data() == null
                        ? fact.event()
                        : EventTypes.decode(
                                EventTypes.nameOf(fact.event()), said.data().toString()),
                flags);
    }

    private static boolean amends(DossierEvent event) {
        return event instanceof FactCorrected || event instanceof FactAnnulled || event instanceof QuarantineSkipped;
    }
}
