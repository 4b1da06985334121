package vn.lienthong.intake.adapter.postgres;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import vn.lienthong.intake.application.DossierKey;
import vn.lienthong.intake.application.DossierKeys;

/** The keys of the dossiers, in the one table that holds them. */
@Singleton
class DossierKeyTable implements DossierKeys {
    private final Pool pool;

    DossierKeyTable(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Map<String, DossierKey>> load(SqlClient client, Collection<String> dossiers) {
        if (dossiers.isEmpty()) return Uni.createFrom().item(Map.of());
        return client.preparedQuery("select dossier, key from dossier_key where dossier = any($1)")
                .execute(Tuple.of(dossiers.toArray(String[]::new)))
                .map(rows -> {
                    var keys = new HashMap<String, DossierKey>();
                    rows.forEach(row -> keys.put(
                            row.getString(0), DossierKey.stored(row.getBuffer(1).getBytes())));
                    return keys;
                });
    }

    @Override
    public Uni<Void> insert(SqlClient client, Map<String, DossierKey> keys) {
        if (keys.isEmpty()) return Uni.createFrom().voidItem();
        var dossiers = keys.keySet().toArray(String[]::new);
        var bytes = new Buffer[dossiers.length];
        for (int i = 0; i < dossiers.length; i++)
            bytes[i] = Buffer.buffer(keys.get(dossiers[i]).bytes());
        return client.preparedQuery(
                        "insert into dossier_key (dossier, key) select * from unnest($1::text[], $2::bytea[])")
                .execute(Tuple.of(dossiers, bytes))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> destroy(SqlClient client, Collection<String> dossiers) {
        return client.preparedQuery("delete from dossier_key where dossier = any($1)")
                .execute(Tuple.of(dossiers.toArray(String[]::new)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> purge() {
        return pool.query("vacuum (full) dossier_key").execute().replaceWithVoid();
    }
}
