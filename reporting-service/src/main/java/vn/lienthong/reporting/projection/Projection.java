package vn.lienthong.reporting.projection;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.event.SourceCompleteUpTo;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.journal.consumer.PlacedRecord;
import vn.lienthong.reporting.domain.Dossier;
import vn.lienthong.reporting.projection.DossierTable.Families;
import vn.lienthong.reporting.projection.SourceTables.Complete;
import vn.lienthong.reporting.projection.SourceTables.PostsFor;

/**
 * Brings facts, dossiers, ledger and balances of the set of views that was entered forward by a batch of records: load all
 * dossiers concerned, fold in memory, write each table once.
 */
@Singleton
public class Projection {
    private final FactTable facts;
    private final DossierTable dossiers;
    private final LedgerTable ledger;
    private final BalanceTables balances;
    private final SourceTables sources;
    private final DueSoonDates dueSoon;

    public Projection(
            FactTable facts,
            DossierTable dossiers,
            LedgerTable ledger,
            BalanceTables balances,
            SourceTables sources,
            DueSoonDates dueSoon) {
        this.facts = facts;
        this.dossiers = dossiers;
        this.ledger = ledger;
        this.balances = balances;
        this.sources = sources;
        this.dueSoon = dueSoon;
    }

    /** A record with the fact it carries. */
    private record Read(PlacedRecord placed, Fact fact) {
        static Read of(PlacedRecord placed) {
            return new Read(placed, Fact.of(placed.record(), placed.offset(), placed.recordedAt()));
        }

        boolean isOfDossier() {
            return !(fact.event() instanceof SourceCompleteUpTo);
        }
    }

    public Uni<Void> bringForward(SqlConnection tx, List<PlacedRecord> records) {
        var read = records.stream().map(Read::of).toList();
        var ofDossiers = read.stream().filter(Read::isOfDossier).toList();
        var stored = ofDossiers.stream().map(Read::placed).toList();
        return load(tx, ofDossiers)
                .map(known -> fold(known, ofDossiers))
                .call(() -> facts.store(tx, stored))
                .call(fold -> dossiers.store(tx, rows(fold)))
                .call(fold -> book(tx, fold.entries()))
                .call(() -> sources.postsFor(tx, postsFor(ofDossiers)))
                .call(() -> sources.complete(tx, statements(read)))
                .replaceWithVoid();
    }

    private Uni<Void> book(SqlConnection tx, List<BookedEntry> entries) {
        return ledger.book(tx, entries).chain(() -> balances.add(tx, entries));
    }

    /** The dossiers of the records, and of those that belong to a group the parents, as known so far. */
    private Uni<Map<String, Dossier>> load(SqlConnection tx, List<Read> records) {
        var named = named(records);
        return dossiers.families(tx, named)
                .chain(families -> familiesWithParents(tx, named, families))
                .chain(families -> {
                    var codes = withParents(named, families);
                    return facts.load(tx, codes)
                            .chain(known -> withTold(tx, codes, known, families))
                            .map(known -> dossiers(known, families));
                });
    }

    /** A part whose reception was annulled names its parent nowhere but in its facts, and may be a part again by the next. */
    private Uni<Map<String, List<Fact>>> withTold(
            SqlConnection tx, Collection<String> loaded, Map<String, List<Fact>> known, Families families) {
        var told = known.values().stream()
                .flatMap(List::stream)
                .flatMap(fact -> toldParent(fact).stream())
                .filter(code -> !loaded.contains(code))
                .collect(Collectors.toSet());
        if (told.isEmpty()) return Uni.createFrom().item(known);
        return dossiers.families(tx, told)
                .invoke(more -> more.children().forEach(families.children()::putIfAbsent))
                .chain(() -> facts.load(tx, told))
                .map(more -> {
                    var all = new HashMap<>(known);
                    all.putAll(more);
                    return all;
                });
    }

    private static Optional<String> toldParent(Fact fact) {
        if (fact.event() instanceof DossierReceived e) return Optional.ofNullable(e.parent());
        if (fact.event() instanceof FactCorrected e
                && e.data() != null
                && e.data().hasNonNull("parent"))
            return Optional.of(e.data().get("parent").asText());
        return Optional.empty();
    }

    private Uni<Families> familiesWithParents(SqlConnection tx, Set<String> named, Families families) {
        var missing = new LinkedHashSet<>(families.parents());
        missing.removeAll(named);
        if (missing.isEmpty()) return Uni.createFrom().item(families);
        return dossiers.families(tx, missing)
                .invoke(more -> families.children().putAll(more.children()))
                .replaceWith(families);
    }

    private static Set<String> named(List<Read> records) {
        var codes = new LinkedHashSet<String>();
        for (var read : records) {
            codes.add(read.fact().dossier());
            toldParent(read.fact()).ifPresent(codes::add);
        }
        return codes;
    }

    private static Collection<String> withParents(Set<String> named, Families families) {
        var codes = new LinkedHashSet<>(named);
        codes.addAll(families.parents());
        return codes;
    }

    private static Map<String, Dossier> dossiers(Map<String, List<Fact>> facts, Families families) {
        var dossiers = new HashMap<String, Dossier>();
        facts.forEach((code, known) -> dossiers.put(code, dossier(code, known, families)));
        families.children()
                .keySet()
                .forEach(code -> dossiers.computeIfAbsent(code, _ -> dossier(code, List.of(), families)));
        return dossiers;
    }

    private static Dossier dossier(String code, List<Fact> facts, Families families) {
        return Dossier.of(code, facts, families.children().getOrDefault(code, new TreeSet<>()));
    }

    private static BatchFold fold(Map<String, Dossier> known, List<Read> records) {
        var fold = new BatchFold(known);
        records.forEach(read -> fold.apply(read.placed().partition(), read.fact()));
        return fold;
    }

    private List<DossierRow> rows(BatchFold fold) {
        return fold.touched().entrySet().stream()
                .map(touched -> DossierRow.of(touched.getValue(), fold.changed(touched.getKey()), dueSoon))
                .toList();
    }

    private static Set<PostsFor> postsFor(List<Read> records) {
        return records.stream()
                .filter(read -> read.placed().record().origin() != null)
                .filter(read -> read.fact().event() instanceof DossierReceived)
                .map(read -> new PostsFor(
                        read.placed().partition(),
                        read.placed().record().origin().source(),
                        ((DossierReceived) read.fact().event()).unit()))
                .collect(Collectors.toSet());
    }

    private static List<Complete> statements(List<Read> records) {
        return records.stream()
                .filter(read -> read.fact().event() instanceof SourceCompleteUpTo)
                .map(read -> new Complete(read.placed().partition(), (SourceCompleteUpTo)
                        read.fact().event()))
                .toList();
    }
}
