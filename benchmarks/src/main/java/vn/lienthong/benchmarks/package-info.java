/** Benchmarks: ours and peers side by side. */
package vn.lienthong.benchmarks;
