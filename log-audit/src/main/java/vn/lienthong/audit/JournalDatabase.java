package vn.lienthong.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyInputStream;
import vn.lienthong.contracts.log.Hash;
import vn.lienthong.contracts.value.Owner;

/** The database of an owner, read by somebody who may read all of it. */
public final class JournalDatabase {
    private static final String HEADS = "select shard, position, hash from shard_head where position > 0";
    private static final String RELAYED = "select shard, position, null::bytea from relay_position where position > 0";
    private static final String READERS = "select owner, shard, position, hash, reader from consumer_source";

    private final Owner owner;
    private final String url;
    private final String user;
    private final String password;

    public JournalDatabase(Owner owner, String url, String user, String password) {
        this.owner = owner;
        this.url = url;
        this.user = user;
        this.password = password;
    }

    public void read(Chain chain, Consumer<Link> each) {
        var query = "copy (select %s from event where shard = %d order by position) to stdout (format binary)"
                .formatted(EventRows.COLUMNS, chain.shard());
        try (var connection = connect();
                var rows = new CopyRows(new PGCopyInputStream(connection.unwrap(PGConnection.class), query))) {
            new EventRows(owner, rows).forEach(each);
        } catch (SQLException | IOException e) {
            throw cannotRead(e);
        }
    }

    /** Its heads, its relay and what it has read of others. */
    public List<Witness> witnesses() {
        var all = new ArrayList<Witness>();
        try (var connection = connect();
                var statement = connection.createStatement()) {
            var heads = statement.executeQuery(HEADS);
            while (heads.next())
                all.add(own(heads.getInt(1), heads.getLong(2), heads.getBytes(3), "the head in its table", false));
            var relayed = statement.executeQuery(RELAYED);
            while (relayed.next()) all.add(own(relayed.getInt(1), relayed.getLong(2), null, "its relay", true));
            var readers = statement.executeQuery(READERS);
            while (readers.next())
                all.add(new Witness(
                        new Chain(Owner.ofCode(readers.getString(1)), readers.getInt(2)),
                        readers.getLong(3),
                        Hash.of(readers.getBytes(4)),
                        "the reader " + readers.getString(5) + " of " + owner.code(),
                        true));
        } catch (SQLException e) {
            throw cannotRead(e);
        }
        return all;
    }

    private Witness own(int shard, long position, byte[] hash, String who, boolean ofLog) {
        return new Witness(new Chain(owner, shard), position, hash == null ? null : Hash.of(hash), who, ofLog);
    }

    public long records() {
        try (var connection = connect();
                var statement = connection.createStatement();
                var sum = statement.executeQuery("select coalesce(sum(position), 0) from shard_head")) {
            sum.next();
            return sum.getLong(1);
        } catch (SQLException e) {
            throw cannotRead(e);
        }
    }

    public Owner owner() {
        return owner;
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    private UncheckedIOException cannotRead(Exception e) {
        return new UncheckedIOException(
                new IOException("the database of " + owner.code() + " cannot be read: " + e.getMessage(), e));
    }
}
