package vn.lienthong.reporting.audit;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.lienthong.contracts.log.EventId;
import vn.lienthong.contracts.log.Shards;
import vn.lienthong.contracts.value.Owner;

/** Lists what was done to the log and its views, and what was filed, the latest first. */
@Singleton
public class AuditList {
    private static final String ACTS = """
            select position, type, dossier, payload, recorded_at, actor from event
            where shard = $1 and position < $2
              and recorded_at >= coalesce($3::timestamptz, '-infinity')
              and recorded_at < coalesce($4::timestamptz, 'infinity')
              and ($5::text is null or type = $5) and ($6::text is null or actor = $6)
            order by position desc limit $7
            """;

    private final Pool pool;

    AuditList(Pool pool) {
        this.pool = pool;
    }

    /** @param next the cursor of the next page, or {@code null} on the last */
    @Schema(name = "AuditPage")
    public record Page(List<AuditLine> acts, String next) {}

    /** @param before the position in the journal at which the page before ended */
    public Uni<Page> page(AuditFilter filter, Optional<Long> before, int limit) {
        var values = Tuple.tuple()
                .addInteger(Shards.AUDIT)
                .addLong(before.orElse(Long.MAX_VALUE))
                .addOffsetDateTime(time(filter.from()))
                .addOffsetDateTime(time(filter.to()))
                .addString(filter.type().orElse(null))
                .addString(filter.actor().orElse(null))
                .addInteger(limit + 1);
        return pool.preparedQuery(ACTS).execute(values).map(rows -> {
            var found = new ArrayList<Row>();
            rows.forEach(found::add);
            return page(found, limit);
        });
    }

    private static Page page(List<Row> found, int limit) {
        var shown = found.size() > limit ? found.subList(0, limit) : found;
        var next = found.size() > limit ? String.valueOf(shown.getLast().getLong("position")) : null;
        return new Page(shown.stream().map(AuditList::line).toList(), next);
    }

    private static AuditLine line(Row row) {
        var type = row.getString("type");
        return new AuditLine(
                EventId.of(Owner.REPORTING, Shards.AUDIT, row.getLong("position")),
                AuditLine.kind(type),
                row.getString("dossier"),
                row.getOffsetDateTime("recorded_at").toInstant(),
                row.getString("actor"),
                AuditLine.told(type, row.getString("payload")));
    }

    private static OffsetDateTime time(Optional<Instant> time) {
        return time.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null);
    }
}
