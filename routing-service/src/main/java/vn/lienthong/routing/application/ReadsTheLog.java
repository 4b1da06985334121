package vn.lienthong.routing.application;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.journal.Appended;
import vn.lienthong.journal.Head;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.consumer.LogReaction;
import vn.lienthong.journal.consumer.PlacedRecord;
import vn.lienthong.routing.domain.Routing;
import vn.lienthong.routing.domain.Telling;
import vn.lienthong.service.casefile.CaseFile;

/**
 * Takes what the log brings: load → decide → append, and keep what later decisions need. The heads of the shards
 * are locked before anything is loaded, so that no command decides on the same dossiers meanwhile; the questions are sent
 * behind the lock without waiting for it, the server keeps their order.
 */
@ApplicationScoped
public class ReadsTheLog implements LogReaction {
    private final Journal journal;
    private final KnownFacts facts;
    private final PlansRoute plans;
    private final AnswersReportedFact answers;
    private final Telling telling;
    private final InstantSource clock;

    public ReadsTheLog(
            Journal journal, KnownFacts facts, LiveCatalogue catalogue, Routing routing, InstantSource clock) {
        this.journal = journal;
        this.facts = facts;
        this.plans = new PlansRoute(catalogue);
        this.answers = new AnswersReportedFact(routing);
        this.telling = new LawOfTelling(catalogue);
        this.clock = clock;
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<PlacedRecord> records) {
        var relevant = relevant(records);
        if (relevant.isEmpty()) return Uni.createFrom().voidItem();
        return Uni.combine()
                .all()
                .unis(journal.heads().lock(tx, partitions(relevant)), load(tx, relevant))
                .with((heads, known) -> deliberate(heads, known, relevant))
                .chain(said -> Uni.combine()
                        .all()
                        .unis(journal.write(tx, said), facts.keep(tx, relevant))
                        .discardItems());
    }

    /** A part's change concerns its group and the parts beside it, and a group's its parts; most dossiers need no asking. */
    private Uni<Map<String, CaseFile>> load(SqlConnection tx, Map<PlacedRecord, Fact> relevant) {
        var kin = relevant.entrySet().stream()
                .filter(one -> Family.mayConcernOthers(one.getKey().record(), one.getValue()))
                .map(one -> one.getValue().dossier())
                .collect(Collectors.toSet());
        relevant.values().forEach(fact -> Family.groupOf(fact).ifPresent(kin::add));
        return facts.load(tx, dossiers(relevant)).chain(own -> {
            own.values().stream().filter(Family::isGroup).map(CaseFile::dossier).forEach(kin::add);
            return kin.isEmpty() ? Uni.createFrom().item(own) : withKin(tx, own, kin);
        });
    }

    private Uni<Map<String, CaseFile>> withKin(SqlConnection tx, Map<String, CaseFile> own, Set<String> kin) {
        return facts.families(tx, kin).chain(others -> {
            var more = new LinkedHashSet<>(kin);
            more.addAll(others);
            more.removeAll(own.keySet());
            return facts.load(tx, more).map(loaded -> {
                var all = new HashMap<>(own);
                all.putAll(loaded);
                return all;
            });
        });
    }

    /** What is to be written behind each of the locked heads. */
    private List<Appended> deliberate(
            Map<Integer, Head> heads, Map<String, CaseFile> known, Map<PlacedRecord, Fact> relevant) {
        var now = clock.instant();
        var deliberations = new TreeMap<Integer, Deliberation>();
        var append = journal.appending(versions(known));
        heads.forEach((shard, head) ->
                deliberations.put(shard, new Deliberation(plans, answers, telling, head, known, append, now)));
        relevant.forEach((placed, fact) -> deliberations.get(placed.partition()).take(placed, fact));
        return deliberations.values().stream()
                .map(Deliberation::said)
                .filter(said -> !said.records().isEmpty())
                .toList();
    }

    private static Map<String, Integer> versions(Map<String, CaseFile> known) {
        return known.values().stream().collect(Collectors.toMap(CaseFile::dossier, CaseFile::version));
    }

    private static Map<PlacedRecord, Fact> relevant(List<PlacedRecord> records) {
        var relevant = new LinkedHashMap<PlacedRecord, Fact>();
        for (var placed : records) {
            if (!Relevance.mayConcern(placed.record())) continue;
            var fact = Fact.of(placed.record(), placed.offset(), placed.recordedAt());
            if (Relevance.concerns(fact)) relevant.put(placed, fact);
        }
        return relevant;
    }

    private static Set<Integer> partitions(Map<PlacedRecord, Fact> relevant) {
        return relevant.keySet().stream().map(PlacedRecord::partition).collect(Collectors.toSet());
    }

    private static List<String> dossiers(Map<PlacedRecord, Fact> relevant) {
        return relevant.values().stream().map(Fact::dossier).distinct().collect(Collectors.toList());
    }
}
