package vn.lienthong.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.stream.IntStream;
import vn.lienthong.contracts.log.Shards;
import vn.lienthong.contracts.value.Owner;

/** What is fixed when a journal is created, kept in it and compared at every start. */
record JournalIdentity(Owner owner, Shards shards) {

    Uni<Void> confirm(Pool pool) {
        return QuietConnection.inTransaction(
                        pool, tx -> create(tx).chain(() -> read(tx)).invoke(this::compare))
                .replaceWithVoid();
    }

    private Uni<Void> create(SqlConnection tx) {
        return tx.preparedQuery("""
                        insert into journal_identity (owner, shard_count, hash_function) values ($1, $2, $3)
                        on conflict do nothing""")
                .execute(Tuple.of(owner.code(), (short) shards.count(), shards.function()))
                .chain(() -> tx.preparedQuery("""
                        insert into shard_head (shard) select unnest($1::smallint[]) on conflict do nothing""")
                        .execute(Tuple.of(
                                shardsOfOwner().mapToObj(shard -> (short) shard).toArray(Short[]::new))))
                .replaceWithVoid();
    }

    private IntStream shardsOfOwner() {
        var dossiers = IntStream.range(0, shards.count());
        return switch (owner) {
            case INTAKE -> IntStream.concat(dossiers, IntStream.of(Shards.REFERENCE));
            case REPORTING -> IntStream.concat(dossiers, IntStream.of(Shards.AUDIT));
            case ROUTING, DEADLINE -> dossiers;
        };
    }

    private Uni<Row> read(SqlConnection tx) {
        return tx.query("select owner, shard_count, hash_function from journal_identity")
                .execute()
                .map(rows -> rows.iterator().next());
    }

    private void compare(Row row) {
        var found = new JournalIdentity(
                Owner.ofCode(row.getString("owner")),
                new Shards(row.getShort("shard_count"), row.getString("hash_function")));
        if (!found.equals(this)) throw new JournalMismatch("the database holds " + found + ", wanted is " + this);
    }
}
