/** Recomputes the chains of journals and log, holds them against each other and names what is wrong with which record. */
package vn.lienthong.audit;
