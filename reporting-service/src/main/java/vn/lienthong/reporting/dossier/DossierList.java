package vn.lienthong.reporting.dossier;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** Pages of the table of dossiers. */
@Singleton
public class DossierList {
    private final Entities entities;
    private final DossierLines lines;

    DossierList(Entities entities, DossierLines lines) {
        this.entities = entities;
        this.lines = lines;
    }

    /**
     * @param total of all pages
     * @param next the cursor of the next page, or {@code null} on the last
     */
    public record Page(List<DossierLine> dossiers, long total, String next, Map<Integer, Long> logPosition) {}

    /** One more row than a page has, if there are more. */
    private record Found(List<StoredDossier> dossiers, long total, Map<Integer, Long> position) {}

    public Uni<Page> page(
            DossierFilter filter, Sort sort, Optional<Cursor> after, int limit, Instant now, boolean english) {
        return entities.readSnapshot(session -> find(session, filter, sort, after, limit + 1, now))
                .map(found -> page(found, sort, limit, now, english));
    }

    private static Uni<Found> find(
            StatelessSession session, DossierFilter filter, Sort sort, Optional<Cursor> after, int limit, Instant now) {
        return dossiers(session, Conditions.of(filter, now).behind(sort, after), sort, limit)
                .chain(dossiers -> total(session, Conditions.of(filter, now))
                        .chain(total -> position(session).map(position -> new Found(dossiers, total, position))));
    }

    private Page page(Found found, Sort sort, int limit, Instant now, boolean english) {
        var more = found.dossiers().size() > limit;
        var shown = more ? found.dossiers().subList(0, limit) : found.dossiers();
        var next = more ? sort.cursorOf(shown.getLast()).toString() : null;
        var read =
                shown.stream().map(dossier -> lines.of(dossier, now, english)).toList();
        return new Page(read, found.total(), next, found.position());
    }

    private static Uni<List<StoredDossier>> dossiers(
            StatelessSession session, Conditions conditions, Sort sort, int limit) {
        var query = "from StoredDossier d where " + conditions + " order by " + sort.property() + ", d.code";
        return conditions
                .set(session.createSelectionQuery(query, StoredDossier.class))
                .setMaxResults(limit)
                .getResultList();
    }

    private static Uni<Long> total(StatelessSession session, Conditions conditions) {
        var query = "select count(*) from StoredDossier d where " + conditions;
        return conditions.set(session.createSelectionQuery(query, Long.class)).getSingleResult();
    }

    private static Uni<Map<Integer, Long>> position(StatelessSession session) {
        return session.createSelectionQuery("from ReadPosition", ReadPosition.class)
                .getResultList()
                .map(positions -> {
                    var next = new TreeMap<Integer, Long>();
                    positions.forEach(each -> next.put((int) each.partition, each.nextOffset));
                    return next;
                });
    }
}
