package vn.lienthong.reporting.dossier;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import vn.lienthong.reporting.domain.Dossier;

/** One dossier from its facts: all of them, or those recorded up to an instant. */
@Singleton
public class DossierReader {
    /** In one statement, so that all of it is of one state of the database. */
    private static final String FACTS = """
            select f, p.nextOffset, d.children
            from StoredFact f
            left join ReadPosition p on p.reader = :reader and p.partition = f.partition
            left join StoredDossier d on d.code = f.dossier
            where f.dossier = :code and f.recordedAt <= :upTo
            order by f.partition, f.logOffset
            """;
    /** Facts are never changed, and what is recorded later has a later time: no need for the same state here. */
    private static final String KNOWN =
            "select distinct f.dossier from StoredFact f where f.dossier in :children and f.recordedAt <= :upTo";

    /** Recorded times come from the database's clock, which may be ahead of ours: now means without limit. */
    private static final Instant WITHOUT_LIMIT = Instant.parse("9999-12-31T00:00:00Z");

    private final Entities entities;

    DossierReader(Entities entities) {
        this.entities = entities;
    }

    /** @param nextOffset of its partition: what the reading stands on */
    public record Reading(Dossier dossier, int partition, long nextOffset) {
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
        return entities.read(session -> session.createQuery(FACTS, Line.class)
                .setParameter("reader", ReadPosition.OF_VIEWS)
                .setParameter("code", code)
                .setParameter("upTo", upTo)
                .getResultList()
                .chain(lines -> lines.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : children(session, lines.getFirst().children(), upTo)
                                .map(children -> Optional.of(reading(code, lines, children)))));
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
        return new Reading(Dossier.of(code, facts, children), last.fact().partition, next);
    }
}
