package vn.lienthong.reporting.dossier;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import vn.lienthong.reporting.domain.Dossier;

/** One dossier from its facts: all of them, or those recorded up to an instant. */
@Singleton
public class DossierReader {
    /** In one statement, so that all of it is of one state of the database; one parameter for any number of codes. */
    private static final String FACTS = """
            select f, p.nextOffset, d.children
            from StoredFact f
            left join ReadPosition p on p.partition = f.partition
            left join StoredDossier d on d.code = f.dossier
            where cast(sql('? = any(?)', f.dossier, :codes) as Boolean) = true and f.recordedAt <= :upTo
            order by f.partition, f.logOffset
            """;
    /** Facts are never changed, and what is recorded later has a later time: no need for the same state here. */
    private static final String KNOWN =
            "select distinct f.dossier from StoredFact f where f.dossier in :children and f.recordedAt <= :upTo";

    /** Recorded times come from the database's clock, which may be ahead of ours: now means without limit. */
    static final Instant WITHOUT_LIMIT = Instant.parse("9999-12-31T00:00:00Z");

    private final Entities entities;

    DossierReader(Entities entities) {
        this.entities = entities;
    }

    /**
     * @param nextOffset of its partition: what the reading stands on
     * @param sealed free text that other services than intake had sealed, by the id of the fact
     */
    public record Reading(Dossier dossier, int partition, long nextOffset, Map<String, String> sealed) {
        /** Changes with every record that concerns the dossier. */
        public String version() {
            var last = dossier.facts().getLast().offset();
            return partition + "-" + last + "-" + dossier.children().size();
        }
    }

    /** A fact with what is said of its partition and of its dossier. */
    record Line(StoredFact fact, Long nextOffset, String[] children) {}

    /** Empty when nothing about it was recorded by then, or at all. */
    public Uni<Optional<Reading>> read(String code, Optional<Instant> asOf) {
        var upTo = asOf.orElse(WITHOUT_LIMIT);
        return entities.read(session -> lines(session, List.of(code), upTo)
                .chain(lines -> lines.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : children(session, lines.getFirst().children(), upTo)
                                .map(children -> Optional.of(reading(code, lines, children)))));
    }

    /** By code those of which something was recorded by then, without their children. */
    public Uni<Map<String, Reading>> readAll(Collection<String> codes, Optional<Instant> asOf) {
        return entities.read(session -> lines(session, codes, asOf.orElse(WITHOUT_LIMIT)))
                .map(lines -> lines.stream().collect(Collectors.groupingBy(line -> line.fact().dossier)))
                .map(dossiers -> dossiers.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, one -> reading(one.getKey(), one.getValue(), new TreeSet<>()))));
    }

    private static Uni<List<Line>> lines(StatelessSession session, Collection<String> codes, Instant upTo) {
        return session.createQuery(FACTS, Line.class)
                .setParameter("codes", codes.toArray(String[]::new))
                .setParameter("upTo", upTo)
                .getResultList();
    }

    private static Uni<SortedSet<String>> children(StatelessSession session, String[] children, Instant upTo) {
        if (children == null || children.length == 0) return Uni.createFrom().item(new TreeSet<>());
        return session.createQuery(KNOWN, String.class)
                .setParameter("children", Arrays.asList(children))
                .setParameter("upTo", upTo)
                .getResultList()
                .map(TreeSet::new);
    }

    private static Reading reading(String code, List<Line> lines, SortedSet<String> children) {
        var facts = lines.stream().map(line -> line.fact().fact()).toList();
        var last = lines.getLast();
        var next = last.nextOffset() == null ? last.fact().logOffset + 1 : last.nextOffset();
        return new Reading(Dossier.of(code, facts, children), last.fact().partition, next, sealed(lines));
    }

    private static Map<String, String> sealed(List<Line> lines) {
        var sealed = new LinkedHashMap<String, String>();
        for (var line : lines)
            if (line.fact().sealed != null) sealed.put(line.fact().fact().id(), line.fact().sealed);
        return sealed;
    }
}
