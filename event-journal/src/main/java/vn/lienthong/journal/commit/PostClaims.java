package vn.lienthong.journal.commit;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.lienthong.contracts.log.EventId;
import vn.lienthong.contracts.log.Hash;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.journal.Journal;

/** The posts that were accepted, by (source, id), with the answer that each got first and the end of a pending one. */
public final class PostClaims {
    private static final String FIND = """
            select c.source, c.id, c.fingerprint, c.dossier, c.shard, c.position, c.outcome, c.flags, c.problem
            from unnest($1::text[], $2::text[]) p (source, id),
            lateral (select * from post_claim where source = p.source and id = p.id limit 1) c""";

    private static final String PENDING =
            "select shard, position from post_claim where dossier = $1 and outcome = 'P' and position is not null";

    private static final String REFUSED =
            "select shard, position from post_claim where dossier = $1 and outcome = 'R' and position is not null";

    private static final String INSERT = """
            insert into post_claim (source, id, fingerprint, dossier, shard, position, outcome)
            select * from unnest($1::text[], $2::text[], $3::bytea[], $4::text[], $5::smallint[], $6::bigint[],
                $7::"char"[])""";

    private static final String END = """
            update post_claim c set outcome = e.outcome, flags = e.flags, problem = e.problem
            from (select * from unnest($1::text[], $2::text[], $3::"char"[], $4::text[], $5::text[])
                e (source, id, outcome, flags, problem) order by source, id) e
            where c.source = e.source and c.id = e.id and c.outcome = 'P'""";

    private final Journal journal;

    public PostClaims(Journal journal) {
        this.journal = journal;
    }

    /** How a pending post ended: APPLIED with the flags of the owner's fact, or REJECTED with the owner's problem. */
    public record End(PostId post, ClaimOutcome outcome, Set<Flag> flags, String problem) {}

    /** What became of this post; empty if it was never accepted. */
    public Uni<Optional<ClaimedPost>> find(SqlClient client, PostId post) {
        return stored(client, List.of(post))
                .map(found -> Optional.ofNullable(found.get(post)).map(Stored::post));
    }

    /** The facts of this dossier that wait for the word of their owner. */
    public Uni<List<LogRecord>> pending(SqlClient client, String dossier) {
        return ids(client, PENDING, dossier).chain(ids -> journal.events().at(client, ids));
    }

    /** The ids of the facts of this dossier that their owner refused. */
    public Uni<List<EventId>> refused(SqlClient client, String dossier) {
        return ids(client, REFUSED, dossier);
    }

    private Uni<List<EventId>> ids(SqlClient client, String statement, String dossier) {
        return client.preparedQuery(statement).execute(Tuple.of(dossier)).map(rows -> rows.stream()
                .map(row -> new EventId(journal.owner(), row.getShort(0), row.getLong(1)))
                .toList());
    }

    /** Ends pending posts; one that is not pending any more keeps its end. */
    public Uni<Void> end(SqlConnection tx, List<End> ends) {
        if (ends.isEmpty()) return Uni.createFrom().voidItem();
        return tx.preparedQuery(END)
                .execute(Tuple.of(
                        texts(ends, end -> end.post().source()),
                        texts(ends, end -> end.post().id()),
                        texts(ends, end -> letter(end.outcome())),
                        texts(ends, end -> Flag.text(end.flags())),
                        texts(ends, End::problem)))
                .replaceWithVoid();
    }

    /** An accepted post as the table keeps it: half of the fingerprint tells another body well enough. */
    record Stored(ClaimedPost post, Buffer fingerprint) {
        boolean isOf(Claim claim) {
            return fingerprint.equals(half(claim.fingerprint()));
        }
    }

    /** A post that is being accepted; the fact is null if it brings none. */
    record Fresh(Claim claim, String dossier, LogRecord fact, ClaimOutcome outcome) {
        Stored stored() {
            var flags = fact == null ? Set.<Flag>of() : fact.flags();
            var post = new ClaimedPost(claim.post(), dossier, fact, outcome, flags, null);
            return new Stored(post, half(claim.fingerprint()));
        }
    }

