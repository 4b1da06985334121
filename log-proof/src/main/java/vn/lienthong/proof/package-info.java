/** Merkle trees over the log (RFC 9162), signed checkpoints and proofs; nothing but the JDK, so that anybody can check. */
package vn.lienthong.proof;
