package vn.lienthong.reporting.projection;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import vn.lienthong.reporting.domain.Cell;

/** The ledger: lines are added and never changed. */
@Singleton
public class LedgerTable {
    private static final String INSERT = """
            insert into ledger_entry (partition, log_offset, recorded_at, business_day, channel, from_account,
                    to_account, amount, dossier, unit, procedure, field, officer, since, counted_by, cause_offset)
            select * from unnest($1::smallint[], $2::bigint[], $3::timestamptz[], $4::date[], $5::smallint[], $6::smallint[],
                    $7::smallint[], $8::smallint[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[],
                    $14::date[], $15::smallint[], $16::bigint[])
            """;

    Uni<Void> book(SqlConnection tx, List<BookedEntry> entries) {
        if (entries.isEmpty()) return Uni.createFrom().voidItem();
        var c = new Columns<>(entries);
        var tuple = Tuple.tuple()
                .addValue(c.shorts(BookedEntry::partition))
                .addValue(c.longs(BookedEntry::offset))
                .addValue(c.times(BookedEntry::recordedAt))
                .addValue(c.dates(e -> e.entry().posting().day()))
                .addValue(c.ordinals(e -> cell(e).channel()))
                .addValue(c.ordinals(e -> e.entry().posting().from()))
                .addValue(c.ordinals(e -> e.entry().posting().to()))
                .addValue(c.shorts(e -> e.entry().amount()))
                .addValue(c.texts(BookedEntry::dossier))
                .addValue(c.texts(e -> cell(e).unit()))
                .addValue(c.texts(e -> cell(e).procedure()))
                .addValue(c.texts(e -> cell(e).field()))
                .addValue(c.texts(e -> cell(e).officer()))
                .addValue(c.dates(e -> e.entry().posting().since()))
                .addValue(c.ordinals(e -> e.entry().posting().countedBy()))
                .addValue(c.someLongs(BookedEntry::earlierCause));
        return tx.preparedQuery(INSERT).execute(tuple).replaceWithVoid();
    }

    private static Cell cell(BookedEntry e) {
        return e.entry().posting().cell();
    }
}
