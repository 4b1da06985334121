package vn.lienthong.reporting.checkpoint;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import vn.lienthong.audit.Chain;
import vn.lienthong.audit.Partition;
import vn.lienthong.contracts.log.Hash;
import vn.lienthong.proof.TiledTree;
import vn.lienthong.proof.TiledTree.Tile;

/** The tables {@code tree_size}, {@code tree_tile} and {@code tree_position}. */
final class StoredTrees {
    private static final String SIZE = "select size, hash from tree_size where owner = ? and shard = ?";
    private static final String STORE_SIZE = """
            insert into tree_size (owner, shard, size, hash) values (?, ?, ?, ?)
            on conflict (owner, shard) do update set size = excluded.size, hash = excluded.hash""";
    private static final String TILE =
            "select hashes from tree_tile where owner = ? and shard = ? and level = ? and tile = ?";
    private static final String STORE_TILE = """
            insert into tree_tile (owner, shard, level, tile, hashes) values (?, ?, ?, ?, ?)
            on conflict (owner, shard, level, tile) do update set hashes = excluded.hashes""";
    private static final String OFFSET = "select next_offset from tree_position where topic = ? and partition = ?";
    private static final String STORE_OFFSET = """
            insert into tree_position (topic, partition, next_offset) values (?, ?, ?)
            on conflict (topic, partition) do update set next_offset = excluded.next_offset""";

    private final Connection connection;

    StoredTrees(Connection connection) {
        this.connection = connection;
    }

    /** @param hash of the last record */
    record Size(long size, Hash hash) {
        static final Size NONE = new Size(0, Hash.ZERO);
    }

    Size size(Chain chain) throws SQLException {
        try (var query = connection.prepareStatement(SIZE)) {
            query.setString(1, chain.owner().code());
            query.setInt(2, chain.shard());
            var row = query.executeQuery();
            return row.next() ? new Size(row.getLong(1), Hash.of(row.getBytes(2))) : Size.NONE;
        }
    }

    TiledTree tree(Chain chain, long size, Set<Tile> tiles) throws SQLException {
        var found = new HashMap<Tile, byte[]>();
        try (var query = connection.prepareStatement(TILE)) {
            for (var tile : tiles) {
                query.setString(1, chain.owner().code());
                query.setInt(2, chain.shard());
                query.setInt(3, tile.level());
                query.setLong(4, tile.number());
                var row = query.executeQuery();
                if (row.next()) found.put(tile, row.getBytes(1));
            }
        }
        return new TiledTree(size, found);
    }

    void store(Chain chain, TiledTree tree, Hash last) throws SQLException {
        storeTiles(chain, tree.changed());
        try (var size = connection.prepareStatement(STORE_SIZE)) {
            size.setString(1, chain.owner().code());
            size.setInt(2, chain.shard());
            size.setLong(3, tree.size());
            size.setBytes(4, last.bytes());
            size.executeUpdate();
        }
    }

    private void storeTiles(Chain chain, Map<Tile, byte[]> tiles) throws SQLException {
        try (var store = connection.prepareStatement(STORE_TILE)) {
            for (var tile : tiles.entrySet()) {
                store.setString(1, chain.owner().code());
                store.setInt(2, chain.shard());
                store.setInt(3, tile.getKey().level());
                store.setLong(4, tile.getKey().number());
                store.setBytes(5, tile.getValue());
                store.addBatch();
            }
            store.executeBatch();
        }
    }

    long offset(Partition partition) throws SQLException {
        try (var query = connection.prepareStatement(OFFSET)) {
            query.setString(1, partition.topic());
            query.setInt(2, partition.number());
            var row = query.executeQuery();
            return row.next() ? row.getLong(1) : 0;
        }
    }

    void store(Partition partition, long offset) throws SQLException {
        try (var store = connection.prepareStatement(STORE_OFFSET)) {
            store.setString(1, partition.topic());
            store.setInt(2, partition.number());
            store.setLong(3, offset);
            store.executeUpdate();
        }
    }
}
