package vn.lienthong.reporting.checkpoint;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import vn.lienthong.audit.Chain;
import vn.lienthong.audit.KafkaLog;
import vn.lienthong.audit.Partition;
import vn.lienthong.contracts.log.Hash;
import vn.lienthong.contracts.log.HashChain;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.log.UnreadableEvent;
import vn.lienthong.proof.ProvedFact;
import vn.lienthong.proof.TiledTree;

/**
 * Reads a partition of the log on from where its trees stand. A record becomes a leaf when it is the next of its chain, follows
 * the one before and reads as it was hashed; a lower one was sent again, a higher one will be. At the first that fits nowhere
 * the partition's trees stop growing, with an alarm: no checkpoint is ever signed over it.
 */
final class GrowsTrees {
    private static final Logger LOG = Logger.getLogger(GrowsTrees.class);

    private final KafkaLog log;

    GrowsTrees(KafkaLog log) {
        this.log = log;
    }

    void grow(Connection connection, Partition partition) throws SQLException {
        var stored = new StoredTrees(connection);
        var growing = new Growing(partition, stored.offset(partition));
        for (var chain : partition.chains()) {
            var size = stored.size(chain);
            growing.trees.put(
                    chain, new Tree(stored.tree(chain, size.size(), TiledTree.edge(size.size())), size.hash()));
        }
        log.bytes(partition, growing.nextOffset, growing);
        for (var tree : growing.trees.entrySet())
            if (!tree.getValue().leaves.changed().isEmpty())
                stored.store(tree.getKey(), tree.getValue().leaves, tree.getValue().last);
        stored.store(partition, growing.nextOffset);
    }

    private static final class Tree {
        private final TiledTree leaves;
        private Hash last;

        Tree(TiledTree leaves, Hash last) {
            this.leaves = leaves;
            this.last = last;
        }
    }

    private static final class Growing implements KafkaLog.Reader {
        private final Partition partition;
        private final Map<Chain, Tree> trees = new HashMap<>();
        private long nextOffset;
        private boolean stopped;

        Growing(Partition partition, long nextOffset) {
            this.partition = partition;
            this.nextOffset = nextOffset;
        }

        @Override
        public void record(ConsumerRecord<byte[], byte[]> raw) {
            if (stopped) return;
            try {
                accept(KafkaLog.decode(partition, raw));
                if (!stopped) nextOffset = raw.offset() + 1;
            } catch (UnreadableEvent e) {
                stop(e.getMessage());
            }
        }

        private void accept(LogRecord record) {
            var tree = trees.get(new Chain(record.owner(), record.shard()));
            if (tree == null) stop(record.id() + " does not belong here");
            else if (record.position() != tree.leaves.size() + 1) return; // sent again, or to be sent again
            else if (!record.previousHash().equals(tree.last)
                    || !HashChain.hash(record).equals(record.hash()))
                stop(record.id() + " does not follow what was signed");
            else {
                tree.leaves.add(ProvedFact.leaf(record.hash().bytes()));
                tree.last = record.hash();
            }
        }

        @Override
        public void unreadable(long offset, String why) {
            stop("offset " + offset + ": " + why);
        }

        private void stop(String why) {
            if (!stopped)
                LOG.errorf("no checkpoint covers %s-%d any further: %s", partition.topic(), partition.number(), why);
            stopped = true;
        }
    }
}
