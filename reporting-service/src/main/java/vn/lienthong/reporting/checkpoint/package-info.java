/** The log as signed trees: they grow, checkpoints are made of them, and proofs read from them. Runs on threads that may wait. */
package vn.lienthong.reporting.checkpoint;
