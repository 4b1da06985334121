package vn.lienthong.reporting.checkpoint;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import vn.lienthong.audit.Chain;
import vn.lienthong.audit.Partition;
import vn.lienthong.proof.Checkpoint;
import vn.lienthong.proof.Digest;
import vn.lienthong.proof.MerkleTree;
import vn.lienthong.proof.PublicKey;
import vn.lienthong.proof.SignedNote;
import vn.lienthong.proof.SigningKey;
import vn.lienthong.proof.TiledTree;
import vn.lienthong.proof.TreeHead;

/** Makes checkpoints: grows the trees to the end of the log and signs where they stand. */
public final class Checkpoints {
    /** Held while one is made: of several instances one works, and the others find it done. */
    private static final long LOCK = 0x636865636bL; // "check"

    private final DataSource database;
    private final GrowsTrees grows;
    private final PublishedCheckpoints published;
    private final SigningKey key;
    private final InstantSource clock;

    Checkpoints(
            DataSource database,
            GrowsTrees grows,
            PublishedCheckpoints published,
            SigningKey key,
            InstantSource clock) {
        this.database = database;
        this.grows = grows;
        this.published = published;
        this.key = key;
        this.clock = clock;
    }

    public PublicKey key() {
        return key.publicKey();
    }

    /** @return the newest: a new one if anything came since the last; empty while the log is, or while another is at it */
    public Optional<MadeCheckpoint> make() {
        return withConnection(connection -> {
            if (!locked(connection, "pg_try_advisory_lock")) return new CheckpointTable(connection).last();
            try {
                grow(connection);
                sign(connection);
                publish(connection);
                return new CheckpointTable(connection).last();
            } finally {
                locked(connection, "pg_advisory_unlock");
            }
        });
    }

    public List<MadeCheckpoint> all() {
        return withConnection(connection -> new CheckpointTable(connection).all());
    }

    public Optional<MadeCheckpoint> numbered(long number) {
        return withConnection(connection -> new CheckpointTable(connection).numbered(number));
    }

    private static boolean locked(Connection connection, String function) throws SQLException {
        try (var lock = connection.prepareStatement("select " + function + "(?)")) {
            lock.setLong(1, LOCK);
            var answer = lock.executeQuery();
            return answer.next() && answer.getBoolean(1);
        }
    }

    /** Each partition in a transaction of its own: a first one over a long log keeps little in memory. */
    private void grow(Connection connection) throws SQLException {
        for (var partition : Partition.all()) {
            connection.setAutoCommit(false);
            try {
                grows.grow(connection, partition);
                connection.commit();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private void sign(Connection connection) throws SQLException {
        var table = new CheckpointTable(connection);
        var heads = heads(connection);
        var records = heads.stream().mapToLong(TreeHead::size).sum();
        var last = table.last();
        if (records == last.map(MadeCheckpoint::records).orElse(0L)) return;
        var note = SignedNote.of(new Checkpoint(key.publicKey().name(), heads).text(), key);
        var number = last.map(MadeCheckpoint::number).orElse(0L) + 1;
        table.insert(new MadeCheckpoint(number, clock.instant().truncatedTo(ChronoUnit.MILLIS), records, note));
    }

    private static List<TreeHead> heads(Connection connection) throws SQLException {
        var heads = new ArrayList<TreeHead>();
        for (var chain : Chain.all()) {
            var size = new StoredTrees(connection).size(chain).size();
            heads.add(new TreeHead(chain.tree(), size, root(connection, chain, size)));
        }
        return heads;
    }

    private static Digest root(Connection connection, Chain chain, long size) throws SQLException {
        var needed = TiledTree.needed(nodes -> new MerkleTree(nodes, size).root());
        return new MerkleTree(new StoredTrees(connection).tree(chain, size, needed)::node, size).root();
    }

    private void publish(Connection connection) throws SQLException {
        var table = new CheckpointTable(connection);
        for (var made : table.unpublished()) {
            published.publish(made, key.publicKey());
            table.published(made.number());
        }
    }

    /** The path from a record to the root of its tree in a checkpoint. */
    List<Digest> inclusion(Chain chain, long position, long size) {
        return path(chain, size, tree -> tree.inclusion(position - 1));
    }

    /** That a tree of that size is the beginning of this one. */
    List<Digest> consistency(Chain chain, long earlier, long size) {
        return path(chain, size, tree -> tree.consistency(earlier));
    }

    private List<Digest> path(Chain chain, long size, Path path) {
        var needed = TiledTree.needed(nodes -> path.of(new MerkleTree(nodes, size)));
        return withConnection(connection ->
                path.of(new MerkleTree(new StoredTrees(connection).tree(chain, size, needed)::node, size)));
    }

    private interface Path {
        List<Digest> of(MerkleTree tree);
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T withConnection(Work<T> work) {
        try (var connection = database.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("the trees of the log cannot be read or written", e);
        }
    }
}
