package vn.lienthong.journal;

import java.time.Instant;
import vn.lienthong.contracts.log.Hash;

/**
 * How far a shard has come.
 *
 * @param position of the last record, 0 before the first
 * @param hash of the last record, {@link Hash#ZERO} before the first
 * @param time recorded time: no later record of the shard is recorded before it
 */
public record Head(int shard, long position, Hash hash, Instant time) {}