    Uni<Map<PostId, Stored>> stored(SqlClient client, Collection<PostId> posts) {
        if (posts.isEmpty()) return Uni.createFrom().item(Map.of());
        return client.preparedQuery(FIND)
                .execute(Tuple.of(texts(posts, PostId::source), texts(posts, PostId::id)))
                .chain(rows -> facts(client, rows).map(facts -> read(rows, facts)));
    }

    /** Asks nothing where nothing was found, as is the rule. */
    private Uni<Map<String, LogRecord>> facts(SqlClient client, RowSet<Row> rows) {
        var ids = rows.stream().flatMap(row -> event(row).stream()).toList();
        return journal.events().at(client, ids).map(facts -> facts.stream()
                .collect(Collectors.toMap(LogRecord::id, fact -> fact)));
    }

    private Map<PostId, Stored> read(RowSet<Row> rows, Map<String, LogRecord> facts) {
        var found = new HashMap<PostId, Stored>();
        rows.forEach(row -> found.put(
                new PostId(row.getString(0), row.getString(1)),
                read(row, event(row).map(id -> facts.get(id.toString())).orElse(null))));
        return found;
    }

    private Optional<EventId> event(Row row) {
        return Optional.ofNullable(row.getShort(4)).map(shard -> new EventId(journal.owner(), shard, row.getLong(5)));
    }

    /**
     * Claims all, or fails with a unique violation if another instance has claimed one meanwhile: sorted, so that two
     * transactions wait for each other in one order.
     */
    Uni<Void> insert(SqlConnection tx, List<Fresh> fresh) {
        if (fresh.isEmpty()) return Uni.createFrom().voidItem();
        var sorted = fresh.stream()
                .sorted(Comparator.comparing((Fresh f) -> f.claim().post().source())
                        .thenComparing(f -> f.claim().post().id()))
                .toList();
        return tx.preparedQuery(INSERT).execute(columns(sorted)).replaceWithVoid();
    }

    private static Tuple columns(List<Fresh> sorted) {
        return Tuple.tuple()
                .addValue(texts(sorted, f -> f.claim().post().source()))
                .addValue(texts(sorted, f -> f.claim().post().id()))
                .addValue(
                        sorted.stream().map(f -> half(f.claim().fingerprint())).toArray(Buffer[]::new))
                .addValue(texts(sorted, Fresh::dossier))
                .addValue(sorted.stream()
                        .map(f -> f.fact() == null ? null : (short) f.fact().shard())
                        .toArray(Short[]::new))
                .addValue(sorted.stream()
                        .map(f -> f.fact() == null ? null : f.fact().position())
                        .toArray(Long[]::new))
                .addValue(texts(sorted, f -> letter(f.outcome())));
    }

    private static Stored read(Row row, LogRecord fact) {
        var flags = EnumSet.noneOf(Flag.class);
        if (fact != null) flags.addAll(fact.flags());
        flags.addAll(Flag.parse(row.getString(7)));
        var post = new PostId(row.getString(0), row.getString(1));
        var claimed = new ClaimedPost(post, row.getString(3), fact, outcome(row.getString(6)), flags, row.getString(8));
        return new Stored(claimed, Buffer.buffer(row.getBuffer(2).getBytes()));
    }

    private static Buffer half(Hash fingerprint) {
        return Buffer.buffer(fingerprint.bytes()).slice(0, Hash.LENGTH / 2);
    }

    private static String letter(ClaimOutcome outcome) {
        return outcome.name().substring(0, 1);
    }

    private static ClaimOutcome outcome(String letter) {
        return switch (letter) {
            case "A" -> ClaimOutcome.APPLIED;
            case "P" -> ClaimOutcome.PENDING;
            case "R" -> ClaimOutcome.REJECTED;
            default -> throw new IllegalStateException("unknown outcome " + letter);
        };
    }

    private static <T> String[] texts(Collection<T> rows, Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
