package vn.lienthong.audit;

import vn.lienthong.contracts.log.Hash;

/**
 * Somebody who knows how far a chain had come, and with which hash.
 *
 * @param who in words
 * @param ofLog whether the log must have come as far too, and not only the journal
 * @param hash null where only the position is known
 */
public record Witness(Chain chain, long position, Hash hash, String who, boolean ofLog) {}
