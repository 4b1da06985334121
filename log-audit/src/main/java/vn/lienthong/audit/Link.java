package vn.lienthong.audit;

import vn.lienthong.contracts.log.Hash;
import vn.lienthong.contracts.log.HashChain;
import vn.lienthong.contracts.log.LogRecord;

/**
 * What counts of a record for its chain.
 *
 * @param stored the hash that stands with it
 * @param computed the hash that it must have; {@link Hash#ZERO} where its fields cannot be read
 * @param record null where only the hashes are known
 */
public record Link(long position, Hash previous, Hash stored, Hash computed, LogRecord record) {
    public static Link of(LogRecord record) {
        return new Link(record.position(), record.previousHash(), record.hash(), HashChain.hash(record), record);
    }

    boolean isAltered() {
        return !computed.equals(stored);
    }
}
